import { createSecretKey, type KeyObject } from 'node:crypto'
import { decrypt, encrypt, OVERHEAD } from './aead.js'
import { SECRET_BYTES } from './keys.js'

/** Bytes of a wrapped secret. */
export const WRAPPED_BYTES = SECRET_BYTES + OVERHEAD

/** The key under which a vault keeps its secrets at rest. */
export type MasterKey = KeyObject

/** A master key from its 32 bytes. Throws a `RangeError` for another length. */
export const masterKey = (bytes: Uint8Array): MasterKey => {
  if (bytes.length !== SECRET_BYTES) throw new RangeError(`a master key has ${SECRET_BYTES} bytes, not ${bytes.length}`)
  return createSecretKey(bytes)
}

const associated = (name: string) => JSON.stringify(['wrapped', 1, name])

/**
 * A secret under the master key, bound to its name: a row moved to another name does not unwrap. Nonces are random, so
 * one master key is good for 2^32 wraps (NIST SP 800-38D §8.3), three orders more than a city's reports.
 */
export const wrap = (master: MasterKey, name: string, secret: Uint8Array): Buffer =>
  encrypt(master, associated(name), secret)

/** The secret again; null under another master key or name, or when a byte was changed. */
export const unwrap = (master: MasterKey, name: string, wrapped: Uint8Array): Buffer | null =>
  decrypt(master, associated(name), wrapped)
