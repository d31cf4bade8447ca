import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isPicture, MEDIA_TYPES, mediaTypeOf } from './media-type.js'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])))
const two = (value: number) => [value & 0xff, value >> 8]
const four = (value: number) => [...two(value & 0xffff), ...two(value >>> 16)]

/** A zip with empty files of these names, as small as the format allows. */
const zipOf = (...names: readonly string[]): Uint8Array => {
  const local = names.map((name) => bytes('PK\u0003\u0004', Array(22).fill(0), two(name.length), two(0), name))
  const starts = local.map((_, index) => local.slice(0, index).reduce((sum, { length }) => sum + length, 0))
  const entries = names.map((name, index) =>
    bytes(
      ...['PK\u0001\u0002', Array(24).fill(0) as number[], two(name.length), two(0), two(0)],
      ...[Array(8).fill(0) as number[], four(starts[index]!), name],
    ),
  )
  const size = (list: readonly Uint8Array[]) => list.reduce((sum, { length }) => sum + length, 0)
  const end = bytes(
    ...['PK\u0005\u0006', Array(4).fill(0) as number[], two(names.length), two(names.length)],
    ...[four(size(entries)), four(size(local)), two(0)],
  )
  return Uint8Array.from([...local, ...entries, end].flatMap((part) => [...part]))
}
const WORD = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']
const SHEET = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']
const [JPEG, PNG, WEBP, HEIC, PDF, DOCX, XLSX] = MEDIA_TYPES

describe('what a file is, by its content', () => {
  test.each([
    ['a photograph', bytes([0xff, 0xd8, 0xff, 0xe1], 'Exif'), JPEG],
    ['a picture without loss', bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13]), PNG],
    ['a picture of the web', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '), WEBP],
    ['a photograph of a telephone', bytes([0, 0, 0, 24], 'ftypheic'), HEIC],
    ['one of another telephone', bytes([0, 0, 0, 24], 'ftypmif1'), HEIC],
    ['a printed page', bytes('%PDF-1.7\n'), PDF],
    ['a letter', zipOf(...WORD), DOCX],
    ['a table', zipOf(...SHEET), XLSX],
  ])('%s', (_what, content, type) => {
    expect(mediaTypeOf(content)).toBe(type)
  })
  test('is nothing we take where it only looks like it', () => {
    const others = [
      bytes(),
      bytes('<html><script>alert(1)</script>'),
      bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      bytes('GIF89a'),
      bytes('MZ'),
      bytes(' %PDF-1.7'),
      bytes([0xff, 0xd8]),
      bytes([0x89], 'PNG\r\n'),
      bytes('RIFF', [1, 0, 0, 0], 'WAVEfmt '),
      bytes([0, 0, 0, 24], 'ftypisom'),
      bytes([0, 0, 0, 24], 'ftyp'),
    ]
    expect(others.map((content) => mediaTypeOf(content))).toStrictEqual(others.map(() => null))
  })
  test('a zip is an office document by the parts in its directory, and none with macros in it', () => {
    expect(mediaTypeOf(zipOf('word/document.xml'))).toBeNull()
    expect(mediaTypeOf(zipOf('[Content_Types].xml', 'other.xml'))).toBeNull()
    expect(mediaTypeOf(zipOf(...WORD, 'word/vbaProject.bin'))).toBeNull()
    expect(mediaTypeOf(zipOf(...SHEET, 'xl/embeddings/oleObject1.bin'))).toBeNull()
    expect(mediaTypeOf(bytes('PK\u0003\u0004[Content_Types].xml word/document.xml'))).toBeNull()
    expect(mediaTypeOf(zipOf(...WORD).subarray(0, -1))).toBeNull()
  })
  test('whatever the bytes are, an answer comes', () => {
    const heads = ['PK\u0003\u0004', '%PDF-', 'RIFF', ''].map((head) => [...Buffer.from(head, 'latin1')])
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const found = mediaTypeOf(Uint8Array.from([...head, ...rest]))
        expect(found === null || MEDIA_TYPES.includes(found)).toBe(true)
      }),
    )
  })
  test('a directory that points into itself ends', () => {
    const looped = zipOf(...WORD)
    looped.set(four(0), looped.length - 6)
    expect(mediaTypeOf(looped)).toBeNull()
  })
})

test('browsers show photographs and pictures, and neither HEIC nor documents', () => {
  expect(MEDIA_TYPES.filter(isPicture)).toStrictEqual([JPEG, PNG, WEBP])
})
