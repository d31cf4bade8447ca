import { describe, expect, test } from '@jest/globals'
import { missingIn } from './missing.js'

const handedIn = { handedInOn: '2022-04-29', handedInBy: 'p', lateDays: 0, count: 0, struckOff: 0, problems: null }

describe('who has not handed in', () => {
  test('S2-68 of each unit the unit itself, where its list is not there, and then its people', () => {
    const due = { dueOn: '2022-04-30' }
    expect(
      missingIn([
        { unitId: 'K1', ...due, ofUnit: null, missing: ['a'] },
        { unitId: 'K2', ...due, ofUnit: handedIn, missing: ['b', 'c'] },
        { unitId: 'K3', ...due, ofUnit: handedIn, missing: [] },
      ]),
    ).toStrictEqual([
      { unitId: 'K1', personId: null, ...due },
      { unitId: 'K1', personId: 'a', ...due },
      { unitId: 'K2', personId: 'b', ...due },
      { unitId: 'K2', personId: 'c', ...due },
    ])
  })
})
