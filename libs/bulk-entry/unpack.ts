import { strFromU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate'
import { LAST_COLUMN, LAST_ROW, MOST_PARTS, MOST_UNPACKED_BYTES } from './limits.js'
import { notTaken, type NotTaken } from './said.js'

/** What is said of a workbook that nobody can read. */
export const brokenWorkbook = () =>
  notTaken(
    '这个文件不是完好的 XLSX 工作簿，请用表格软件打开并另存为 .xlsx',
    'this is no whole XLSX workbook; open it in a spreadsheet program and save it as .xlsx',
  )
const TOO_LARGE = () =>
  notTaken(
    '工作簿解开后过大，请只保留来件一张表，删去图片和多余的格式',
    'the workbook unpacks to too much; keep the sheet of reports only, without pictures and needless formats',
  )
const TOO_WIDE = () =>
  notTaken(
    `表格在第 ${LAST_ROW} 行以下或第 ${LAST_COLUMN} 列以右还有单元格，请删除多余的行和列后保存`,
    `the sheet has cells below row ${LAST_ROW} or right of column ${LAST_COLUMN}; delete the rows and columns that are not needed and save it`,
  )

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)
const isWanted = (name: string): boolean => /\.(xml|rels)$/i.test(name)

/** What a zip says its parts unpack to, from its directory; nothing is unpacked. */
const partsOf = (bytes: Uint8Array): readonly UnzipFileInfo[] => {
  const parts: UnzipFileInfo[] = []
  unzipSync(bytes, {
    filter: (part) => {
      if (parts.length <= MOST_PARTS) parts.push(part)
      return false
    },
  })
  return parts
}

/** The number of a column by its letters: A is 1, IV is 256. */
const columnOf = (letters: string): number => {
  let number = 0
  for (let index = 0; index < letters.length; index += 1) number = number * 26 + letters.charCodeAt(index) - 64
  return number
}

const isTooWide = (sheet: Uint8Array): boolean => {
  for (const [, letters = '', row = ''] of strFromU8(sheet).matchAll(/\br\s*=\s*["']([A-Z]*)(\d+)["']/g)) {
    if (Number(row) > LAST_ROW || letters.length > 3 || columnOf(letters) > LAST_COLUMN) return true
  }
  return false
}

/**
 * The texts of a workbook, packed again without compression: what reads them next can be led no further than what was
 * weighed here. A part that holds more than the directory says is cut off at that and then is no XML.
 */
export const unpacked = (bytes: Uint8Array): { readonly ok: true; readonly workbook: ArrayBuffer } | NotTaken => {
  try {
    const parts = partsOf(bytes)
    const wanted = parts.filter(({ name }) => isWanted(name))
    const size = wanted.reduce((sum, { originalSize }) => sum + originalSize, 0)
    if (parts.length > MOST_PARTS || size > MOST_UNPACKED_BYTES) return TOO_LARGE()
    if (!wanted.some(({ name }) => isSheet(name))) return brokenWorkbook()
    const files = unzipSync(bytes, { filter: ({ name }) => isWanted(name) })
    if (Object.entries(files).some(([name, content]) => isSheet(name) && isTooWide(content))) return TOO_WIDE()
    return { ok: true, workbook: new Uint8Array(zipSync(files, { level: 0 })).buffer }
  } catch {
    return brokenWorkbook() // whatever a zip that somebody has bent makes the reader say
  }
}
