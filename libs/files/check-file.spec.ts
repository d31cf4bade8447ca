import { describe, expect, test } from '@jest/globals'
import { checkFile } from './check-file.js'
import { EVIDENCE_TYPES, MOST_FILE_BYTES, NAMED_WITHIN_MILLIS, PHOTO_TYPES, SWEPT_AFTER_MILLIS } from './limits.js'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
const PDF = Buffer.from('%PDF-1.7\n')
const HEIC = Buffer.from([0, 0, 0, 24, ...Buffer.from('ftypheic', 'latin1')])
const check = (bytes: Uint8Array, declared: string, allowed = EVIDENCE_TYPES) => checkFile({ bytes, declared }, allowed)
const refused = (refusal: string) => ({ ok: false, refusal })

describe('a file that is sent', () => {
  test('is taken as what its content is', () => {
    expect(check(PNG, 'image/png')).toStrictEqual({ ok: true, mediaType: 'image/png' })
    expect(check(PDF, 'application/pdf')).toStrictEqual({ ok: true, mediaType: 'application/pdf' })
  })
  test('is refused when it says that it is something else', () => {
    for (const declared of ['image/jpeg', 'text/html', 'application/pdf', 'image/png2', 'toString']) {
      expect(check(PNG, declared)).toStrictEqual(refused('FileTypeMismatch'))
    }
  })
  test('may say nothing, say it in capitals, with parameters, or by another name of the same', () => {
    for (const declared of ['', 'application/octet-stream', 'IMAGE/PNG', 'image/png; name=x', 'image/x-png']) {
      expect(check(PNG, declared)).toMatchObject({ ok: true })
    }
    expect(check(HEIC, 'image/heif')).toStrictEqual({ ok: true, mediaType: 'image/heic' })
  })
  test('is refused when its content is nothing that is taken there, whatever it says', () => {
    expect(check(Buffer.from('<svg/>'), 'image/png')).toStrictEqual(refused('FileTypeNotAllowed'))
    expect(check(PDF, 'application/pdf', PHOTO_TYPES)).toStrictEqual(refused('FileTypeNotAllowed'))
  })
  test('is refused empty, and above ten mebibytes; at the limit it is taken', () => {
    expect(check(Buffer.alloc(0), 'image/png')).toStrictEqual(refused('FileEmpty'))
    const atLimit = Buffer.concat([PNG, Buffer.alloc(MOST_FILE_BYTES - PNG.length)])
    expect(check(atLimit, 'image/png')).toMatchObject({ ok: true })
    expect(check(Buffer.concat([atLimit, Buffer.alloc(1)]), 'image/png')).toStrictEqual(refused('FileTooLarge'))
  })
})

test('between the last moment a file may be named and the first it may be swept lie days, not moments', () => {
  expect(SWEPT_AFTER_MILLIS).toBeGreaterThanOrEqual(5 * NAMED_WITHIN_MILLIS)
})
