import { hkdfSync } from 'node:crypto'
import { compactDecrypt, CompactEncrypt } from 'jose'

const KEY_BYTES = 32

/** The key under which answers to one process are hidden, from the secret that process signs with. */
const answerKey = (secret: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'huiyin vault answers 1', KEY_BYTES))

/** Hides an answer from everybody but the process with this secret: JWE (RFC 7516), AES-256-GCM. */
export const sealAnswer = (answer: unknown, secret: Uint8Array): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(answer)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(answerKey(secret))

/** Opens an answer. Throws where it was not sealed for this secret, or changed on the way. */
export const openAnswer = async (sealed: string, secret: Uint8Array): Promise<unknown> => {
  const { plaintext } = await compactDecrypt(sealed, answerKey(secret), {
    ...{ keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
  })
  return JSON.parse(new TextDecoder().decode(plaintext))
}
