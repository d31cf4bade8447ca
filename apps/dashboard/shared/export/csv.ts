/** A cell: a number stays one, null is empty. */
export type Cell = string | number | null

/** What stands above the rows, so that a sheet that travels says what it is: `label`, `value`. */
export type HeadLine = readonly [label: string, value: string]

const FORMULA = /^[=+\-@\t\r]/

/** Text that a spreadsheet would take for a formula gets a quote in front; numbers are written as they are. */
const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const BOM = '\uFEFF'

/** A CSV as Excel in China opens it: UTF-8 with BOM, CRLF, head lines first, then a blank line, then the table. */
export const csvOf = (
  head: readonly HeadLine[],
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string =>
  BOM +
  [...head, ...(head.length > 0 ? [[]] : []), columns, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n') +
  '\r\n'
