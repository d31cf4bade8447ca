import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import {
  ALPHABET,
  CODE_LENGTH,
  codeOfForm,
  commandIdOf,
  inGroups,
  isReceiptOf,
  itemIdOf,
  readCode,
  reportIdOf,
} from './code.js'

const key = () => randomBytes(24).toString('base64url')

describe('a tracking code', () => {
  test('has sixteen letters and digits that nobody mistakes for each other', () => {
    expect(ALPHABET).toHaveLength(31)
    expect(new Set(ALPHABET).size).toBe(31)
    expect(ALPHABET).not.toMatch(/[0O1IL]/)
    fc.assert(fc.property(fc.string(), (any) => new RegExp(`^[${ALPHABET}]{16}$`).test(codeOfForm(any))))
  })
  test('holds more than 79 bits', () => expect(CODE_LENGTH * Math.log2(ALPHABET.length)).toBeGreaterThan(79))
  test('given before codes grew stays good', () => expect(readCode('W6XB 6PQ2 K8XE')).toBe('W6XB6PQ2K8XE'))
  test('is the receipt of its own report, and of no other', () => {
    const [code, other] = [codeOfForm(key()), codeOfForm(key())]
    const ids = { itemId: itemIdOf(code), reportId: reportIdOf(code) }
    expect(isReceiptOf(code, ids)).toBe(true)
    expect(isReceiptOf(other, ids)).toBe(false)
    expect(isReceiptOf(code, { ...ids, reportId: reportIdOf(other) })).toBe(false)
    for (const wrong of ['', ids.itemId, code.toLowerCase(), code.slice(0, 12)])
      expect(isReceiptOf(wrong, ids)).toBe(false)
  })
  test('leads to the ids the desk makes of a code it hands over', () => {
    // the same code and ids stand in apps/dashboard/features/receive/tracking-code.spec.ts
    const code = '23456789ABCDEFGH'
    const digest = 'f47428723a70d3571b1732f57daba006'
    expect([itemIdOf(code), reportIdOf(code)]).toStrictEqual([`c-${digest}`, `r-${digest}`])
  })
  test('uses every letter equally at every place: no letter is off by more than five deviations', () => {
    const rounds = 6_200
    const codes = Array.from({ length: rounds }, () => codeOfForm(key()))
    const expected = rounds / ALPHABET.length
    for (let place = 0; place < CODE_LENGTH; place += 1) {
      for (const letter of ALPHABET) {
        const seen = codes.filter((code) => code[place] === letter).length
        expect(Math.abs(seen - expected)).toBeLessThan(5.5 * Math.sqrt(expected))
      }
    }
  })
  test('is the same for the same form and another for another', () => {
    const keys = Array.from({ length: 2_000 }, key)
    expect(codeOfForm(keys[0]!)).toBe(codeOfForm(keys[0]!))
    expect(new Set(keys.map(codeOfForm)).size).toBe(keys.length)
  })
  test('is shown in groups of four', () => expect(inGroups('W6XB6PQ2K8XE')).toBe('W6XB 6PQ2 K8XE'))
})

describe('a code as somebody types it', () => {
  const code = fc.string({
    unit: fc.constantFrom(...Array.from(ALPHABET)),
    minLength: CODE_LENGTH,
    maxLength: CODE_LENGTH,
  })
  const between = fc.array(fc.constantFrom('', ' ', '-', '–', '—', '　', '_', '.', '\u200b', '\t'), {
    minLength: CODE_LENGTH,
    maxLength: CODE_LENGTH,
  })
  const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

  test('is read with spaces, dashes, in lower case and in full width', () =>
    fc.assert(
      fc.property(code, between, fc.boolean(), fc.boolean(), (plain, gaps, lower, full) => {
        const spaced = Array.from(plain)
          .map((letter, index) => letter + gaps[index])
          .join('')
        const typed = lower ? spaced.toLowerCase() : spaced
        expect(readCode(full ? wide(typed) : typed)).toBe(plain)
      }),
    ))
  test.each([
    '',
    ' ',
    'W6XB6PQ2K8X',
    'W6XB6PQ2K8XEE',
    'W6XB6PQ2K8X0',
    'W6XB6PQ2K8XO',
    'W6XB6PQ2K8XI',
    '查询码查询码查询码查询码',
  ])('%j can be none', (typed) => expect(readCode(typed)).toBeNull())
})

describe('what is made from a code', () => {
  test('the item is c- and the beginning of the SHA-256, so the code is stored nowhere', () => {
    expect(itemIdOf('W6XB6PQ2K8XE')).toBe('c-15370364980c521fe790955fe04497b8')
    expect(itemIdOf('W6XB6PQ2K8XE')).not.toContain('W6XB')
  })
  test('item and report belong together, and fit an id', () => {
    const code = codeOfForm(key())
    expect(itemIdOf(code).slice(2)).toBe(reportIdOf(code).slice(2))
    expect(itemIdOf(code)).toMatch(/^c-[0-9a-f]{32}$/)
  })
  test('each kind of command has one id for a report', () => {
    const report = reportIdOf('W6XB6PQ2K8XE')
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
    expect(commandIdOf('RateReport', report)).toMatch(uuid)
    expect(commandIdOf('RateReport', report)).toBe(commandIdOf('RateReport', report))
    expect(commandIdOf('RateReport', report)).not.toBe(commandIdOf('WithdrawReport', report))
  })
})
