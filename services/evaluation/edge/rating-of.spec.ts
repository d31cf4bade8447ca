import { describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { evaluationHandlers } from '../application/evaluation.js'
import { ratingOf } from './rating-of.js'

describe('what was said of the reply to a report', () => {
  test('S3-59 is told by its report; nothing while nobody said anything', async () => {
    const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
    const { RateReport } = evaluationHandlers({ store, computeRanking: async () => null, complainedOf: () => [] })
    expect(await ratingOf(store, 'report-1')).toBeNull()
    await RateReport(
      { reportId: 'report-1', itemId: 'item-1', unitId: 'K1', rating: 'notSatisfied', remark: '没有解决' },
      {
        tenant: 'city',
        occurred: { at: '2026-03-09T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'citizen', post: null, unit: null },
        command: { id: 'command-1', print: 'print' },
        correlation: 'correlation-1',
        causation: 'command-1',
      },
    )
    expect(await ratingOf(store, 'report-1')).toStrictEqual({ rating: 'notSatisfied', remark: '没有解决' })
    expect(await ratingOf(store, 'report-2')).toBeNull()
  })
})
