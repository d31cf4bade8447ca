import type { TimeZone } from '@huiyin/kernel'
import { tooPersonal } from './clear-text.js'
import { columnsOf, type BulkChannel, type Column, type Named } from './columns.js'
import { foundIn, headingsOf, lettersOf, type Headings, type Table } from './headings.js'
import { digestOf, idsOf } from './ids.js'
import { MOST_ROWS } from './limits.js'
import { readCell, textOf, type Cell } from './read-cell.js'
import { judged, reportInput, type Values } from './report-input.js'
import { checkedAs, type BulkRow, type Checked } from './rows.js'
import type { Mistake, Said } from './said.js'

/** How many files come with one report at most, and why one of them is not taken; null: it is. */
export interface TakesFiles {
  readonly most: number
  readonly judge: (file: { readonly bytes: Uint8Array; readonly declared: string }) => Said | null
}

/** For whom a file is checked, and against what. */
export interface CheckedFor {
  readonly tenant: string
  /** Whose clock its moments are on. */
  readonly zone: TimeZone
  readonly channel: BulkChannel
  /** What may be chosen as a category; nothing: any code. */
  readonly categories?: readonly Named[]
  /** Where the files that come with letters can be kept; left out: they are not taken in. */
  readonly attachments?: TakesFiles
}

/** One row of a table with what its cells say. */
interface ReadRow {
  readonly number: number
  readonly cells: readonly Cell[]
  readonly values: Values
  /** By the path of the column. */
  readonly wrong: Map<string, Said>
}

const FILL_IN: Said = { zh: '必须填写', en: 'has to be filled in' }
const ANONYMOUS: Said = {
  zh: '匿名来件不记姓名、联系方式和住址：请删去，或改为“实名”',
  en: 'of an anonymous report no name, contact or address is kept: take it out, or say “named”',
}
const EMPTY: Said = { zh: '表中没有来件', en: 'there is no report in the sheet' }
const TOO_MANY: Said = {
  zh: `一次至多 ${MOST_ROWS} 行，请分成几个文件`,
  en: `at most ${MOST_ROWS} rows at a time; split the file`,
}
const SAME_NUMBER = (row: number): Said => ({
  zh: `第 ${row} 行已有这个外部编号`,
  en: `row ${row} has this outside number already`,
})
const SAME_ROW = (row: number): Said => ({
  zh: `与第 ${row} 行完全相同；如确是两件，请填写不同的外部编号`,
  en: `the same as row ${row}; if these are two matters, give each an outside number of its own`,
})

const OF_REPORTER = ['personal.name', 'personal.contact', 'personal.address'] as const

const readRow = (number: number, cells: readonly Cell[], { columns }: Headings, zone: TimeZone): ReadRow => {
  const values = new Map<string, string | number | boolean | null>()
  const wrong = new Map<string, Said>()
  columns.forEach((column, index) => {
    if (!column) return
    const reading = readCell(cells[index] ?? null, column, zone)
    if ('wrong' in reading) wrong.set(column.path, reading.wrong)
    else values.set(column.path, reading.value)
  })
  return { number, cells, values, wrong }
}

const textIn = (values: Values, path: string): string | null => {
  const value = values.get(path) ?? null
  return typeof value === 'string' ? value : null
}

/** What everybody may read of a report must not say who reported. */
const checkClear = ({ values, wrong }: ReadRow, columns: readonly Column[]): void => {
  const [name, contact, address] = OF_REPORTER.map((path) => textIn(values, path))
  const reporter = { name: name ?? null, contact: contact ?? null, address: address ?? null }
  for (const { path, isSealed } of columns) {
    const text = isSealed || path === 'outsideNumber' ? null : textIn(values, path)
    const says = text === null ? null : tooPersonal(text, reporter)
    if (says && !wrong.has(path)) wrong.set(path, says)
  }
}

const checkAnonymous = ({ values, wrong }: ReadRow): void => {
  if (values.get('reporter') !== 'anonymous') return
  for (const path of OF_REPORTER) if (textIn(values, path) !== null) wrong.set(path, ANONYMOUS)
}

/** Rows that look as if somebody had entered them twice. */
const checkTwice = (rows: readonly ReadRow[]): void => {
  const numbers = new Map<string, number>()
  const whole = new Map<string, number>()
  for (const { number, values, cells, wrong } of rows) {
    const outside = textIn(values, 'outsideNumber')
    const [seen, key, says, path] =
      outside === null
        ? ([whole, JSON.stringify(cells), SAME_ROW, ''] as const)
        : ([numbers, outside, SAME_NUMBER, 'outsideNumber'] as const)
    const before = seen.get(key)
    if (before === undefined) seen.set(key, number)
    else wrong.set(path, says(before))
  }
}

