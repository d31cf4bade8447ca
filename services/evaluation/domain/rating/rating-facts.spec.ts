import { describe, expect, test } from '@jest/globals'
import { asKept, mayBeLeftOut } from '@huiyin/testing'
import { ratingEvents, type RatingEvent } from './events.js'

const whose = { itemId: 'item-1', unitId: 'K1' }
const ALL: readonly RatingEvent[] = [
  { type: 'ReportRated', data: { ...whose, rating: 'satisfied', remark: null } },
  {
    type: 'ReportRated',
    data: { ...whose, rating: 'notSatisfied', remark: '示范意见', attitude: 'satisfied', language: 'satisfied' },
  },
  { type: 'CallBackRecorded', data: { ...whose, outcome: 'refused', remark: '示范说明' } },
]

describe('a fact of a rating on disk', () => {
  test('stands in the streams of ratings', () => expect(ratingEvents.category).toBe('evaluation-rating'))

  test.each(ALL.map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(asKept(ratingEvents, event)).toStrictEqual(event.data),
  )
  test('only attitude and language may be left out, which not everybody is asked', () => {
    const [, rated, called] = ALL as [RatingEvent, RatingEvent, RatingEvent]
    expect(mayBeLeftOut(ratingEvents, rated)).toStrictEqual(['attitude', 'language'])
    expect(mayBeLeftOut(ratingEvents, called)).toStrictEqual([])
  })
})
