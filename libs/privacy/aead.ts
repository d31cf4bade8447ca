import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Bytes that sealing adds: nonce and tag. */
export const OVERHEAD = NONCE_BYTES + TAG_BYTES

/**
 * AES-256-GCM (NIST SP 800-38D) as `nonce ‖ ciphertext ‖ tag`. The nonce is 96 random bits for every call, never an
 * argument, so that no caller can use one twice under a key.
 */
export const encrypt = (key: KeyObject, associated: string, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(associated, 'utf8'))
  const body = cipher.update(plain)
  const rest = cipher.final()
  return Buffer.concat([nonce, body, rest, cipher.getAuthTag()])
}

/** The plain bytes; null when anything about key, associated data or bytes is not as it was sealed. */
export const decrypt = (key: KeyObject, associated: string, sealed: Uint8Array): Buffer | null => {
  if (sealed.length < OVERHEAD) return null
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated, 'utf8'))
  decipher.setAuthTag(sealed.subarray(end))
  const body = decipher.update(sealed.subarray(NONCE_BYTES, end))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    return null
  }
}