/** What a file says in the clear: nothing sealed is part of it, so that no id tells of a reporter. */
const clearDigest = (rows: readonly ReadRow[], columns: readonly Column[]): string => {
  const clear = columns.filter(({ isSealed }) => !isSealed).map(({ path }) => path)
  return digestOf(
    'bulk-file',
    ...rows.flatMap(({ number, values }) => [number, ...clear.map((path) => String(values.get(path) ?? ''))]),
  )
}

/** What is wrong in a row, from left to right. */
const mistakesIn = (row: ReadRow, { columns }: Headings, sheet: string): readonly Mistake[] =>
  [...row.wrong]
    .map(([path, allowed]) => ({ index: columns.findIndex((column) => column?.path === path), allowed }))
    .toSorted((one, other) => one.index - other.index)
    .map(({ index, allowed }) => {
      const column = columns[index] ?? null
      const found = column === null || column.isSealed ? null : foundIn(textOf(row.cells[index] ?? null))
      const letters = column === null ? null : lettersOf(index)
      return { ...{ sheet, row: row.number, column: letters }, heading: column?.heading ?? null, found, allowed }
    })

/** What a column says against a value that the contract, or its own list, does not take; null: nothing. */
const against = (column: Column, { values }: ReadRow, paths: readonly string[]): Said | null => {
  const value = values.get(column.path) ?? null
  const isListed = value === null || !column.isClosed || column.choices.some(({ code }) => code === value)
  if (isListed && !paths.includes(column.path)) return null
  return value === null ? FILL_IN : column.allowed
}

/** The file as far as a row is judged by it. */
interface JudgedIn extends Pick<CheckedFor, 'tenant' | 'channel'> {
  readonly columns: readonly Column[]
  readonly file: string
  readonly numberAt: BulkRow['numberAt']
}

/** Lets the contract judge a row; a cell is blamed once. Gives the report where nothing is wrong. */
const judgeRow = (row: ReadRow, { columns, file, numberAt, tenant, channel }: JudgedIn): BulkRow | null => {
  const outsideNumber = textIn(row.values, 'outsideNumber')
  const about = { tenant, channel: channel.code }
  const ids = idsOf(outsideNumber === null ? { ...about, file, row: row.number } : { ...about, outsideNumber })
  const { input, paths } = judged(reportInput(row.values, channel, ids), channel)
  for (const column of columns) {
    const says = row.wrong.has(column.path) ? null : against(column, row, paths)
    if (says) row.wrong.set(column.path, says)
  }
  if (input === null || row.wrong.size > 0) return null
  return { row: row.number, ids, input, numberAt, notices: [] }
}

const rowsIn = ({ rows }: Table, headings: Headings, zone: TimeZone): readonly ReadRow[] =>
  rows.flatMap((cells, index) => {
    const isOne = index > headings.row && cells.some((cell) => textOf(cell) !== '')
    return isOne ? [readRow(index + 1, cells, headings, zone)] : []
  })

/**
 * The dry run of a spreadsheet: the reports it brings, or everything that is wrong in it by the cell it stands in. What is
 * right is what `ReceiveReport` and the channel say; beside that no two rows may be the same, and what everybody reads
 * must not name the reporter. Changes nothing and asks nobody.
 */
export const checkTable = (table: Table, checkedFor: CheckedFor): Checked => {
  const all = columnsOf(checkedFor.channel, checkedFor.categories)
  const headings = headingsOf(table, all)
  const about = (allowed: Said): Mistake => ({
    ...{ sheet: table.sheet, row: headings.row + 1, column: null, heading: null, found: null, allowed },
  })
  const rows = rowsIn(table, headings, checkedFor.zone)
  const aside = [...(rows.length === 0 ? [about(EMPTY)] : []), ...(rows.length > MOST_ROWS ? [about(TOO_MANY)] : [])]
  if (aside.length > 0) return checkedAs([], [...headings.mistakes, ...aside])
  checkTwice(rows)
  const there = all.filter((column) => headings.columns.includes(column))
  const numbers = headings.columns.findIndex((column) => column?.path === 'outsideNumber')
  const numberAt = { sheet: table.sheet, column: numbers < 0 ? null : lettersOf(numbers) }
  const judgedIn = { ...checkedFor, columns: there, file: clearDigest(rows, all), numberAt }
  const taken: BulkRow[] = []
  const mistakes = rows.flatMap((row) => {
    checkAnonymous(row)
    checkClear(row, there)
    const report = judgeRow(row, judgedIn)
    if (report) taken.push(report)
    return mistakesIn(row, headings, table.sheet)
  })
  return checkedAs(taken, [...headings.mistakes, ...mistakes])
}
