import { describe, expect, test } from '@jest/globals'
import type { CameAgain } from '../../shared/api/schema.generated.js'
import { reasonsOf } from './came-again.js'

const nothing: CameAgain = {
  ...{ earlier: [], reports: 1, closestReports: null, leaptTo: null, leaptOver: null, coordinations: 0 },
  ...{ repeatVisitDays: null, leapfrogLevels: null, oldAndHardReports: null, oldAndHardCoordinations: null },
}
const visit = { itemId: 'first', number: '1', unitId: 'K1', receivedAt: '2022-02-01T01:00:00.000Z' }
const earlier = [{ ...visit, daysApart: 40, unanswered: true }]

describe('how a mark comes about', () => {
  test('what was counted stands beside the limit of the campaign', () => {
    const limits = { repeatVisitDays: 90, leapfrogLevels: 1, oldAndHardReports: 3, oldAndHardCoordinations: 2 }
    const found = { ...nothing, ...limits, earlier, closestReports: 5, leaptTo: 'county', leaptOver: 'K1' }
    expect(reasonsOf({ ...found, reports: 4, coordinations: 2 })).toStrictEqual([
      { reason: 'samePerson', days: 90 },
      { reason: 'sameMatter', apart: 5, days: 90 },
      { reason: 'leapt', levels: 1 },
      { reason: 'hard', reports: 4, coordinations: 2, mostReports: 3, mostCoordinations: 2 },
    ])
  })
  test('what the campaign does not ask for is not said', () =>
    expect(reasonsOf({ ...nothing, earlier, closestReports: 5, leaptTo: 'county' })).toStrictEqual([]))
})
