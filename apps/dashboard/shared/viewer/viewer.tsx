import { createContext, useContext } from 'react'
import type { Person, Unit, Viewer } from '../api/schema.generated.js'

/** Who is signed in, and the units and people by id. */
export interface Signed {
  readonly me: Viewer
  readonly units: ReadonlyMap<string, Unit>
  readonly people: ReadonlyMap<string, Person>
}

export const SignedContext = createContext<Signed | null>(null)

/** Whoever is signed in; only inside the frame, which shows nothing before it knows. */
export const useSigned = (): Signed => {
  const signed = useContext(SignedContext)
  if (!signed) throw new Error('useSigned outside the frame of the signed-in pages')
  return signed
}
