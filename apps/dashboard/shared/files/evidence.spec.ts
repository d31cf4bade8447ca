import { describe, expect, test } from '@jest/globals'
import { evidenceOf, hashOf, sizeText } from './evidence.js'

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const file = new File(['abc'], 'photo.jpg')
const stored = { file: 'b'.repeat(64), sha256: ABC, size: 3, mediaType: 'image/jpeg' }

describe('evidence', () => {
  test('is known by the SHA-256 of its content, as published for "abc" in FIPS 180-4', async () => {
    expect(await hashOf(file)).toBe(ABC)
  })
  test('says whether the server keeps what lies here', async () => {
    const hash = await hashOf(file)
    const madeOn = '2026-11-20'
    const wanted = { file: 'b'.repeat(64), sha256: ABC, size: 3, name: 'photo.jpg', madeOn }
    expect(evidenceOf(file, stored, { madeOn, hash })).toStrictEqual({ ...wanted, checked: true })
    const other = { ...stored, sha256: 'c'.repeat(64) }
    expect(evidenceOf(file, other, { madeOn, hash }).checked).toBe(false)
    expect(evidenceOf(file, stored, { madeOn, hash: null }).checked).toBeNull()
  })
  test('has a name no longer than a claim takes', () => {
    const long = { name: '长'.repeat(600) }
    expect(evidenceOf(long, stored, { madeOn: '2026-11-20', hash: null }).name).toHaveLength(500)
  })
  test('has a size people can read', () =>
    expect([0, 1_023, 1_024, 1_500_000, 10_485_760].map(sizeText)).toStrictEqual([
      ...['0 B', '1023 B', '1.0 KB', '1.4 MB', '10.0 MB'],
    ]))
})
