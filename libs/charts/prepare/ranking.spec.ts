import { describe, expect, test } from '@jest/globals'
import { prepareRanking, type RankedRate } from './ranking.js'

const unit = (unitId: string, group: number, value: number | null): RankedRate => ({
  ...{ unitId, name: unitId, rank: 1, rankLowest: 3, rankHighest: 1, standing: 'clearlyBetter', group },
  rate: { numerator: 8, denominator: 10, value, interval: value === null ? null : [value - 0.1, value + 0.05] },
})

describe('a ranking made ready to be drawn', () => {
  test('keeps the order of the figures and says how far each interval reaches', () => {
    const { rows } = prepareRanking([unit('b', 1, 0.8), unit('a', 1, 0.7)], null)
    expect(rows.map(({ key }) => key)).toStrictEqual(['b', 'a'])
    expect(rows[0]!.reach[0]).toBeCloseTo(0.1)
    expect(rows[0]!.reach[1]).toBeCloseTo(0.05)
  })
  test('names the better place first, whichever way round the two come', () => {
    const [row] = prepareRanking([unit('a', 1, 0.8)], null).rows
    expect([row!.rankLowest, row!.rankHighest]).toStrictEqual([1, 3])
  })
  test('puts units that cannot be told apart into one group', () => {
    const { groups } = prepareRanking([unit('a', 1, 0.9), unit('b', 1, 0.8), unit('c', 2, 0.5)], null)
    expect(groups).toStrictEqual([
      { group: 1, first: 'a', last: 'b', size: 2, chain: false },
      { group: 2, first: 'c', last: 'c', size: 1, chain: false },
    ])
  })
  test('says when only the neighbours of a group overlap and its ends do not', () => {
    const { groups } = prepareRanking([unit('a', 1, 0.9), unit('b', 1, 0.8), unit('c', 1, 0.7)], null)
    expect(groups).toStrictEqual([{ group: 1, first: 'a', last: 'c', size: 3, chain: true }])
  })
  test('counts a unit without a rate instead of placing it at zero', () => {
    expect(prepareRanking([unit('a', 1, 0.9), unit('b', 1, null)], null)).toMatchObject({
      left: 1,
      rows: [{ key: 'a' }],
    })
  })
  test('keeps the overall rate within the picture', () => {
    expect(prepareRanking([unit('a', 1, 0.9)], 0.42).axis.from).toBeLessThanOrEqual(0.42)
  })
  test('takes a standing it does not know for undecided', () => {
    expect(prepareRanking([{ ...unit('a', 1, 0.9), standing: 'other' }], null).rows[0]!.standing).toBe(
      'notDistinguishable',
    )
  })
})
