import { describe, expect, test } from '@jest/globals'
import { idsOf, inGroups, newCode } from './tracking-code.js'

describe('the code handed over at the desk', () => {
  test('leads to the ids the pages of citizens make of it', async () => {
    // the ids of this code stand in apps/citizen/code.spec.ts as well
    expect(await idsOf('23456789ABCDEFGH')).toStrictEqual({
      itemId: 'c-f47428723a70d3571b1732f57daba006',
      reportId: 'r-f47428723a70d3571b1732f57daba006',
    })
  })
  test('has sixteen letters that cannot be mistaken, each as likely as any other', () => {
    const bytes = [255, 248, 0, 30, 31, 247, ...Array<number>(10).fill(1)]
    const given: number[][] = [bytes, Array<number>(16).fill(2)]
    const code = newCode((into) => {
      into.set(given.shift()!)
      return into
    })
    expect(code).toBe(`2Z2Z${'3'.repeat(10)}44`)
    expect(newCode()).toMatch(/^[2-9A-HJKMNP-Z]{16}$/)
    expect(newCode()).not.toBe(newCode())
  })
  test('is shown in groups of four', () => {
    expect(inGroups('23456789ABCDEFGH')).toBe('2345 6789 ABCD EFGH')
  })
})
