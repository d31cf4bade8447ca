import { createHmac } from 'node:crypto'
import type { Brand } from '@huiyin/kernel'
import type { InstallationKeys } from './keys.js'

/** What a value is, which decides how two ways of writing it become one. */
export type BlindKind = 'phone' | 'idNumber' | 'email'

/** A value that can be compared and not read: 22 characters of base64url. Only the vault stores it. */
export type BlindValue = Brand<string, 'BlindValue'>

/**
 * 128 of the 256 bits. With n different values two of them meet with odds of about n²/2^129: for a thousand million
 * 1 in 7 × 10^20. Fewer bits would save nothing that counts and would join strangers.
 */
const VALUE_BYTES = 16

/** Full width and half width are one; spaces, dashes, brackets and invisible characters of pasted numbers go. */
const withoutOrnament = (text: string) => text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}\u2212().\u00b7]/gu, '')

/** A number typed to fill a field that must not be empty, `00000000000`. */
const isFiller = (text: string) => /^(.)\1*$/u.test(text)

const MOBILE = /^1[3-9]\d{9}$/
/** With or without the country code, a mobile number is the same eleven digits; so is one dialled with a leading 0. */
const phone = (text: string): string | null => {
  const plain = withoutOrnament(text)
  if (!/^\+?\d{7,17}$/.test(plain)) return null
  const abroad = /^(?:\+|00)86(\d+)$/.exec(plain)?.[1]
  const local = (abroad ?? plain.replace(/^86(?=1[3-9]\d{9}$)/, '')).replace(/^0(?=1[3-9]\d{9}$)/, '')
  if (isFiller(local)) return null
  if (MOBILE.test(local) || abroad === undefined || local.startsWith('0')) return local
  return `0${local}`
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
export const blindIndex = (
  kind: BlindKind,
  text: string,
  keys: Pick<InstallationKeys, 'indexing'>,
): BlindValue | null => {
  const value = normalise(kind, text)
  if (value === null) return null
  const hash = createHmac('sha256', keys.indexing).update(`${kind}\u0000${value}`, 'utf8').digest()
  return hash.subarray(0, VALUE_BYTES).toString('base64url') as BlindValue
}
