import writeWorkbook from 'write-excel-file/universal'
import { columnsOf, headingText, type BulkChannel, type Column, type Named } from './columns.js'
import { SHEET } from './read-table.js'
import type { Said } from './said.js'

export type Language = keyof Said

const EXPLAINED: Said = { zh: '填写说明', en: 'How to fill in' }
const WIDE_KINDS: ReadonlySet<Column['kind']> = new Set(['line', 'paragraph'])
const WIDTHS = { wide: 36, usual: 18, explained: 90 }
/** So many empty rows are formatted as text, so that no spreadsheet takes a number apart that is none. */
const PREPARED_ROWS = 500

const NOTES: readonly Said[] = [
  {
    zh: '标 * 的列必须填写。表头不要改动；用不到的列可以删去。第二张表不会读取。',
    en: 'Columns with a * have to be filled in. Leave the headings; columns you do not need may go. This sheet is not read.',
  },
  {
    zh: '姓名、联系方式、住址和反映人原话加密封存；其余各列承办单位都看得到，不要写姓名、电话和身份证号。',
    en: 'Name, contact, address and his own words are sealed. All other columns are read by the units: no names, telephone or identity numbers there.',
  },
  {
    zh: '外部编号（如热线工单号）相同的来件只收一次，建议填写。',
    en: 'A report is taken once for each outside number (a hotline’s), so it is good to give one.',
  },
]

const WORDS = {
  column: { zh: '列', en: 'Column' },
  required: { zh: '必填', en: 'Required' },
  allowed: { zh: '填写要求', en: 'What may stand there' },
  sealed: { zh: '封存', en: 'Sealed' },
  yes: { zh: '是', en: 'yes' },
} as const satisfies Record<string, Said>

/** The rows of the sheet that explains the columns. */
export const explanationOf = (columns: readonly Column[], language: Language): readonly (readonly string[])[] => [
  [WORDS.column, WORDS.required, WORDS.sealed, WORDS.allowed].map((said) => said[language]),
  ...columns.map(({ heading, required, isSealed, allowed }) => [
    ...[heading[language], required ? WORDS.yes[language] : '', isSealed ? WORDS.yes[language] : ''],
    allowed[language],
  ]),
  ...NOTES.map((note) => ['', '', '', note[language]]),
]

/** The template as a table: the headings alone. */
export const headingRowOf = (columns: readonly Column[], language: Language): readonly string[] =>
  columns.map((column) => headingText(column, language))

const bold = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#E6F0FA' })
const plain = (value: string) => ({ value, type: String, wrap: true })
const asText = { value: '', type: String, format: '@' }

/** The template of a channel as a workbook: the sheet to fill in, and one that explains each column. */
export const templateWorkbook = async (
  channel: BulkChannel,
  categories: readonly Named[] = [],
  language: Language = 'zh',
): Promise<Uint8Array<ArrayBuffer>> => {
  const columns = columnsOf(channel, categories)
  const [head = [], ...explained] = explanationOf(columns, language)
  const workbook = writeWorkbook([
    {
      sheet: SHEET[language],
      data: [
        headingRowOf(columns, language).map(bold),
        ...Array.from({ length: PREPARED_ROWS }, () => columns.map(() => asText)),
      ],
      columns: columns.map(({ kind }) => ({ width: WIDE_KINDS.has(kind) ? WIDTHS.wide : WIDTHS.usual })),
      stickyRowsCount: 1,
    },
    {
      sheet: EXPLAINED[language],
      data: [head.map(bold), ...explained.map((row) => row.map(plain))],
      columns: [WIDTHS.usual, WIDTHS.usual / 2, WIDTHS.usual / 2, WIDTHS.explained].map((width) => ({ width })),
    },
  ])
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer())
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The template of a channel as CSV: UTF-8 with BOM, CRLF, the headings alone. */
export const templateCsv = (
  channel: BulkChannel,
  categories: readonly Named[] = [],
  language: Language = 'zh',
): string => `\uFEFF${headingRowOf(columnsOf(channel, categories), language).map(quoted).join(',')}\r\n`
