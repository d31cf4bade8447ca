import type { Instant } from '@huiyin/kernel'
import { z } from 'zod'

/** The shape of a line, in a file and between processes. */
export const accessLine = z.object({
  at: z.string(),
  tenant: z.string(),
  person: z.string(),
  question: z.string(),
  item: z.string().nullable(),
  filter: z.record(z.string(), z.unknown()),
  rows: z.number().int().nullable(),
  refusal: z.string().nullable(),
})

/** One question that somebody asked: a line of the access log. It holds nothing of what was answered. */
export interface AccessLine {
  readonly at: Instant
  readonly tenant: string
  readonly person: string
  readonly question: string
  /** The item it was about; null for lists and figures. */
  readonly item: string | null
  /** What was asked for: codes and numbers as they are, any other text by its length alone. */
  readonly filter: Readonly<Record<string, unknown>>
  /** How many rows were shown; null for an answer that has none, and for a refusal. */
  readonly rows: number | null
  readonly refusal: string | null
}

/** Arguments whose texts are ids, codes or moments of ours. Every other text may be somebody's words. */
const PLAIN = new Set([
  ...['itemId', 'entryId', 'sanctionId', 'reportId', 'unitId', 'personId', 'states', 'state', 'channel', 'category'],
  ...['due', 'kind', 'dimension', 'group', 'key', 'from', 'to', 'at', 'knownAt', 'happenedAt', 'asOf', 'what'],
  ...['ledger', 'openedFrom', 'openedTo', 'order'],
])
const LONGEST_PLAIN = 100
const MOST_OF_A_LIST = 50

/** Names and texts of a filter together; no screen of ours comes near it, and what does is no filter. */
const LONGEST_FILTER = 4_000
const DEEPEST_FILTER = 8

/** What of the arguments may be written down; nothing that was left out appears. */
const summaryOf = (value: unknown, isPlain: boolean, depth: number): unknown => {
  if (depth > DEEPEST_FILTER) return null
  if (typeof value === 'string') return isPlain && value.length <= LONGEST_PLAIN ? value : { characters: value.length }
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.slice(0, MOST_OF_A_LIST).map((one) => summaryOf(one, isPlain, depth + 1))
  return value !== null && typeof value === 'object' ? fieldsOf(value, depth + 1) : null
}

const fieldsOf = (args: object, depth: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, summaryOf(value, PLAIN.has(key), depth)]),
  )

/** The arguments of a question as they go into the access log; what is too much for one is told by its length alone. */
export const filterOf = (args: unknown): Readonly<Record<string, unknown>> => {
  const filter = args !== null && typeof args === 'object' ? fieldsOf(args, 1) : {}
  const { length } = JSON.stringify(filter)
  return length > LONGEST_FILTER ? { characters: length } : filter
}

/** The item a question was about, where its arguments name one. */
export const itemOf = (args: unknown): string | null => {
  const item = (args as { readonly itemId?: unknown } | null)?.itemId
  return typeof item === 'string' && item.length <= LONGEST_PLAIN ? item : null
}

/** How many rows an answer showed: of a page its rows, of a list its length; null for what has no rows. */
export const rowsOf = (answer: unknown): number | null => {
  if (answer === null || answer === undefined) return 0
  if (Array.isArray(answer)) return answer.length
  const { rows, facts } = answer as { readonly rows?: unknown; readonly facts?: unknown }
  const shown = rows ?? facts
  return Array.isArray(shown) ? shown.length : null
}

/** The line as it lies in the file. */
export const lineText = (one: AccessLine): string => `${JSON.stringify(one)}\n`

/** Reads a line; null for one that a crash cut short. */
export const parseLine = (text: string): AccessLine | null => {
  try {
    return accessLine.parse(JSON.parse(text))
  } catch {
    return null
  }
}
