import type { Column } from './columns.js'
import { textOf, type Cell } from './read-cell.js'
import type { Mistake, Said } from './said.js'

/** A sheet as it was read: row by row, the first row of the sheet first. */
export interface Table {
  /** The sheet; of a CSV the name of the file. */
  readonly sheet: string
  readonly rows: readonly (readonly Cell[])[]
}

/** Where the headings stand, and which column of the sheet is which; null: there is no such column to be read. */
export interface Headings {
  /** Counted from 0. */
  readonly row: number
  readonly columns: readonly (Column | null)[]
  readonly mistakes: readonly Mistake[]
}

/** A title or a note may stand above the headings, in so many rows. */
const SEARCHED_ROWS = 10
const LETTERS = 26

/** The letters of a column as spreadsheets name it: 0 is A, 26 is AA. */
export const lettersOf = (index: number): string =>
  (index >= LETTERS ? lettersOf(Math.floor(index / LETTERS) - 1) : '') + String.fromCharCode(65 + (index % LETTERS))

/** The most of a cell that is repeated. */
const LONGEST_FOUND = 40

/** What stands in a cell, shortened; null for nothing. */
export const foundIn = (text: string): string | null => {
  if (text === '') return null
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text
}

const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[*\s]+$/u, '')
    .trim()

const columnCalled = (text: string, columns: readonly Column[]): Column | undefined => {
  const wanted = bare(text)
  return columns.find(({ heading, path }) => [bare(heading.zh), bare(heading.en), path].includes(wanted))
}

/** The row that most headings stand in, of the first few; the first where none does. */
const headingRow = ({ rows }: Table, columns: readonly Column[]): number => {
  const hits = rows
    .slice(0, SEARCHED_ROWS)
    .map((row) => row.filter((cell) => textOf(cell) !== '' && columnCalled(textOf(cell), columns)).length)
  return Math.max(0, hits.indexOf(Math.max(...hits, 0)))
}

const UNKNOWN = (columns: readonly Column[]): Said => ({
  zh: `没有这一列，请删除或改为：${columns.map(({ heading }) => heading.zh).join('、')}`,
  en: `there is no such column; delete it or call it one of: ${columns.map(({ heading }) => heading.en).join(', ')}`,
})
const TWICE: Said = { zh: '这一列出现了两次，请只留一列', en: 'this column stands twice; keep one' }
const UNNAMED: Said = { zh: '这一列有内容而没有表头', en: 'there is something in this column and no heading above it' }
const LACKING: Said = {
  zh: '表中没有这一必填列，请下载模板核对表头',
  en: 'the sheet lacks this column, which has to be filled in; compare it with the template',
}

/** Whether anything stands below the headings in a column. */
const isUsed = ({ rows }: Table, from: number, index: number): boolean =>
  rows.slice(from).some((row) => textOf(row[index] ?? null) !== '')

/** Finds the headings and says which are unknown, stand twice or are missing. A column that is empty all the way is none. */
export const headingsOf = (table: Table, columns: readonly Column[]): Headings => {
  const row = headingRow(table, columns)
  const width = table.rows.reduce((most, { length }) => Math.max(most, length), 0)
  const mistakes: Mistake[] = []
  const found: (Column | null)[] = []
  const wrong = (index: number, text: string, allowed: Said) =>
    mistakes.push({
      ...{ sheet: table.sheet, row: row + 1, column: lettersOf(index), heading: null, found: foundIn(text), allowed },
    })
  for (let index = 0; index < width; index += 1) {
    const text = textOf(table.rows[row]?.[index] ?? null)
    const column = text === '' ? undefined : columnCalled(text, columns)
    if (text === '' && isUsed(table, row + 1, index)) wrong(index, text, UNNAMED)
    else if (text !== '' && !column) wrong(index, text, UNKNOWN(columns))
    else if (column && found.includes(column)) wrong(index, text, TWICE)
    found.push(column && !found.includes(column) ? column : null)
  }
  const lacking = columns.filter((column) => column.required && !found.includes(column))
  for (const { heading } of lacking)
    mistakes.push({ sheet: table.sheet, row: row + 1, column: null, heading, found: null, allowed: LACKING })
  return { row, columns: found, mistakes }
}
