import type { Cell } from 'write-excel-file/universal'
import { labelled, type Paper, type PaperValue, type Wall } from './paper.js'

/** Text format: a spreadsheet keeps such a cell as text also when somebody edits it, so `=1+1` stays the words it is. */
const AS_TEXT = '@'
const BORDER = { borderStyle: 'thin', borderColor: '#8c8c8c' } as const
const LABEL_CHARACTERS = 3

/** A spreadsheet's moments have no zone: what the wall clock showed is written as it is. */
const momentOf = ({ wall, mark }: Wall): Cell => ({
  value: new Date(`${wall.length === 10 ? `${wall}T00:00` : wall}:00.000Z`),
  type: Date,
  // the mark is part of how the number is shown: the cell stays a date that can be sorted and counted with
  format: `yyyy-mm-dd${wall.length === 10 ? '' : ' hh:mm'}${mark ? `"${mark.replaceAll('"', '')}"` : ''}`,
})

const text = (value: string): Cell => ({ value, type: String, format: AS_TEXT, wrap: true })

const cellOf = (value: PaperValue): Cell => {
  const placed = { ...BORDER, alignVertical: 'top' } as const
  if (value === null || value === '') return placed
  if (typeof value === 'number') return { value, type: Number, ...placed }
  const cell = typeof value === 'string' ? text(value) : momentOf(value)
  return { ...(cell as object), ...placed }
}

/** One line above the table over its whole width; the cells it covers are null. */
const across = (columns: number, cell: Cell): readonly Cell[] => [
  { ...(cell as object), columnSpan: columns },
  ...Array.from({ length: columns - 1 }, () => null),
]

/**
 * A register as XLSX: what it is, what was chosen and as of when stand above the table and stay in sight with the head
 * row; numbers and dates are numbers and dates; text is never a formula.
 */
export const xlsxOf = async ({ title, unit, lines, columns, rows, signatures }: Paper): Promise<Blob> => {
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const wide = columns.length
  const head = [
    across(wide, { ...(text(`${unit} ${title}`.trim()) as object), fontWeight: 'bold', fontSize: 16 }),
    across(wide, text(lines.map(([label, value]) => labelled(label, value)).join('　'))),
    columns.map((column) => ({
      ...(text(column.title) as object),
      ...{ ...BORDER, fontWeight: 'bold' as const, align: 'center' as const, backgroundColor: '#eef1f5' },
    })),
  ]
  const signed = across(wide, text(signatures.map((who) => labelled(who, '＿＿＿＿＿＿')).join('　　')))
  const data = [...head, ...rows.map((row) => row.map(cellOf)), signed] as Cell[][]
  return writeExcelFile(data, {
    ...{ sheet: title.slice(0, 31), orientation: 'landscape', stickyRowsCount: head.length },
    columns: columns.map(({ width, title: heading }) => ({
      width: Math.max(width, heading.length * LABEL_CHARACTERS),
    })),
  }).toBlob()
}
