import { describe, expect, test } from '@jest/globals'
import { evidenceOf } from './evidence.js'

describe('evidence', () => {
  test('is known by the SHA-256 of its content, as published for "abc" in FIPS 180-4', async () => {
    const file = new File(['abc'], 'photo.jpg')
    expect(await evidenceOf(file, '2026-11-20')).toStrictEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      name: 'photo.jpg',
      madeOn: '2026-11-20',
    })
  })
})
