import type { Rules } from './ports.js'
import type { Words } from './words/words.js'

/** What stands in the fields of the report form, as it was typed. */
export interface ReportFields {
  readonly what: string
  readonly category: string
  readonly where: string
  readonly name: string
  readonly contact: string
}
export type FieldName = keyof ReportFields | 'photos' | 'code' | 'rating' | 'remark' | 'reason' | 'objection' | 'form'

/** One thing to be changed: at which field, and what. */
export interface Problem {
  readonly field: FieldName
  readonly says: string
}

/** The longest text of each field in characters; 来件 with its place has to fit one paragraph of 5,000. */
export const LONGEST = {
  what: 4_000,
  where: 500,
  name: 100,
  contact: 100,
  remark: 400,
  reason: 400,
  objection: 4_000,
} as const
export const NO_FIELDS: ReportFields = { what: '', category: '', where: '', name: '', contact: '' }

const PHONE = /^\+?[\d][\d\s-]{5,24}$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** A posted body as texts: one line ending, no control characters; what is not text is empty. */
export const textOf = (body: unknown, field: string): string => {
  const value = body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>)[field] : ''
  if (typeof value !== 'string') return ''
  return value
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, ' ')
    .trim()
}

/** The fields of a posted report. */
export const reportFieldsOf = (body: unknown): ReportFields => ({
  what: textOf(body, 'what'),
  category: textOf(body, 'category'),
  where: textOf(body, 'where'),
  name: textOf(body, 'name'),
  contact: textOf(body, 'contact'),
})

const tooLong = (fields: ReportFields, words: Words): readonly Problem[] => {
  const names = {
    what: words.report.what,
    where: words.report.where,
    name: words.report.name,
    contact: words.report.contact,
  }
  return (['what', 'where', 'name', 'contact'] as const)
    .filter((field) => fields[field].length > LONGEST[field])
    .map((field) => ({ field, says: words.errors.tooLong(names[field], LONGEST[field]) }))
}

/** What has to be changed before a report can be sent, in the order of the form. */
export const problemsOf = (fields: ReportFields, rules: Rules, words: Words): readonly Problem[] => {
  const { what, category, contact } = fields
  const missing: readonly Problem[] = what === '' ? [{ field: 'what', says: words.errors.whatMissing }] : []
  const isKnown = category === '' || rules.categories.some(({ code }) => code === category)
  const unknown: readonly Problem[] = isKnown ? [] : [{ field: 'category', says: words.errors.categoryUnknown }]
  const isReachable = contact === '' || contact.length > LONGEST.contact || PHONE.test(contact) || EMAIL.test(contact)
  const unclear: readonly Problem[] = isReachable ? [] : [{ field: 'contact', says: words.errors.contactUnclear }]
  const order: readonly FieldName[] = ['what', 'category', 'where', 'name', 'contact']
  return [...missing, ...unknown, ...unclear, ...tooLong(fields, words)].sort(
    (one, other) => order.indexOf(one.field) - order.indexOf(other.field),
  )
}

/**
 * The input of `ReceiveReport`. Everything the reporter typed goes into `personal` and is sealed; the summary beside it
 * says nothing of him. It is always in Chinese: the desk reads it.
 */
export const reportInput = (
  fields: ReportFields,
  ids: { readonly itemId: string; readonly reportId: string },
  desk: { readonly rules: Rules; readonly words: Words },
): Readonly<Record<string, unknown>> => {
  const { what, category, where, name, contact } = fields
  const chosen = desk.rules.categories.find(({ code }) => code === category)
  return {
    ...ids,
    channel: CHANNEL,
    reporter: name === '' && contact === '' ? 'anonymous' : 'named',
    summary: desk.words.summary(chosen?.zh ?? null),
    summaryOwed: true,
    category: chosen?.code ?? null,
    place: null,
    outsideNumber: null,
    personal: {
      name: name || null,
      contact: contact || null,
      address: null,
      text: where === '' ? what : `${what}\n\n${desk.words.place}${where}`,
    },
  }
}

/** 网上信访、网络举报 of the standard channels: a citizen knows no campaign. */
export const CHANNEL = 'networkPetition'
/** 门户网站 of the standard channels: what somebody says to what was published there. */
export const COMMENT_CHANNEL = 'portal'
