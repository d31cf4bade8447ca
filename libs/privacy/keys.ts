import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { isSubjectId, type SubjectId } from './subject.js'

/** Bytes of every secret that a vault makes. */
export const SECRET_BYTES = 32

/**
 * What a vault gives out for a subject. Key objects instead of bytes: they cannot be printed, logged or put into JSON
 * by mistake. One key for each use, so that neither use can weaken the other.
 */
export interface SubjectKey {
  readonly subject: SubjectId
  readonly sealing: KeyObject
  readonly printing: KeyObject
}

/** A key that prints of commands are taken with. */
export type PrintingKey = Pick<InstallationKeys, 'printing'>

/** The two keys that belong to the whole installation: for the blind index and for prints of commands without a subject. */
export interface InstallationKeys {
  readonly indexing: KeyObject
  readonly printing: KeyObject
}

/** A new secret from the system's generator. */
export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** One block of HKDF-Expand (RFC 5869 §2.3): a key for this use from a secret that is already uniformly random. */
const derive = (secret: Uint8Array, use: string): KeyObject => {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`a secret has ${SECRET_BYTES} bytes, not ${secret.length}`)
  return createSecretKey(createHmac('sha256', secret).update(`huiyin ${use}\u0001`).digest())
}

/** The keys of a subject from its secret; for vault adapters. Throws a `RangeError` when either has not its form. */
export const subjectKey = (subject: SubjectId, secret: Uint8Array): SubjectKey => {
  if (!isSubjectId(subject)) throw new RangeError('not a subject id')
  return { subject, sealing: derive(secret, 'sealing 1'), printing: derive(secret, 'printing 1') }
}

/** The keys of an installation from its secret; for vault adapters. Throws a `RangeError` for a secret of another length. */
export const installationKeys = (secret: Uint8Array): InstallationKeys => ({
  indexing: derive(secret, 'installation indexing 1'),
  printing: derive(secret, 'installation printing 1'),
})
