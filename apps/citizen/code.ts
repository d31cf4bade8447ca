import { createHash } from 'node:crypto'
import { idsOfTracking } from '@huiyin/contracts/intake'

/** Letters and digits that nobody mistakes for each other on paper: no 0, O, 1, I, L. */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 16
/** Codes given before they grew; they stay good. */
export const EARLIER_LENGTH = 12
/** Bytes from here on are thrown away, so that every letter is equally likely (8 × 31 = 248). */
const EVEN = 256 - (256 % ALPHABET.length)

const CODE = new RegExp(`^(?:[${ALPHABET}]{${CODE_LENGTH}}|[${ALPHABET}]{${EARLIER_LENGTH}})$`)

const sha256 = (text: string) => createHash('sha256').update(text)

/**
 * The tracking code of a form, from the form's own key (24 bytes of `crypto.randomBytes`): pressing twice gives the same
 * code, and nothing has to be remembered between the two. 31^16 codes, over 79 bits: whoever knows the id of an item cannot
 * try out codes against it.
 */
export const codeOfForm = (key: string): string => {
  let code = ''
  for (let block = 0; code.length < CODE_LENGTH; block += 1) {
    for (const byte of sha256(`huiyin-form:${block}:${key}`).digest()) {
      if (byte < EVEN && code.length < CODE_LENGTH) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return code
}

/** A code as somebody typed it: any case, full width, with spaces or dashes anywhere. Null when it can be no code. */
export const readCode = (typed: string): string | null => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.·]/gu, '')
  return CODE.test(plain) ? plain : null
}

/** In groups of four, as it is shown and read out. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** What is kept of a code: it leads back to the code by nothing, and the ids of a report sent here are made of it. */
export const trackingOf = (code: string): string => sha256(`huiyin-tracking:${code}`).digest('hex').slice(0, 32)

/** The item that a report becomes under its code: the code itself is stored nowhere. */
export const itemIdOf = (code: string): string => idsOfTracking(trackingOf(code)).itemId
/** The report sent under a code. */
export const reportIdOf = (code: string): string => idsOfTracking(trackingOf(code)).reportId

/** The id of the one command of this kind a report ever gets: sending it twice is sending it once. */
export const commandIdOf = (name: string, reportId: string): string => {
  const hex = sha256(`huiyin-citizen:${name}:${reportId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Whether this code is the receipt of this report: its ids are made from the code and lead back to it by nothing. */
export const isReceiptOf = (code: string, ids: { readonly itemId: unknown; readonly reportId: unknown }): boolean =>
  readCode(code) === code && ids.itemId === itemIdOf(code) && ids.reportId === reportIdOf(code)
