import { createHmac } from 'node:crypto'
import type { Brand } from '@huiyin/kernel'
import type { InstallationKeys } from './keys.js'

/** What a value is, which decides how two ways of writing it become one. */
export type BlindKind = 'phone' | 'idNumber' | 'email'

/** A contact as somebody gave it, and what it is. */
export interface Contact {
  readonly kind: BlindKind
  readonly text: string
}

/** A value that can be compared and not read: 22 characters of base64url. Only the vault stores it. */
export type BlindValue = Brand<string, 'BlindValue'>

/**
 * 128 of the 256 bits. With n different values two of them meet with odds of about n²/2^129: for a thousand million
 * 1 in 7 × 10^20. Fewer bits would save nothing that counts and would join strangers.
 */
const VALUE_BYTES = 16

/** Full width and half width are one; spaces, dashes, brackets and invisible characters of pasted numbers go. */
const withoutOrnament = (text: string) => text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}\u2212()[\].\u00b7]/gu, '')

/** A number typed to fill a field that must not be empty: `00000000000`, `12345678`. */
const isFiller = (text: string) => /^(.)\1*$/u.test(text) || '012345678901234567890'.includes(text)

/** From abroad: country code and number. */
const foreign = (plain: string): string | null => {
  const [, number = ''] = /^(?:\+|00)(?!86)([1-9]\d{6,14})$/.exec(plain) ?? []
  return number === '' ? null : `+${number}`
}

/**
 * Mobile numbers are eleven digits, with or without country code or a leading 0; landlines have their area code with 0;
 * without one they stay as they are, and so do 400 and 800 numbers.
 */
const chinese = (plain: string): string | null => {
  const [, code, number = ''] = /^((?:\+|00)86|86(?=1[3-9]\d{9}$|0\d{9,11}$))?(\d+)$/.exec(plain) ?? []
  const [, mobile] = /^0?(1[3-9]\d{9})$/.exec(number) ?? []
  if (mobile) return mobile
  if (code && /^[1-9]\d{8,10}$/.test(number)) return `0${number}`
  return /^(0[1-9]\d{8,10}|[2-9]\d{6,7}|[48]00\d{7})$/.test(number) ? number : null
}

const phone = (text: string): string | null => {
  const plain = withoutOrnament(text)
  const number = foreign(plain) ?? chinese(plain)
  return number === null || isFiller(number) ? null : number
}

/** Identity cards and other papers: letters and digits, capital letters. */
const idNumber = (text: string): string | null => {
  const plain = withoutOrnament(text).toUpperCase()
  return /^[0-9A-Z]{6,20}$/.test(plain) && /\d{4}/.test(plain) && !isFiller(plain) ? plain : null
}

const email = (text: string): string | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replaceAll('。', '.')
    .toLowerCase()
  return /^[^@]+@[^@.]+(\.[^@.]+)+$/.test(plain) ? plain : null
}

const normalisers: Record<BlindKind, (text: string) => string | null> = { phone, idNumber, email }

/**
 * One way of writing for values that are the same; null for what cannot be one (`无`, `保密`, `00000000000`), which would
 * otherwise make one person of all who typed it.
 */
export const normalise = (kind: BlindKind, text: string): string | null => normalisers[kind](text)

/**
 * The blind value of a contact: HMAC-SHA-256 under the installation's indexing key; null when there is nothing to
 * compare. Who holds that key can try out every phone number: it never leaves the vault's process, and blind values
 * never leave the vault.
 */
export const blindIndex = ({ kind, text }: Contact, keys: Pick<InstallationKeys, 'indexing'>): BlindValue | null => {
  const value = normalise(kind, text)
  if (value === null) return null
  const hash = createHmac('sha256', keys.indexing).update(`${kind}\u0000${value}`, 'utf8').digest()
  return hash.subarray(0, VALUE_BYTES).toString('base64url') as BlindValue
}
