import { createHmac, type KeyObject } from 'node:crypto'

const PRINT_BYTES = 16

/**
 * The print of a command, by which the same command is known again: 128 bits of HMAC-SHA-256 over its validated input
 * before sealing, 22 characters. `key` is the subject's key where the command carries sealed fields, so that after the
 * erasure nobody can try out names against the print; else the installation's. `inputJson` is the JSON of what the
 * schema returned (whose order of fields is the schema's), with the command's name in it.
 */
export const commandPrint = (inputJson: string, key: { readonly printing: KeyObject }): string =>
  createHmac('sha256', key.printing).update(inputJson, 'utf8').digest().subarray(0, PRINT_BYTES).toString('base64url')
