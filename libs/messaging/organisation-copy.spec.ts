import { describe, expect, test } from '@jest/globals'
import type { CopyStore } from './local-copy.js'
import { organisationCopy } from './organisation-copy.js'
import type { PublishedEvent } from './publisher.js'

/** Keeps what it is given, as the store of an installation does. */
const keeping = (): CopyStore => {
  const kept = new Map<string, PublishedEvent[]>()
  return {
    load: async (copy) => kept.get(copy) ?? [],
    keep: async (copy, event) => {
      const events = kept.get(copy) ?? []
      if (events.some(({ id }) => id === event.id)) return false
      kept.set(copy, [...events, event])
      return true
    },
  }
}
let ids = 0
const event = (name: string, key: string, data: object): PublishedEvent => ({
  ...{ id: `event-${(ids += 1)}`, context: 'organisation', name, version: 1, key, data, tenant: 'city' },
  occurredAt: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' },
  correlation: 'correlation-1',
})
const unit = (unitId: string, parentId: string | null) =>
  event('UnitCreated', unitId, {
    unitId,
    validFrom: '2020-01-01',
    name: unitId,
    nameEn: null,
    parentId,
    level: 'bureau',
  })
const post = (personId: string, unitId: string, days: { validFrom: string; validTo: string | null }, rank = 'member') =>
  event('PersonAppointed', personId, {
    ...{ personId, postId: `${personId}@${unitId}`, postTitle: '科长', unitId, rank },
    ...days,
  })
const actor = (person: string, unitId: string | null) => ({ person, post: null, unit: unitId })

const told = [
  unit('city', null),
  unit('K1', 'city'),
  unit('K11', 'K1'),
  unit('office', 'city'),
  post('wang', 'K11', { validFrom: '2020-01-01', validTo: '2020-06-30' }),
  post('wang', 'office', { validFrom: '2020-07-01', validTo: null }),
]
const copyOf = async (events: readonly PublishedEvent[], store = keeping()) => {
  const copy = await organisationCopy('some-organisation', store)
  for (const one of events) await copy.consumer.handle(one)
  return copy
}

describe('where somebody belongs', () => {
  test('to the unit of the post held on the day, and to every unit above it', async () => {
    const { belongsTo } = await copyOf(told)
    expect(belongsTo(actor('wang', null), '2020-05-18')).toStrictEqual(['K11', 'K1', 'city'])
    expect(belongsTo(actor('wang', null), '2020-07-01')).toStrictEqual(['office', 'city'])
  })
  test('to the unit somebody acts for as well, so that a second post hides nothing', async () => {
    const { belongsTo } = await copyOf(told)
    expect(belongsTo(actor('wang', 'office'), '2020-05-18')).toStrictEqual(['office', 'city', 'K11', 'K1'])
  })
  test('a unit nobody has heard of yet stands for itself', async () => {
    const { belongsTo } = await copyOf([])
    expect(belongsTo(actor('li', 'T1'), '2020-05-18')).toStrictEqual(['T1'])
    expect(belongsTo(actor('li', null), '2020-05-18')).toStrictEqual([])
  })
  test('what was delivered twice counts once, and a restart knows it again', async () => {
    const store = keeping()
    await copyOf([...told, ...told], store)
    const { belongsTo } = await organisationCopy('some-organisation', store)
    expect(belongsTo(actor('wang', null), '2020-05-18')).toStrictEqual(['K11', 'K1', 'city'])
  })
  test('a person who has the id of a unit is told from it', async () => {
    const { belongsTo } = await copyOf([...told, post('K1', 'office', { validFrom: '2020-01-01', validTo: null })])
    expect(belongsTo(actor('K1', null), '2020-05-18')).toStrictEqual(['office', 'city'])
    expect(belongsTo(actor('li', 'K11'), '2020-05-18')).toStrictEqual(['K11', 'K1', 'city'])
  })
  test('it listens to organisation under a name of its own', async () => {
    const { consumer } = await organisationCopy('some-organisation', keeping())
    expect([consumer.name, consumer.from]).toStrictEqual(['some-organisation', 'organisation'])
  })
})

describe('who stands at or below somebody', () => {
  const always = { validFrom: '2020-01-01', validTo: null }
  const line = [...told, post('sun', 'K1', always, 'principal'), post('qian', 'office', always)]

  test('he himself, everybody below him, and the units he leads with those below them', async () => {
    const { atOrBelow } = await copyOf(line)
    const standing = atOrBelow(['sun'], '2020-05-18')
    expect([...(standing?.personIds ?? [])].toSorted()).toStrictEqual(['sun', 'wang'])
    expect([...(standing?.unitIds ?? [])].toSorted()).toStrictEqual(['K1', 'K11'])
  })
  test('as of the day: who has left is no longer below', async () => {
    const { atOrBelow } = await copyOf(line)
    expect([...(atOrBelow(['sun'], '2020-07-01')?.personIds ?? [])]).toStrictEqual(['sun'])
  })
  test('somebody who never held a post is not known', async () => {
    const { atOrBelow } = await copyOf(line)
    expect(atOrBelow(['sun', 'nobody'], '2020-05-18')).toBeNull()
    expect(atOrBelow(['K1'], '2020-05-18')).toBeNull()
  })
})
