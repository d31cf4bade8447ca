import { describe, expect, test } from '@jest/globals'
import type { ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import { ratings } from './ratings.js'

const data = { itemId: 'item-1', unitId: 'K1', rating: 'notSatisfied', remark: '没有人回电话，联系 13900000000' }
const fact = storedFact({
  ...{ stream: 'evaluation-rating-report-1', type: 'ReportRated', data, position: 7 },
  occurredAt: '2026-03-02T02:00:00.000Z',
})

describe('the list of ratings', () => {
  test('S3-59 holds one row a report, found by its item', () => {
    const rows = ratings.read(fact).map(({ apply }) => apply(null))
    expect(rows).toStrictEqual([
      {
        ...{ report_id: 'report-1', tenant: 'tenant-1', item_id: 'item-1', unit_id: 'K1', rating: 'notSatisfied' },
        ...{ rated_at: '2026-03-02T02:00:00.000Z', position: 7 },
        ...{ attitude: null, language: null, unanswered: null, calls: 0 },
      },
    ])
  })
  test('S3-54 S3-88 counts the call-backs that brought no word, and keeps how one was treated and spoken to', () => {
    const called = storedFact({
      ...{ stream: 'evaluation-rating-report-1', type: 'CallBackRecorded', position: 5 },
      ...{ data: { itemId: 'item-1', unitId: 'K1', outcome: 'notReached', remark: null } },
      occurredAt: '2026-03-01T02:00:00.000Z',
    })
    const asked = storedFact({
      ...{ stream: 'evaluation-rating-report-1', type: 'ReportRated', position: 8 },
      ...{ data: { ...data, attitude: 'satisfied', language: 'notSatisfied' } },
      occurredAt: '2026-03-02T02:00:00.000Z',
    })
    const rows = [called, called, asked].reduce<ListRow | null>((row, one) => ratings.read(one)[0]!.apply(row), null)
    expect(rows).toMatchObject({
      ...{ rating: 'notSatisfied', attitude: 'satisfied', language: 'notSatisfied' },
      ...{ unanswered: 'notReached', calls: 1, position: 8 },
    })
  })
  test('keeps the reporter’s own words out of the lists', () => {
    expect(JSON.stringify(ratings.read(fact).map(({ apply }) => apply(null)))).not.toContain('13900000000')
  })
})
