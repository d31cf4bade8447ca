import { createHash } from 'node:crypto'
import { decrypt, encrypt, OVERHEAD } from './aead.js'
import type { KeyVault } from './key-vault.js'
import type { SubjectKey } from './keys.js'
import { TAMPERED, type SealedPlace, type StaysClosed } from './sealed-text.js'
import type { SubjectId } from './subject.js'

/** The largest file that is sealed in one piece, in bytes: it lies in memory about three times while it is. */
export const MOST_BYTES = 64 * 1024 * 1024

/** A sealed file: what is stored, and where. */
export interface SealedBytes {
  readonly address: string
  readonly bytes: Uint8Array
}

/** An opened file, or why it stays closed. */
export type OpenedBytes = { readonly opened: true; readonly bytes: Uint8Array } | StaysClosed

const FORMAT = Buffer.from('HYS1', 'latin1')

const associated = (subject: SubjectId, place: SealedPlace) =>
  JSON.stringify(['sealed bytes', 1, subject, place.stream, place.field])

/** Where sealed bytes are stored: SHA-256 of the ciphertext, 64 hexadecimal digits. Says nothing about the content. */
export const addressOf = (sealed: Uint8Array): string => createHash('sha256').update(sealed).digest('hex')

/**
 * Seals a file under the subject's key for one place. Never twice the same, so the same photograph sent twice has two
 * addresses. Throws a `RangeError` above `MOST_BYTES`.
 */
export const sealBytes = (key: SubjectKey, place: SealedPlace, plain: Uint8Array): SealedBytes => {
  if (plain.length > MOST_BYTES) throw new RangeError(`a file to be sealed has at most ${MOST_BYTES} bytes`)
  const bytes = Buffer.concat([FORMAT, encrypt(key.sealing, associated(key.subject, place), plain)])
  return { address: addressOf(bytes), bytes }
}

/** Opens a sealed file with the subject's key. Another subject, stream or field, or any changed byte is `tampered`. */
export const openBytes = (key: SubjectKey, place: SealedPlace, sealed: Uint8Array): OpenedBytes => {
  if (sealed.length > MOST_BYTES + FORMAT.length + OVERHEAD) return TAMPERED
  if (!FORMAT.equals(sealed.subarray(0, FORMAT.length))) return TAMPERED
  const plain = decrypt(key.sealing, associated(key.subject, place), sealed.subarray(FORMAT.length))
  return plain ? { opened: true, bytes: plain } : TAMPERED
}

/** Opens a sealed file with the key the vault has for the subject, which the event that names the file also names. */
export const openBytesFrom = async (
  vault: Pick<KeyVault, 'findKey'>,
  owner: SealedPlace & { readonly subject: SubjectId },
  sealed: Uint8Array,
): Promise<OpenedBytes> => {
  const found = await vault.findKey(owner.subject)
  return found.found ? openBytes(found.key, owner, sealed) : { opened: false, reason: found.reason }
}
