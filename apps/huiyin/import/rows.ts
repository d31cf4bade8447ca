import type { Instant } from '@huiyin/kernel'
import { dateReader, isBlank, type ReadDate } from './dates.js'
import type { FileRecord } from './records.js'
import type { Mapping } from './mapping.js'

/** A record with its dates read. */
export interface ReadRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
  /** 1 where the file names this id for the first time. */
  readonly occurrence: number
  readonly received: ReadDate
  readonly due: ReadDate
  readonly completed: ReadDate
}

/** One case as the file tells it. */
export interface CaseRow {
  readonly line: number
  /** The city's number, with `:2` and so on where the file names it again: every record is a case (EXPECTED §1). */
  readonly id: string
  readonly receivedAt: Instant
  readonly dueAt: Instant | null
  readonly completedAt: Instant | null
  readonly outcome: string
  readonly outcomeCode: string
  readonly summary: string
  readonly unit: string
  readonly category: string
  readonly place: string | null
  readonly channel: string
  readonly duplicate: boolean
}

/** Why a row of the file cannot become an item. */
export interface RejectedRow {
  readonly line: number
  readonly id: string
  readonly code: string
  readonly says: string
}

/** Whether a row was rejected. */
export const isRejected = (row: CaseRow | RejectedRow): row is RejectedRow => 'code' in row

/** A reader of the dates of each record, in the order of the file; null for one with another number of columns. */
export const rowReader = ({ columns, dateFormat, zone }: Mapping) => {
  const readDate = dateReader(dateFormat, zone)
  const met = new Map<string, number>()
  return ({ line, values }: FileRecord): ReadRow | null => {
    if (!values) return null
    const id = values[columns.id]!
    const occurrence = (met.get(id) ?? 0) + 1
    met.set(id, occurrence)
    const date = (column: 'received' | 'due' | 'completed') => readDate(values[columns[column]]!)
    return { line, values, occurrence, received: date('received'), due: date('due'), completed: date('completed') }
  }
}

/** More records of one number than have an id of their own. */
const OCCURRENCES = 99

const IDS = {
  number: { shape: /^\d{1,20}$/, code: 'IdNotANumber' },
  code: { shape: /^[A-Za-z0-9._-]{1,20}$/, code: 'IdNotACode' },
}

const blankToNull = (text: string): string | null => (isBlank(text) ? null : text)
const instantOf = (read: ReadDate): Instant | null => (read.kind === 'instant' ? read.at : null)

/** Why this row cannot be a case, or null when it can. */
const rejection = ({ columns, dateFormat, ids }: Mapping, row: ReadRow): Omit<RejectedRow, 'line' | 'id'> | null => {
  const shown = (column: string) => `${column} is "${row.values[column]!.slice(0, 40)}"`
  const unreadable = (column: string) => `${shown(column)}, no date of ${dateFormat}`
  const { shape, code } = IDS[ids]
  if (!shape.test(row.values[columns.id]!)) return { code, says: shown(columns.id) }
  if (row.occurrence > OCCURRENCES) return { code: 'IdRepeatedTooOften', says: shown(columns.id) }
  if (row.received.kind === 'blank') return { code: 'ReceivedMissing', says: `${columns.received} is blank` }
  if (row.received.kind === 'unparsable') return { code: 'ReceivedUnreadable', says: unreadable(columns.received) }
  if (row.due.kind === 'unparsable') return { code: 'DueUnreadable', says: unreadable(columns.due) }
  if (row.completed.kind === 'unparsable') return { code: 'CompletedUnreadable', says: unreadable(columns.completed) }
  return null
}

/** Reads a row as a case, or gives the reason why it is none. Values are used as they stand. */
export const caseReader = (mapping: Mapping) => {
  const { columns, duplicate } = mapping
  const isDuplicate = new RegExp(duplicate.matches)
  const outcomes = mapping.outcomes.map(({ matches, code }) => ({ matches: new RegExp(matches), code }))
  return (row: ReadRow): CaseRow | RejectedRow => {
    const { line, values, occurrence } = row
    const id = occurrence === 1 ? values[columns.id]! : `${values[columns.id]}:${occurrence}`
    const rejected = rejection(mapping, row)
    if (rejected) return { line, id, ...rejected }
    const text = (column: keyof Mapping['columns']) => values[columns[column]]!
    const named = (column: keyof Mapping['columns']) => blankToNull(text(column)) ?? '(blank)'
    const outcome = text('outcome').trim()
    return {
      line,
      id,
      receivedAt: instantOf(row.received)!,
      dueAt: instantOf(row.due),
      completedAt: instantOf(row.completed),
      outcome: outcome === '' ? '-' : outcome,
      outcomeCode: outcomes.find(({ matches }) => matches.test(outcome))?.code ?? 'solved',
      summary: text('summary').trim() || '-',
      unit: named('unit'),
      category: named('category'),
      place: blankToNull(text('place')),
      channel: named('channel'),
      duplicate: isDuplicate.test(values[duplicate.column]!),
    }
  }
}

/** What is told of a record that has not the columns of the header. */
export const wrongColumns = ({ header }: Mapping, { line }: FileRecord): RejectedRow => ({
  line,
  id: '',
  code: 'ColumnCountWrong',
  says: `the record has not the ${header.length} columns of the header`,
})
