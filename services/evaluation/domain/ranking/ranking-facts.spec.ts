import { describe, expect, test } from '@jest/globals'
import { asKept, mayBeLeftOut } from '@huiyin/testing'
import { rankingEvents, type PublishedUnit, type RankingEvent } from './events.js'

const ranked: PublishedUnit = { unitId: 'K1', numerator: 9, denominator: 10, rank: 1, rankLowest: 2, rankHighest: 1 }
const tooFew: PublishedUnit = {
  unitId: 'K2',
  numerator: 1,
  denominator: 2,
  rank: null,
  rankLowest: null,
  rankHighest: null,
}
const ranking = {
  ...{ version: 1, from: '2020-03-01', to: '2020-03-31', at: '2020-04-01T02:00:00.000Z', position: 120 },
  ...{ seal: { position: 128, hash: 'demo' }, minimum: 10, units: [ranked, tooFew] },
}
const differences = [
  { unitId: 'K1', before: ranked, after: { ...ranked, numerator: 8 } },
  { unitId: 'K2', before: null, after: tooFew },
  { unitId: 'K3', before: tooFew, after: null },
]
const ALL: readonly RankingEvent[] = [
  { type: 'RankingPublished', data: { ...ranking, publishedBy: 'person-1' } },
  {
    type: 'RankingCorrected',
    data: { ...ranking, version: 2, differences, reason: '示范更正', correctedBy: 'person-1' },
  },
]

describe('a fact of a published ranking on disk', () => {
  test('stands in the streams of rankings', () => expect(rankingEvents.category).toBe('evaluation-ranking'))

  test.each(ALL.map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(rankingEvents, event)).toStrictEqual(event.data),
  )
  test.each(ALL.map((event) => [event.type, event] as const))('nothing of %s may be left out', (_, event) =>
    expect(mayBeLeftOut(rankingEvents, event)).toStrictEqual([]),
  )
  test('places are of whole numbers of cases, never of rates, with the seal that covers them', () => {
    const fits = (changed: object) =>
      rankingEvents.defs.RankingPublished.data.safeParse({ ...ALL[0]!.data, ...changed }).success
    const unit = (changed: object) => ({ units: [{ ...ranked, ...changed }] })
    const no = [unit({ numerator: 0.9 }), unit({ denominator: 1.5 }), unit({ rank: 1.5 }), unit({ rank: undefined })]
    const noSeal = [{ seal: 'demo' }, { seal: { hash: 'demo' } }, { seal: { position: 128 } }]
    expect([...no, ...noSeal].filter(fits)).toStrictEqual([])
    expect(fits(unit({ numerator: 8 }))).toBe(true)
  })
})
