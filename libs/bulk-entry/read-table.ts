import { parse } from 'csv-parse/browser/esm/sync'
import readWorkbook from 'read-excel-file/universal'
import { decodeText } from './decode-text.js'
import type { Table } from './headings.js'
import { LAST_COLUMN, LAST_ROW, MOST_BYTES } from './limits.js'
import type { Cell } from './read-cell.js'
import { notTaken, type NotTaken, type Said } from './said.js'
import { brokenWorkbook, unpacked } from './unpack.js'

/** A file as it was chosen: its name, which stands in what is said of it, and its content. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The sheet of a template that holds the reports. */
export const SHEET: Said = { zh: '来件', en: 'Reports' }

/** What is read, or why it is not. */
export type TableRead = { readonly ok: true; readonly table: Table } | NotTaken

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b)
/** The container of the Word and Excel of before 2007, and of workbooks with a password. */
const isOldOffice = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)
const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x25, 0x50, 0x44, 0x46)

const TOO_LARGE = () =>
  notTaken(
    `文件超过 ${MOST_BYTES / 1024 / 1024} MB，请分成几个文件`,
    `the file is larger than ${MOST_BYTES / 1024 / 1024} MB; split it`,
  )
const OLD = () =>
  notTaken(
    '这是旧版 .xls 或加了密码的工作簿，请另存为不加密码的 .xlsx 再导入',
    'this is an old .xls, or has a password; save it as .xlsx without one',
  )
const HTML = () =>
  notTaken(
    '这其实是网页（HTML），有的系统把它叫作 .xls；请用表格软件打开并另存为 .xlsx',
    'this is a web page that is only called a spreadsheet; open it in a spreadsheet program and save it as .xlsx',
  )
const NO_TABLE = () =>
  notTaken(
    '这不是表格文件；请导入 .xlsx，或以 UTF-8、GB18030 编码保存的 .csv',
    'this is no spreadsheet; give an .xlsx, or a .csv saved as UTF-8 or GB18030',
  )

const readXlsx = async (bytes: Uint8Array): Promise<TableRead> => {
  const bounded = unpacked(bytes)
  if (!bounded.ok) return bounded
  const sheets = await readWorkbook(bounded.workbook).catch(() => [])
  const [first] = sheets
  const chosen = sheets.find(({ sheet }) => sheet === SHEET.zh || sheet === SHEET.en) ?? first
  if (!chosen) return brokenWorkbook()
  return { ok: true, table: { sheet: chosen.sheet, rows: chosen.data as readonly (readonly Cell[])[] } }
}

/** Excel separates by semicolons where commas are for decimals, and by tabs in its “Unicode text”. */
const separatorIn = (text: string): string => {
  const [line = ''] = text.split(/[\r\n]/, 1)
  const counted = [',', ';', '\t'].map((one) => [one, line.split(one).length] as const)
  return counted.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ','
}

const readCsv = ({ name, bytes }: GivenFile): TableRead => {
  const text = decodeText(bytes)
  if (text === null) return NO_TABLE()
  if (/^\uFEFF?\s*</.test(text)) return HTML()
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter: separatorIn(text), relax_column_count: true, skip_empty_lines: false },
      ...{ to_line: LAST_ROW * 20 },
    }) as readonly (readonly string[])[]
    if (rows.length > LAST_ROW || rows.some(({ length }) => length > LAST_COLUMN))
      return notTaken(`至多 ${LAST_ROW} 行、${LAST_COLUMN} 列`, `at most ${LAST_ROW} rows and ${LAST_COLUMN} columns`)
    return { ok: true, table: { sheet: name, rows } }
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines ?? '?'
    return notTaken(
      `CSV 在第 ${line} 行附近引号不成对，请用表格软件重新保存`,
      `the CSV has a quote without its other half near line ${line}; save it again from a spreadsheet program`,
    )
  }
}

/** Reads a spreadsheet by what it is, whatever it is called: XLSX, or CSV in UTF-8, UTF-16 or GB18030. */
export const readTable = async (file: GivenFile): Promise<TableRead> => {
  const { bytes } = file
  if (bytes.length > MOST_BYTES) return TOO_LARGE()
  if (bytes.length === 0) return notTaken('文件是空的', 'the file is empty')
  if (isOldOffice(bytes)) return OLD()
  if (isPdf(bytes)) return NO_TABLE()
  return isZip(bytes) ? readXlsx(bytes) : readCsv(file)
}
