import { describe, expect, test } from '@jest/globals'
import { prepareBars, type GroupOfCases } from './bars.js'

const group = (key: string, cases: number): GroupOfCases => ({
  ...{ key, cases },
  rate: { numerator: 0, denominator: 0, value: null },
})
const label = (key: string) => key.toUpperCase()

describe('groups made ready to be drawn', () => {
  test('the largest stand first and ties go by key', () => {
    const { rows } = prepareBars([group('b', 2), group('a', 2), group('c', 5)], label)
    expect(rows.map((row) => row.label)).toStrictEqual(['C', 'A', 'B'])
  })
  test('what is left out is counted', () => {
    const model = prepareBars([group('a', 5), group('b', 3), group('c', 2)], label, 2)
    expect(model).toMatchObject({ shown: 2, of: 3, rest: 2, total: 10 })
    expect(model.rows[0]!.share).toBe(0.5)
  })
  test('a group in which nothing was due has no rate', () => {
    expect(prepareBars([group('a', 1)], label).rows[0]!.rate).toBeNull()
  })
  test('nothing at all has no shares', () => {
    expect(prepareBars([], label)).toStrictEqual({ rows: [], shown: 0, of: 0, rest: 0, total: 0 })
  })
})
