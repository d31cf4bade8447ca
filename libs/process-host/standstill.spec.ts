import { describe, expect, test } from '@jest/globals'
import { standstill } from './standstill.js'

const lists = (at: number, isBehind: boolean) => [{ part: 'lists', at, isBehind }]

describe('a part that stands still', () => {
  test('is behind, and has not moved for as long as was said', () => {
    const still = standstill(1_000)
    expect([still(lists(5, true), 0), still(lists(5, true), 999), still(lists(5, true), 1_000)]).toStrictEqual([
      [],
      [],
      ['lists'],
    ])
  })
  test('is fit again as soon as it moves', () => {
    const still = standstill(1_000)
    still(lists(5, true), 0)
    expect([still(lists(5, true), 5_000), still(lists(6, true), 5_001), still(lists(6, true), 5_900)]).toStrictEqual([
      ['lists'],
      [],
      [],
    ])
  })
  test('does not stand still where there is nothing to do, and its time begins when there is', () => {
    const still = standstill(1_000)
    still(lists(5, false), 0)
    expect(still(lists(5, false), 10_000)).toStrictEqual([])
    expect([still(lists(5, true), 10_500), still(lists(5, true), 11_000)]).toStrictEqual([[], ['lists']])
  })
  test('is found among others', () => {
    const still = standstill(1_000)
    const both = (at: number) => [...lists(1, true), { part: 'relay', at, isBehind: true }]
    still(both(1), 0)
    expect(still(both(2), 1_000)).toStrictEqual(['lists'])
  })
})
