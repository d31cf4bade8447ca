import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import { rankings } from './rankings.js'

const unit = { unitId: 'K1', numerator: 38, denominator: 40, rank: 1, rankLowest: 1, rankHighest: 2 }
const published = {
  ...{ version: 1, from: '2026-07-01', to: '2026-09-30', at: '2026-10-09T01:00:00.000Z', position: 900 },
  ...{ seal: { position: 901, hash: 'a'.repeat(64) }, minimum: 30, units: [unit], publishedBy: 'office-1' },
}
const { publishedBy: _, ...same } = published
const corrected = { ...same, version: 2, position: 950, differences: [], reason: '记错单位', correctedBy: 'office-2' }
const stored = (type: string, data: object, position: number) =>
  storedFact({ stream: 'evaluation-ranking-q3', type, data, position, occurredAt: '2026-10-09T02:00:00.000Z' })
const rowOf = (type: string, data: object, position: number) => {
  const [change] = rankings.read(stored(type, data, position))
  return { key: change?.key, row: change?.apply(null) }
}

describe('the list of published rankings', () => {
  test('S1-68 a version says what it is pinned to, and from how many cases a unit was ranked', () => {
    expect(rowOf('RankingPublished', published, 905).row).toMatchObject({
      ...{ ranking_id: 'q3', version: 1, pinned_position: 900, seal_position: 901, seal_hash: 'a'.repeat(64) },
      ...{ minimum: 30, decided_by: 'office-1', reason: null, differences: '[]' },
    })
  })
  test('S1-68 a correction stands beside what it corrects', () => {
    const [first, second] = [rowOf('RankingPublished', published, 905), rowOf('RankingCorrected', corrected, 960)]
    expect([first.key, second.key]).toStrictEqual(['q3@1', 'q3@2'])
    expect(second.row).toMatchObject({ ranking_id: 'q3', version: 2, reason: '记错单位', decided_by: 'office-2' })
  })
})
