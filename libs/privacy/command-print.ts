import { createHmac, type KeyObject } from 'node:crypto'

/** 128 bits are 21 characters of base64url and the first two bits of one more. */
const WHOLE_CHARACTERS = 21
const LAST = 'AQgw'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The print of a command, by which the same command is known again: 128 bits of HMAC-SHA-256 over its validated input
 * before sealing, 22 characters. `key` is the subject's key where the command carries sealed fields, so that after the
 * erasure nobody can try out names against the print; else the installation's. `inputJson` is the JSON of what the
 * schema returned (whose order of fields is the schema's), with the command's name in it.
 */
export const commandPrint = (inputJson: string, key: { readonly printing: KeyObject }): string => {
  // as text at once: a buffer for each command costs more than the hash
  const text = createHmac('sha256', key.printing).update(inputJson, 'utf8').digest('base64url')
  const firstBits = ALPHABET.indexOf(text.charAt(WHOLE_CHARACTERS)) >> 4
  return text.slice(0, WHOLE_CHARACTERS) + LAST.charAt(firstBits)
}
