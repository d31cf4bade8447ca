import { instantFromMillis, millisOf, type Instant } from '@huiyin/kernel'
import { bad, NotAnswered, type Problem } from './problem.js'

/** A stretch of time, ends included. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** What is searched for: these requests whatever else was said, or all of a span that fit. */
export type Search =
  | { readonly by: 'ids'; readonly ids: readonly string[] }
  | {
      readonly by: 'span'
      readonly span: Span
      readonly serviceCodes: readonly string[] | null
      readonly statuses: readonly string[] | null
    }

/** The longest span of a search (days) and the most requests of an answer, by the specification. */
export const LONGEST_SPAN_DAYS = 90
export const MOST_REQUESTS = 1_000
const SPAN_MILLIS = LONGEST_SPAN_DAYS * 86_400_000
const STATUSES = ['open', 'closed']
/** Of several requests asked for by their ids; an address would be longer than servers take. */
const MOST_IDS = 200

type Query = Readonly<Record<string, unknown>>

const listIn = (query: Query, name: string): readonly string[] | null => {
  const value = query[name]
  const texts = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(
    (one) => typeof one === 'string',
  )
  const parts = texts.flatMap((text) => text.split(',')).map((part) => part.trim())
  const filled = parts.filter((part) => part !== '')
  return filled.length === 0 ? null : filled
}

/** A moment with its zone, as the specification demands; null: it is none. */
const W3 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const momentOf = (text: string): number | null => {
  const millis = W3.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(millis) ? null : millis
}

const dateIn = (query: Query, name: string): number | null => {
  const text = listIn(query, name)?.[0]
  if (text === undefined) return null
  // a plus sign in an address that nobody encoded arrives as a space
  const millis = momentOf(text.replace(/ (?=\d{2}:\d{2}$)/, '+'))
  if (millis !== null) return millis
  const says = bad(
    `${name} 须为带时区的时间，如 2026-03-02T08:30:00+08:00`,
    `${name} is a moment with its zone, as 2026-03-02T08:30:00+08:00`,
  )
  throw new NotAnswered([says])
}

/** The span of a search: 90 days at most and, where a date is left out, the 90 days beside the other or before now. */
export const spanOf = (query: Query, at: Instant): Span => {
  const now = millisOf(at)
  const [start, end] = [dateIn(query, 'start_date'), dateIn(query, 'end_date')]
  const to = end ?? (start === null ? now : Math.min(now, start + SPAN_MILLIS))
  const from = start ?? to - SPAN_MILLIS
  const problems: Problem[] = []
  if (from > to) problems.push(bad('start_date 不得晚于 end_date', 'start_date is not after end_date'))
  if (to - from > SPAN_MILLIS)
    problems.push(bad(`查询跨度不得超过 ${LONGEST_SPAN_DAYS} 天`, `a search spans at most ${LONGEST_SPAN_DAYS} days`))
  if (problems.length > 0) throw new NotAnswered(problems)
  return { from: instantFromMillis(from), to: instantFromMillis(to) }
}

/**
 * Reads the arguments of a search; ids go before everything else. Throws `NotAnswered` for what cannot be read.
 */
export const searchOf = (query: Query, now: Instant): Search => {
  const ids = listIn(query, 'service_request_id')
  if (ids && ids.length > MOST_IDS)
    throw new NotAnswered([
      bad(`service_request_id 一次最多 ${MOST_IDS} 个`, `at most ${MOST_IDS} service_request_id at a time`),
    ])
  if (ids) return { by: 'ids', ids: [...new Set(ids)] }
  const statuses = listIn(query, 'status')?.map((one) => one.toLowerCase()) ?? null
  if (statuses?.some((one) => !STATUSES.includes(one)))
    throw new NotAnswered([bad('status 只能是 open 或 closed', 'status is open or closed')])
  return { by: 'span', span: spanOf(query, now), serviceCodes: listIn(query, 'service_code'), statuses }
}
