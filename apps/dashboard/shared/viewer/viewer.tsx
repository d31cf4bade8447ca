import { createContext, useContext } from 'react'
import type { Catalogues } from '../catalogue/catalogue.js'
import type { Channel, Person, Unit, Viewer } from '../api/schema.generated.js'

/** Who is signed in, the units and people by id, the channels by code, and the catalogues by their campaigns. */
export interface Signed {
  readonly me: Viewer
  readonly units: ReadonlyMap<string, Unit>
  readonly people: ReadonlyMap<string, Person>
  readonly channels: ReadonlyMap<string, Channel>
  readonly catalogues: Catalogues
}

export const SignedContext = createContext<Signed | null>(null)

/** Whoever is signed in; only inside the frame, which shows nothing before it knows. */
export const useSigned = (): Signed => {
  const signed = useContext(SignedContext)
  if (!signed) throw new Error('useSigned outside the frame of the signed-in pages')
  return signed
}
