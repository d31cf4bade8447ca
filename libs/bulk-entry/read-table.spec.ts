import { describe, expect, test } from '@jest/globals'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import writeWorkbook from 'write-excel-file/universal'
import { MOST_BYTES, MOST_PARTS, MOST_UNPACKED_BYTES } from './limits.js'
import { readTable } from './read-table.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readTable({ name: 'file', bytes })
const rowsOf = async (bytes: Uint8Array) => {
  const answer = await read(bytes)
  return answer.ok ? answer.table.rows : answer.refusal.en
}

/** As Excel in China saves a CSV: every character of two bytes, found by what the decoder makes of them. */
const gb18030 = (text: string): Uint8Array => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1)
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
  const bytesOf = (one: string) => (one.charCodeAt(0) < 128 ? [one.charCodeAt(0)] : (codes.get(one) ?? []))
  return Uint8Array.from(Array.from(text).flatMap(bytesOf))
}

const workbook = async (sheets: Parameters<typeof writeWorkbook>[0]): Promise<Uint8Array> =>
  new Uint8Array(await (await writeWorkbook(sheets as never).toBlob()).arrayBuffer())
const SHEET = 'xl/worksheets/sheet1.xml'
/** A workbook of one cell with its sheet changed by hand. */
const bent = async (change: (sheet: string) => string, more: Zippable = {}): Promise<Uint8Array> => {
  const files = unzipSync(await workbook([[{ value: '概括' }]] as never))
  return zipSync({ ...files, [SHEET]: strToU8(change(strFromU8(files[SHEET]!))), ...more })
}

describe('a CSV', () => {
  const text = '概括,姓名\r\n"路灯, 不亮",示例甲\r\n'
  const rows = [
    ['概括', '姓名'],
    ['路灯, 不亮', '示例甲'],
  ]
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\uFEFF${text}`)],
    ['GB18030, as Excel in China saves it', gb18030(text)],
    [
      'UTF-16, as Excel calls Unicode text',
      Uint8Array.from(Buffer.from(`\uFEFF${text.replace('概括,姓名', '概括\t姓名').replace('",', '"\t')}`, 'utf16le')),
    ],
    ['UTF-8 with semicolons', utf8(text.replace('概括,姓名', '概括;姓名').replace('",', '";'))],
  ])('in %s is read to the same rows', async (_, bytes) => {
    expect(await rowsOf(bytes)).toStrictEqual(rows)
  })
  test('with an open quote is refused, with the line', async () => {
    expect(await rowsOf(utf8('a,b\r\n"c,d\r\n'))).toMatch(/a quote without its other half near line \d/)
  })
  test('of too many columns is refused before anybody makes room for them', async () => {
    expect(await rowsOf(utf8(','.repeat(300)))).toMatch(/at most .* columns/)
  })
})

describe('a workbook', () => {
  test('is read from the sheet of reports, dates and numbers as they are', async () => {
    const bytes = await workbook([
      { sheet: '别的', data: [[{ value: 'x' }]] },
      { sheet: '来件', data: [[{ value: '概括' }], [{ value: 7, type: Number }]] },
    ] as never)
    expect(await read(bytes)).toMatchObject({ ok: true, table: { sheet: '来件', rows: [['概括'], [7]] } })
  })
  test('that would unpack to more than the limit is refused unopened', async () => {
    const bytes = await bent((sheet) => sheet.replace('</sheetData>', `${' '.repeat(MOST_UNPACKED_BYTES)}</sheetData>`))
    expect(bytes.length).toBeLessThan(100_000)
    expect(await rowsOf(bytes)).toMatch(/unpacks to too much/)
  })
  test('that lies about its size is cut off at the size it says', async () => {
    const bytes = await bent((sheet) => sheet.replace('</sheetData>', `${' '.repeat(1_000_000)}</sheetData>`))
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at < bytes.length - 46; at += 1) {
      const isEntry = view.getUint32(at, true) === 0x02014b50
      if (isEntry && view.getUint32(at + 24, true) > 900_000) view.setUint32(at + 24, 100, true)
    }
    expect(await rowsOf(bytes)).toMatch(/no whole XLSX workbook/)
  })
  test('of very many parts is refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: MOST_PARTS }, (_, index) => [`xl/${index}.xml`, strToU8('<x/>')]),
    )
    expect(await rowsOf(await bent((sheet) => sheet, parts))).toMatch(/unpacks to too much/)
  })
  test.each(['XFD1', 'A1048576', 'IW2'])(
    'with a cell at %s is refused: the reader would make room for all before it',
    async (cell) => {
      const far = `<row r="2"><c r="${cell}"><v>1</v></c></row></sheetData>`
      expect(await rowsOf(await bent((sheet) => sheet.replace('</sheetData>', far)))).toMatch(
        /delete the rows and columns/,
      )
    },
  )
  test('that is cut in half, or is another zip, is refused', async () => {
    const whole = await workbook([[{ value: '概括' }]] as never)
    expect(await rowsOf(whole.subarray(0, whole.length / 2))).toMatch(/no whole XLSX workbook/)
    expect(await rowsOf(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toMatch(/no whole XLSX workbook/)
  })
})

describe('what is no spreadsheet', () => {
  test.each([
    [
      'an old .xls, or a workbook with a password',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2),
      /old .xls, or has a password/,
    ],
    ['a page that is called .xls', utf8('\r\n<html><table><tr><td>概括</td></tr></table>'), /web page/],
    ['a PDF', utf8('%PDF-1.7'), /no spreadsheet/],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), /no spreadsheet/],
    ['an empty file', new Uint8Array(), /empty/],
    ['a file that is too large', new Uint8Array(MOST_BYTES + 1), /larger than 5 MB/],
  ])('is refused with what to do: %s', async (_, bytes, says) => {
    expect(await rowsOf(bytes)).toMatch(says)
  })
})
