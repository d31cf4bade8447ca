import { describe, expect, test } from '@jest/globals'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { negativeListExamples } from '../domain/negative-list/examples.js'
import { negativeListPublisher, rectificationPublisher } from './publish.js'

/** What entries tell; negative lists have a publisher of their own. */
type Name = Exclude<keyof typeof rectificationPublished, 'UnitNegativeListHandedIn'>
const publish = ({ type, data }: EntryEvent, stream = 'rectification-entry-item-1:K1') =>
  rectificationPublisher.publish(storedFact({ stream, type, data, tenant: 'city' }))

const whose = { entryId: 'item-1:K1', itemId: 'item-1', unitId: 'K1' }
const wanted: Readonly<Record<Name, object>> = {
  EntryOpened: { ...whose, campaign: 's2', dueAt: '2022-03-15T15:59:59.999Z' },
  WorkOpened: { entryId: 'item-1:K1', workId: 'work-1', unitId: 'K1' },
  DeadlinePassed: { ...whose, dueAt: '2022-03-15T15:59:59.999Z', count: 1 },
  JointUnitAsked: {
    ...{ ...whose, unitId: 'K2', personId: null, part: '管线迁改', category: 'C5', campaign: 's2' },
    ...{ registeredAt: '2022-03-01T01:00:00.000Z', dueAt: '2022-03-31T15:59:59.999Z', complainedOf: ['person-t1'] },
  },
  PartsHidden: { entryId: 'item-1:K1', itemId: 'item-1', personIds: ['person-t1'], jointUnitIds: ['K2'] },
  LedgerEntered: { ...whose, ledger: 'problem' },
  EntryPassedOn: { ...whose, toPersonId: 'person-k9', named: true },
  EntryTakenOver: { ...whose, intoUnitId: 'K2' },
  EntryClosedOut: whose,
  ObjectionUpheld: { ...whose, reportId: 'report-1' },
  ObjectionRejected: { ...whose, reportId: 'report-1' },
  EntryReopened: { ...whose, trigger: 'lookBack' },
  EntryFactVoided: { ...whose, overdue: 1 },
}

describe('what rectification tells the others', () => {
  for (const [name, data] of Object.entries(wanted)) {
    test(`${name}: these fields and no other, under the item as its key, a work under its entry`, () => {
      const event = publish(example[name as EntryEvent['type']])
      const { version } = rectificationPublished[name as Name]
      const key = 'itemId' in data ? 'item-1' : 'item-1:K1'
      expect(event).toMatchObject({ context: 'rectification', name, version, key })
      expect(event?.data).toStrictEqual(data)
      expect(rectificationPublished[name as Name].data.parse(event?.data)).toStrictEqual(data)
    })
  }
  test('everything in its published language is said by some fact of its own', () =>
    expect(new Set([...Object.keys(wanted), 'UnitNegativeListHandedIn'])).toStrictEqual(
      new Set(Object.keys(rectificationPublished)),
    ))
  test('what is not listed stays inside', () => {
    const inside = Object.values(example).filter(({ type }) => !(type in wanted))
    expect(inside.length).toBeGreaterThan(5)
    expect(inside.map((event) => publish(event))).toStrictEqual(inside.map(() => null))
  })
  test('no reason, finding or evidence leaves', () => {
    const all = JSON.stringify(Object.values(example).map((event) => publish(event)))
    for (const text of ['现场', '反弹', 'handler-1', 'officer-1', 'aaaa', '录入有误', 'supervisor-1'])
      expect(all).not.toContain(text)
  })
  test('an entry without deadline is told without one', () => {
    const event: EntryEvent = { type: 'EntryOpened', data: { ...example.EntryOpened.data, deadline: null } }
    expect(publish(event)?.data).toStrictEqual({ ...whose, campaign: 's2', dueAt: null })
  })
  test('facts of other contexts are not its own to tell', () =>
    expect(publish(example.EntryClosedOut, 'intake-item-item-1')).toBeNull())
  test('S2-68 of negative lists only that of a unit leaves, without who handed it in; a personal one stays where it is', () => {
    const stream = 'rectification-negative-list-K1:s2'
    const told = Object.values(negativeListExamples).map(({ type, data }) =>
      negativeListPublisher.publish(storedFact({ stream, type, data, tenant: 'city' })),
    )
    const [one, ...others] = told.filter((event) => event !== null)
    expect(others).toStrictEqual([])
    const { unitId, campaign, problems } = negativeListExamples.UnitNegativeListHandedIn.data
    expect(one).toMatchObject({ name: 'UnitNegativeListHandedIn', key: 'K1:s2' })
    expect(one?.data).toStrictEqual({ listsId: 'K1:s2', unitId, campaign, problems })
  })
})
