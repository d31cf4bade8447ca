import { describe, expect, test } from '@jest/globals'
import { asKept } from '@huiyin/testing'
import { itemEvents, type ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'

const kept = (event: ItemEvent) => asKept(itemEvents, event)
const { ReportReceived: received, ItemAssigned: assigned } = example
const photo = { file: 'f-1', size: 2_048, mediaType: 'image/jpeg', sealed: 'sealed hash' }
const sealed = { subject: 's-1', name: 'sealed name', contact: null, address: null, text: 'sealed text' }

describe('a fact of an item on disk', () => {
  test('stands in the streams of items', () => expect(itemEvents.category).toBe('intake-item'))

  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(kept(event)).toStrictEqual(event.data),
  )
  test('a report keeps all that came with it: what its channel asked, who says it, its photos', () => {
    const data = {
      ...received.data,
      fields: { people: 6, leader: '值班领导', urgent: true },
      ...{ sealed, photos: [photo], summaryOwed: true as const },
    }
    expect(kept({ type: 'ReportReceived', data })).toStrictEqual(data)
  })
  test.each(['named', 'anonymous', 'staff'] as const)(
    'S0-72 a reporter may be %s, and nothing the language has no word for',
    (reporter) => {
      const data = { ...received.data, reporter }
      expect(kept({ type: 'ReportReceived', data })).toStrictEqual(data)
      const { success } = itemEvents.defs.ReportReceived.data.safeParse({ ...data, reporter: '' })
      expect(success).toBe(false)
    },
  )
  test('S4-33 an assignment keeps the deadline from outside, and that there is none', () => {
    for (const outsideDeadline of [{ kind: 'given', dueAt: '2022-03-08T04:00:00.000Z' }, { kind: 'none' }] as const) {
      const data = { ...assigned.data, outsideDeadline, complainedOf: ['person-t1'] }
      expect(kept({ type: 'ItemAssigned', data })).toStrictEqual(data)
    }
  })
  test('S3-14 a rule of the channel is one of the calendar’s: something with a kind', () => {
    const fits = (deadlineRule: unknown) =>
      itemEvents.defs.ItemAssigned.data.safeParse({ ...assigned.data, deadlineRule }).success
    const no = ['workingDays', null, ['kind'], { n: 3 }, Object.assign(['x'], { kind: 'workingDays' }), 3]
    expect(no.map(fits)).toStrictEqual(no.map(() => false))
    expect([{ kind: 'workingDays', n: 3 }, { kind: 'sameDay' }].map(fits)).toStrictEqual([true, true])
  })
})
