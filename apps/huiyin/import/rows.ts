import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { Instant } from '@huiyin/kernel'
import { dateReader, type ReadDate } from './dates.js'
import type { Mapping } from './mapping.js'

/** A record of the file under its header's names, with the line it begins at. */
export interface FileRow {
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/** One case as the file tells it. */
export interface CaseRow {
  readonly line: number
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

/** The file is not of the format its mapping describes. */
export class ForeignFile extends Error {
  override name = 'ForeignFile'
}

/** Reads the records of a CSV file, packed or not. Throws `ForeignFile` at once when the header is another one. */
export async function* fileRows(file: string, mapping: Mapping): AsyncGenerator<FileRow> {
  const source = createReadStream(file)
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source
  const parser = text.pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }))
  text.on('error', (error: Error) => parser.destroy(error))
  source.on('error', (error: Error) => parser.destroy(error))
  let header: readonly string[] | null = null
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!header) {
      header = record
      if (record.join() !== mapping.header.join()) {
        throw new ForeignFile(
          `${file} is not in the format of ${mapping.name}: expected the columns ${mapping.header.join(', ')}, ` +
            `found ${record.slice(0, 30).join(', ')}`,
        )
      }
      continue
    }
    const values = Object.fromEntries(mapping.header.map((name, index) => [name, record[index] ?? '']))
    yield { line: info.lines, values: record.length === header.length ? values : {} }
  }
}

const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text)
const instantOf = (read: ReadDate): Instant | null => (read.kind === 'instant' ? read.at : null)

/** A reader of one record as a case, or the reason why it is none. */
export const caseReader = (mapping: Mapping) => {
  const { columns, duplicate } = mapping
  const readDate = dateReader(mapping.dateFormat, mapping.zone)
  const isDuplicate = new RegExp(duplicate.matches)
  const outcomes = mapping.outcomes.map(({ matches, code }) => ({ matches: new RegExp(matches), code }))
  return ({ line, values }: FileRow): CaseRow | RejectedRow => {
    const id = values[columns.id] ?? ''
    const reject = (code: string, says: string): RejectedRow => ({ line, id, code, says })
    if (Object.keys(values).length === 0) return reject('ColumnCountWrong', `expected ${mapping.header.length} columns`)
    const text = (column: keyof Mapping['columns']) => values[columns[column]]!
    if (!/^\d{1,20}$/.test(id)) return reject('IdNotANumber', `${columns.id} is "${id.slice(0, 40)}"`)
    const received = readDate(text('received'))
    if (received.kind !== 'instant')
      return reject('ReceivedMissing', `${columns.received} is no date of ${mapping.dateFormat}`)
    const due = readDate(text('due'))
    if (due.kind === 'unparsable') return reject('DueUnreadable', `${columns.due} is "${due.text.slice(0, 40)}"`)
    const completed = readDate(text('completed'))
    if (completed.kind === 'unparsable')
      return reject('CompletedUnreadable', `${columns.completed} is "${completed.text.slice(0, 40)}"`)
    const outcome = text('outcome').trim()
    return {
      line,
      id,
      receivedAt: received.at,
      dueAt: instantOf(due),
      completedAt: instantOf(completed),
      outcome: outcome === '' ? '-' : outcome,
      outcomeCode: outcomes.find(({ matches }) => matches.test(outcome))?.code ?? 'solved',
      summary: text('summary').trim() || '-',
      unit: text('unit').trim() || '(blank)',
      category: text('category').trim() || '(blank)',
      place: blankToNull(text('place')),
      channel: text('channel').trim() || '(blank)',
      duplicate: isDuplicate.test(values[duplicate.column]!),
    }
  }
}
