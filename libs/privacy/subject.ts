import type { Brand } from '@huiyin/kernel'

/**
 * Whom a key belongs to: the reporter of one report. An id and nothing else: it stands in clear in events, in the vault
 * and in the erasure journal, and stays there after the erasure, so it must not say who the person is.
 */
export type SubjectId = Brand<string, 'SubjectId'>

/** The form of a subject id: no colon and no white space, because it is a part of the sealed form. */
export const SUBJECT_PATTERN = '[A-Za-z0-9][A-Za-z0-9._~-]{0,99}'

const SUBJECT = new RegExp(`^${SUBJECT_PATTERN}$`)

/** Whether the text has the form of a subject id. */
export const isSubjectId = (text: string): text is SubjectId => SUBJECT.test(text)

/** The text as a subject id. Throws a `RangeError` for another form; the message does not repeat the text. */
export const subjectId = (text: string): SubjectId => {
  if (!isSubjectId(text)) throw new RangeError('not a subject id: 1 to 100 letters, digits and ._~-')
  return text
}
