import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { specFor } from '@huiyin/testing'
import type { PublishedUnit } from './events.js'
import { differencesOf, ranking, type Computed, type RankingCommand } from './ranking.js'

const given = specFor(ranking)

const unit = (unitId: string, numerator: number, rank: number): PublishedUnit => ({
  unitId,
  numerator,
  denominator: 40,
  rank,
  rankLowest: 1,
  rankHighest: 2,
})
const computed: Computed = {
  at: '2026-10-09T01:00:00.000Z',
  position: 900,
  seal: { position: 901, hash: 'a'.repeat(64) },
  minimum: 30,
  units: [unit('K1', 38, 1), unit('K2', 31, 2)],
}
const period = { from: '2026-07-01', to: '2026-09-30' }
const publish: RankingCommand = { type: 'PublishRanking', period, at: computed.at, by: 'office-1', computed }
const published = {
  type: 'RankingPublished',
  data: { version: 1, ...period, ...computed, publishedBy: 'office-1' },
} as const
const later: Computed = { ...computed, position: 950, units: [unit('K1', 37, 1), unit('K2', 31, 2)] }
const correct: RankingCommand = { type: 'CorrectRanking', reason: '一件事项记错单位', by: 'office-2', computed: later }
const differences = [{ unitId: 'K1', before: unit('K1', 38, 1), after: unit('K1', 37, 1) }]

describe('a published ranking', () => {
  test('is pinned to a position and its seal, with counts instead of rates', () =>
    given().when(publish).thenEvents(published))
  test('is published once; what comes later is a correction', () =>
    given(published).when(publish).thenRefused('RankingAlreadyPublished'))
  test('waits for the end of its period', () =>
    given()
      .when({ ...publish, at: '2026-09-30T10:00:00.000Z' })
      .thenRefused('PeriodNotOver'))
  test('needs something that has come due', () =>
    given()
      .when({ ...publish, computed: null })
      .thenRefused('NothingToRank'))
  test('is corrected by a new version that says what is different and why', () =>
    given(published)
      .when(correct)
      .thenEvents({
        type: 'RankingCorrected',
        data: { version: 2, ...period, ...later, differences, reason: '一件事项记错单位', correctedBy: 'office-2' },
      }))
  test('is not corrected when nothing is different', () =>
    given(published)
      .when({ ...correct, computed: { ...later, units: computed.units } })
      .thenRefused('NothingChanged'))
  test('cannot be corrected before it was published', () => given().when(correct).thenRefused('RankingNotPublished'))
})

describe('the difference between two versions', () => {
  test('names a unit that came in and one that fell out', () => {
    expect(differencesOf([unit('K1', 38, 1)], [unit('K2', 31, 1)])).toStrictEqual([
      { unitId: 'K1', before: unit('K1', 38, 1), after: null },
      { unitId: 'K2', before: null, after: unit('K2', 31, 1) },
    ])
  })
  test('is empty exactly when both versions hold the same units', () => {
    const units = fc.uniqueArray(fc.record({ id: fc.constantFrom('K1', 'K2', 'K3'), n: fc.nat(5) }), {
      selector: ({ id }) => id,
    })
    fc.assert(
      fc.property(units, units, (one, other) => {
        const before = one.map(({ id, n }) => unit(id, n, 1))
        const after = other.map(({ id, n }) => unit(id, n, 1))
        const same = (list: typeof before) => JSON.stringify([...list].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)))
        expect(differencesOf(before, after).length === 0).toBe(same(before) === same(after))
      }),
    )
  })
})
