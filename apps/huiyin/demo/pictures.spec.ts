import { inflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { mediaTypeOf } from '@huiyin/files'
import { demoPage, demoPicture } from './pictures.js'

describe('the files of the demonstration', () => {
  test('are the same for the same number, and others for another', () => {
    expect(demoPicture(7).equals(demoPicture(7))).toBe(true)
    expect(demoPicture(7).equals(demoPicture(8))).toBe(false)
    expect(demoPage(7).equals(demoPage(8))).toBe(false)
  })
  test('are what they say, and small', () => {
    expect([mediaTypeOf(demoPicture(7)), mediaTypeOf(demoPage(7))]).toStrictEqual(['image/png', 'application/pdf'])
    expect(demoPicture(123_456).length).toBeLessThan(5_000)
  })
  test('a picture has the rows its head promises', () => {
    const picture = demoPicture(7)
    const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)]
    const data = picture.subarray(picture.indexOf('IDAT') + 4, picture.indexOf('IEND') - 8)
    expect(inflateSync(data)).toHaveLength(height * (width + 1))
  })
  test('a page says that it is a demonstration, and its table leads to its objects', () => {
    const page = demoPage(42).toString('latin1')
    expect(page).toContain('DEMO evidence 42')
    const starts = [...page.matchAll(/^(\d{10}) 00000 n /gm)].map(([, start]) => Number(start))
    expect(starts.map((start) => page.slice(start, start + 7))).toStrictEqual([1, 2, 3, 4, 5].map((n) => `${n} 0 obj`))
    expect(page.slice(Number(/startxref\n(\d+)/.exec(page)![1]), -1)).toMatch(/^xref/)
  })
})
