import { describe, expect, test } from '@jest/globals'
import { prepareMonths } from '@huiyin/charts'
import type { Figures } from '../../shared/api/schema.generated.js'
import { monthSheet, rankingSheet } from './sheets.js'

const rate = { numerator: 8, denominator: 10, value: 0.8, interval: [0.49, 0.94] }
const ranked = { unitId: 'u1', name: 'x', rank: 1, rankLowest: 3, rankHighest: 1, standing: 'clearlyBetter', group: 1 }
const figures = {
  ranking: [{ ...ranked, rate, usualRate: { ...rate, numerator: 9, value: 0.9 } }],
  tooFew: [{ unitId: 'u2', name: 'y', rate: { numerator: 0, denominator: 0, value: null, interval: null } }],
} as unknown as Figures
const say = (key: string) => key

describe('a sheet of figures', () => {
  test('has a cell for each column', () => {
    const { columns, rows } = rankingSheet(figures, (unitId) => unitId, say)
    expect(rows.map((row) => row.length)).toStrictEqual([columns.length, columns.length])
  })
  test('carries rates as numbers, with numerator and denominator', () => {
    const [first] = rankingSheet(figures, (unitId) => unitId, say).rows
    expect(first!.slice(0, 8)).toStrictEqual(['u1', '1–3', 1, 0.8, 8, 10, 0.49, 0.94])
  })
  test('gives a unit too few to be ranked no rank and no rate of zero', () => {
    const second = rankingSheet(figures, (unitId) => unitId, say).rows[1]
    expect(second!.slice(0, 4)).toStrictEqual(['u2', null, null, null])
  })
  test('leaves the rate of a month without due cases empty', () => {
    const nothing = { numerator: 0, denominator: 0, value: null }
    const model = prepareMonths([{ month: '2026-01', opened: 1, closed: 0, backlog: 1, rate: nothing, partial: true }])
    expect(monthSheet(model, say).rows).toStrictEqual([['2026-01', 1, 0, 1, null, 0, 'city.unfinished']])
  })
})
