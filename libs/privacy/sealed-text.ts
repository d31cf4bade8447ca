import { decrypt, encrypt, OVERHEAD } from './aead.js'
import type { KeyVault } from './key-vault.js'
import type { SubjectKey } from './keys.js'
import { SUBJECT_PATTERN, type SubjectId } from './subject.js'

/**
 * Where a sealed value belongs: the stream of its event and a fixed label of the field (`reporter.name`). A value moved
 * to another place does not open. The label is bound for ever: it is no path into the JSON and is never renamed.
 */
export interface SealedPlace {
  readonly stream: string
  readonly field: string
}

/** Why a sealed value stays closed. `tampered`: it is not what was sealed for this subject, stream and field. */
export type StaysClosed = { readonly opened: false; readonly reason: 'erased' | 'unknownSubject' | 'tampered' }

/** An opened text, or why it stays closed. */
export type OpenedText = { readonly opened: true; readonly text: string } | StaysClosed

const PREFIX = 'sealed:1:'
const FEWEST_CHARACTERS = Math.ceil((OVERHEAD * 4) / 3)

/** The one form of a sealed text, `sealed:1:<subject>:<base64url>`; anchored, to be used as a pattern in a schema. */
export const SEALED_TEXT = new RegExp(`^sealed:1:(${SUBJECT_PATTERN}):([A-Za-z0-9_-]{${FEWEST_CHARACTERS},})$`)

/** What `tampered` looks like. */
export const TAMPERED: StaysClosed = { opened: false, reason: 'tampered' }

/** Whether the text has the form of a sealed text (not whether it opens). */
export const isSealedText = (text: string): boolean => SEALED_TEXT.test(text)

/** Whose key opens the sealed text; null when it has not the form of one. */
export const subjectOf = (sealed: string): SubjectId | null =>
  (SEALED_TEXT.exec(sealed)?.[1] ?? null) as SubjectId | null

const associated = (subject: SubjectId, place: SealedPlace) =>
  JSON.stringify(['sealed text', 1, subject, place.stream, place.field])

/**
 * Seals a text under the subject's key for one place. Never twice the same, even for the same text. The plain text is
 * taken as UTF-16: every JavaScript string comes back as it was, and Chinese needs two bytes a character instead of
 * three. The length of the text can be seen from outside.
 */
export const seal = (key: SubjectKey, place: SealedPlace, text: string): string => {
  const sealed = encrypt(key.sealing, associated(key.subject, place), Buffer.from(text, 'utf16le'))
  return `${PREFIX}${key.subject}:${sealed.toString('base64url')}`
}

/** Bytes of base64url; null unless it is the one way to write them (spare bits of the last character are zero). */
const bytesOf = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

/** Opens a sealed text with the subject's key. Another subject, stream or field, or any changed byte is `tampered`. */
export const open = (key: SubjectKey, place: SealedPlace, sealed: string): OpenedText => {
  const [, subject, text = ''] = SEALED_TEXT.exec(sealed) ?? []
  const bytes = subject === key.subject ? bytesOf(text) : null
  const plain = bytes && decrypt(key.sealing, associated(key.subject, place), bytes)
  return plain ? { opened: true, text: plain.toString('utf16le') } : TAMPERED
}

/** Opens a sealed text with the key the vault has for it. The caller has asked for permission and records the opening. */
export const openFrom = async (
  vault: Pick<KeyVault, 'findKey'>,
  place: SealedPlace,
  sealed: string,
): Promise<OpenedText> => {
  const subject = subjectOf(sealed)
  if (subject === null) return TAMPERED
  const found = await vault.findKey(subject)
  return found.found ? open(found.key, place, sealed) : { opened: false, reason: found.reason }
}
