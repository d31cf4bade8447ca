import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import type { Clock } from '@huiyin/kernel'
import { keepSealed, sealer, type EventStore, type Sealer, type TrustedSeal } from '@huiyin/event-sourcing'
import { z } from 'zod'

const line = z.object({ position: z.number().int(), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** The file of seals says something that is no seal. */
export class BadSealFile extends Error {
  override name = 'BadSealFile'
}

/** The seals kept in a file: what `verify` may trust, as long as nobody who can write the log can write the file. */
export const trustedSealsIn = (file: string): readonly TrustedSeal[] => {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
  return lines.map((text, index) => {
    try {
      return line.parse(JSON.parse(text)) as TrustedSeal
    } catch {
      throw new BadSealFile(`line ${index + 1} of ${file} is no seal (position and hash as JSON)`)
    }
  })
}

const keep = (file: string, { position, hash }: TrustedSeal): void => {
  if (trustedSealsIn(file).some((seal) => seal.hash === hash)) return
  const descriptor = openSync(file, 'a', 0o600)
  try {
    appendFileSync(descriptor, `${JSON.stringify({ position, hash })}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Seals the log while the installation runs and writes each seal to a file that the operator may put elsewhere. */
export const openSeals = (options: {
  readonly store: EventStore
  readonly clock: Clock
  readonly file: string
  readonly onFault: (error: unknown) => void
}): { readonly sealer: Sealer; stop(): void } => {
  const { store, clock, file, onFault } = options
  const sealing = sealer({ store, clock, onSealed: (seal) => keep(file, seal) })
  return { sealer: sealing, stop: keepSealed(store, sealing, { onFault }) }
}
