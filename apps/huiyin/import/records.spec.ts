import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { countRecords } from './count-records.js'
import { bostonMapping, csvOf, xinghaiMapping } from './fixtures/sample.js'
import { checkHeader, fileRecords, ForeignFile, type FileRecord } from './records.js'

const mapping = { ...bostonMapping(), header: ['id', 'title', 'note'] }
const folder = mkdtempSync(join(tmpdir(), 'huiyin-records-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const fileWith = (content: string | Buffer, ending = 'csv'): string => {
  files += 1
  const file = join(folder, `${files}.${ending}`)
  writeFileSync(file, content)
  return file
}
const read = async (file: string): Promise<FileRecord[]> => {
  const records: FileRecord[] = []
  for await (const record of fileRecords(file, mapping)) records.push(record)
  return records
}
const valuesOf = async (content: string | Buffer, ending?: string) =>
  (await read(fileWith(content, ending))).map(({ line, values }) => [line, ...Object.values(values ?? {})])

describe('the records of a file', () => {
  test('come under the names of the header, each with its line', async () => {
    expect(await read(fileWith('id,title,note\n1,one,\n2,two,b\n'))).toStrictEqual([
      { line: 2, values: { id: '1', title: 'one', note: '' } },
      { line: 3, values: { id: '2', title: 'two', note: 'b' } },
    ])
  })
  test('are the same with a byte-order mark, with CRLF, packed, and without a last line end', async () => {
    const plain = [
      [2, '1', '  one ', '街'],
      [3, '2', 'two', ''],
    ]
    const text = 'id,title,note\n1,  one ,街\n2,two,\n'
    expect(await valuesOf(text)).toStrictEqual(plain)
    expect(await valuesOf(`\ufeff${text}`)).toStrictEqual(plain)
    expect(await valuesOf(text.replaceAll('\n', '\r\n'))).toStrictEqual(plain)
    expect(await valuesOf(gzipSync(text), 'csv.gz')).toStrictEqual(plain)
    expect(await valuesOf(text.slice(0, -1))).toStrictEqual(plain)
  })
  test('may hold quotes, commas and line ends in quotes; the line is the one where a record begins', async () => {
    const text = 'id,title,note\n1,"a ""b"", c","x\ny\n"\n2,two,\n\n3,"p\nq",\n4,four,\n'
    const expected = [
      [2, '1', 'a "b", c', 'x\ny\n'],
      [5, '2', 'two', ''],
      [7, '3', 'p\nq', ''],
      [9, '4', 'four', ''],
    ]
    expect(await valuesOf(text)).toStrictEqual(expected)
    const lines = async (content: string) => (await valuesOf(content)).map(([line]) => line)
    expect(await lines(text.replaceAll('\n', '\r\n'))).toStrictEqual([2, 5, 7, 9])
  })
  test('with more or fewer columns than the header are told apart by their line', async () => {
    const records = await read(fileWith('id,title,note\n1,one\n2,two,b\n3,three,c,d\n'))
    expect(records.map(({ line, values }) => [line, values === null])).toStrictEqual([
      [2, true],
      [3, false],
      [4, true],
    ])
  })
})

describe('a file of another format', () => {
  test.each([
    ['another header', 'id,title\n1,one\n'],
    ['the columns in another order', 'title,id,note\none,1,\n'],
    ['names joined by a comma', '"id,title",note\n1,one\n'],
    ['nothing', ''],
  ])('is refused at once: %s', async (_, text) => {
    await expect(checkHeader(fileWith(text), mapping)).rejects.toBeInstanceOf(ForeignFile)
    await expect(read(fileWith(text))).rejects.toThrow('expected the columns id, title, note, found')
  })
  test('is told by what it has and should have', async () => {
    await expect(checkHeader(fileWith(csvOf(xinghaiMapping().header, [])), mapping)).rejects.toThrow(
      'is not in the format of boston311: expected the columns id, title, note, found 编号, 受理时间',
    )
  })
  test('with the right header and nothing else is none', async () => {
    const file = fileWith('id,title,note\n')
    await checkHeader(file, mapping)
    expect(await read(file)).toStrictEqual([])
  })
  test('whose quotes go wrong says in which line', async () => {
    await expect(read(fileWith('id,title,note\n1,a"b,c\n'))).rejects.toThrow(/quote .* line 2/)
    await expect(read(fileWith('id,title,note\n1,"never closed,c\n'))).rejects.toBeInstanceOf(ForeignFile)
  })
  test('that cannot be unpacked is no fault of the product', async () => {
    await expect(read(fileWith('id,title,note\n', 'csv.gz'))).rejects.toThrow('cannot be unpacked')
    const cut = gzipSync(`id,title,note\n${'1,one,x\n'.repeat(5_000)}`)
    await expect(read(fileWith(cut.subarray(0, cut.length / 2), 'csv.gz'))).rejects.toBeInstanceOf(ForeignFile)
  })
  test('that is not there is told by its name', async () => {
    await expect(read(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('how many records a file seems to hold', () => {
  test('is its lines without the header, packed or not, with a last line end or without', async () => {
    expect(await countRecords(fileWith('id\n1\n2\n'))).toBe(2)
    expect(await countRecords(fileWith('id\n1\n2'))).toBe(2)
    expect(await countRecords(fileWith(gzipSync('id\n1\n2\n'), 'csv.gz'))).toBe(2)
    expect(await countRecords(fileWith(''))).toBe(0)
  })
  test('cannot be said of a file that is not there', async () => {
    await expect(countRecords(join(folder, 'nowhere.csv.gz'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
