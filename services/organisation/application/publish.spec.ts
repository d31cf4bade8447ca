import { describe, expect, test } from '@jest/globals'
import type { EventStore } from '@huiyin/event-sourcing'
import { organisationPublished } from '@huiyin/contracts/organisation'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { organisationPublishers } from './publish.js'

const written = async (stream: string, type: string, data: unknown) => {
  const store: EventStore = memoryEventStore({ clock: settableClock('2026-03-01T02:00:00.000Z'), log: memoryLog() })
  const context = {
    tenant: 'city',
    occurred: { at: '2026-03-01T02:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' as const },
    actor: { person: 'admin', post: null, unit: null },
    command: { id: 'command-1', print: '' },
    ...{ correlation: 'c', causation: 'c' },
  }
  const { events } = await store.append({
    ...{ stream, expected: 'new', context },
    events: [{ type, schema: 1, body: JSON.stringify(data) }],
  })
  return organisationPublishers.flatMap(({ publish }) => events.flatMap((event) => publish(event) ?? []))
}

describe('what organisation publishes', () => {
  test('of a unit has the unit as its key, and only the fields that were agreed', async () => {
    const [event, ...more] = await written('organisation-unit-b1', 'UnitClosed', {
      reason: '机构改革',
      validFrom: '2026-07-01',
    })
    expect(more).toStrictEqual([])
    expect(event).toMatchObject({ context: 'organisation', name: 'UnitClosed', version: 1, key: 'b1', tenant: 'city' })
    expect(event?.data).toStrictEqual({ unitId: 'b1', validFrom: '2026-07-01' })
  })
  test('of an appointment has the person as its key, and not the person’s name', async () => {
    const post = {
      postId: 'p1',
      postTitle: '局长',
      unitId: 'b1',
      rank: 'principal',
      validFrom: '2026-01-01',
      validTo: null,
    }
    const [event] = await written('organisation-person-wang', 'PersonAppointed', { personName: '王力', ...post })
    expect(event?.key).toBe('wang')
    expect(event?.data).toStrictEqual({ personId: 'wang', ...post })
  })
  test('is nothing about who was only added and nothing about accounts', async () => {
    const validFrom = '2026-01-01'
    expect(await written('organisation-person-wang', 'PersonAdded', { name: '王力', validFrom })).toStrictEqual([])
    const account = { personId: 'wang', roles: ['handler'], validFrom }
    expect(await written('organisation-account-wang', 'AccountOpened', account)).toStrictEqual([])
  })
  test('is everything the published language promises', async () => {
    const streamOf = (name: string) => (name.includes('Appoint') ? 'organisation-person-wang' : 'organisation-unit-b1')
    for (const [name, { example }] of Object.entries(organisationPublished)) {
      const events = await written(streamOf(name), name, { reason: '机构改革', ...example })
      expect(events.map((event) => event.name)).toStrictEqual([name])
    }
  })
})
