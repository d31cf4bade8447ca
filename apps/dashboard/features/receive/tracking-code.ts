/** Letters and digits that nobody mistakes for each other; as the pages of citizens have them (`apps/citizen/code.ts`). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 16
/** Bytes from here on are thrown away, so that every letter is equally likely (8 × 31 = 248). */
const EVEN = 256 - (256 % ALPHABET.length)

type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array

/** A new tracking code for somebody who reports over the desk. It is stored nowhere: who has it, has the receipt. */
export const newCode = (random: Random = (bytes) => crypto.getRandomValues(bytes)): string => {
  let code = ''
  while (code.length < CODE_LENGTH) {
    for (const byte of random(new Uint8Array(CODE_LENGTH))) {
      if (byte < EVEN && code.length < CODE_LENGTH) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return code
}

/** In groups of four, as it is shown and read out. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

const HEX_DIGITS = 32

/**
 * The ids of the item and the report a code is the receipt of: the same as the pages of citizens make from it, so that
 * the code opens what the desk took down. Rejects where the browser has no digest, which is over plain http.
 */
export const idsOf = async (code: string): Promise<{ readonly itemId: string; readonly reportId: string }> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`huiyin-tracking:${code}`))
  const hex = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = hex.slice(0, HEX_DIGITS)
  return { itemId: `c-${id}`, reportId: `r-${id}` }
}
