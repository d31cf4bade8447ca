import { describe, expect, test } from '@jest/globals'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import { defineEvents, event, parseHeader, voidingEvent } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { z } from 'zod'
import { streamHistory } from './history.js'
import { defineList } from './list.js'

const facts = defineEvents('spec-thing', {
  ThingSeen: event(1, 'A thing was seen.', z.object({ n: z.number() })),
  ThingFactVoided: voidingEvent(1, 'It was not seen.', {}),
})
const things = defineList({
  name: 'things',
  says: 'One row a thing: how often it was seen, and what was seen last.',
  from: facts,
  columns: { thing_id: 'text', times: 'integer', last: 'integer' },
  key: 'thing_id',
  unitColumn: 'thing_id',
  hiddenFrom: { nobody: 'about no item' },
  indexes: [],
  keyOf: (_, at) => at.streamId,
  apply: (row, fact, at) => {
    if (fact.type === 'ThingFactVoided') return row
    return { thing_id: at.streamId, times: (row?.times ?? 0) + 1, last: fact.data.n }
  },
})

const seen = (store: EventStore, n: number, at: string) =>
  say(store, { type: 'ThingSeen', data: { n }, by: 'p', at, command: `c${n}` })

/** Voids the nth fact of the stream. */
const strike = async (store: EventStore, nth: number, at: string) => {
  const { header, position } = (await store.readStream('spec-thing-1'))[nth - 1]!
  const voids = [{ id: parseHeader(header).id, type: 'ThingSeen', position }]
  const data = { voids, reason: '看错了', voidedBy: 'q' }
  await say(store, { type: 'ThingFactVoided', data, by: 'q', at, command: `v${nth}` })
}

interface Said {
  readonly type: string
  readonly data: object
  readonly by: string
  readonly at: string
  readonly command: string
}
const say = async (store: EventStore, { type, data, by, at, command }: Said): Promise<void> => {
  const version = (await store.readStream('spec-thing-1')).length
  await store.append({
    stream: 'spec-thing-1',
    expected: version === 0 ? 'new' : version,
    context: {
      tenant: 'city',
      occurred: { at, zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: by, post: null, unit: null },
      command: { id: command, print: 'x' },
      correlation: 'c',
      causation: 'c',
    },
    events: [{ type, schema: 1, body: JSON.stringify(data) }],
  })
}

const three = async (): Promise<EventStore> => {
  const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
  await seen(store, 1, '2026-03-01T00:00:00.000Z')
  await seen(store, 2, '2026-03-05T00:00:00.000Z')
  await seen(store, 3, '2026-03-03T00:00:00.000Z') // recorded late
  return store
}
const told = (store: EventStore, happenedAt: string | null) =>
  streamHistory(store, 'spec-thing-1', things, { position: null, happenedAt })

/** The same store, but what it gives back of a stream was changed. */
const changed = (
  store: EventStore,
  change: (stored: readonly StoredEvent[]) => readonly StoredEvent[],
): EventStore => ({
  ...store,
  readStream: async (stream) => change(await store.readStream(stream)),
})

describe('the history of a stream', () => {
  test('facts come in the order in which they happened, each with what it means', async () => {
    const { facts: happened } = await told(await three(), null)
    expect(happened.map(({ data, says }) => [data, says])).toStrictEqual([
      [{ n: 1 }, 'A thing was seen.'],
      [{ n: 3 }, 'A thing was seen.'],
      [{ n: 2 }, 'A thing was seen.'],
    ])
  })
  test('the row is the one the list shows; as happened by a moment it is folded from what had happened', async () => {
    const store = await three()
    expect((await told(store, null)).row).toStrictEqual({ thing_id: '1', times: 3, last: 3 })
    expect((await told(store, '2026-03-06T00:00:00.000Z')).row).toStrictEqual({ thing_id: '1', times: 3, last: 2 })
    expect((await told(store, '2026-03-04T00:00:00.000Z')).row).toStrictEqual({ thing_id: '1', times: 2, last: 3 })
    expect((await told(store, '2026-02-01T00:00:00.000Z')).row).toBeNull()
  })
  test('its chain is whole however little of it is told, and broken by any change, gap or swap', async () => {
    const store = await three()
    expect((await told(store, null)).intact).toBe(true)
    expect((await told(store, '2026-03-02T00:00:00.000Z')).intact).toBe(true)
    const broken: readonly ((stored: readonly StoredEvent[]) => readonly StoredEvent[])[] = [
      (stored) => stored.map((one) => ({ ...one, body: one.body.replace('2', '4') })),
      (stored) => stored.map((one) => ({ ...one, header: one.header.replace('2026-03-05', '2026-03-06') })),
      ([first, , third]) => [first!, third!],
      ([, second, third]) => [second!, third!],
      ([first, second, third]) => [first!, third!, second!],
    ]
    for (const change of broken) expect((await told(changed(store, change), null)).intact).toBe(false)
  })
})

describe('a voided fact in a history', () => {
  const AFTER = '2026-03-09T00:00:00.000Z'
  const voided = async () => {
    const store = await three()
    await strike(store, 2, AFTER)
    return store
  }
  test('stays readable, with who voided it, when and why; the row is without it', async () => {
    const { facts: told_, row } = await told(await voided(), null)
    const by = { personId: 'q', reason: '看错了', position: 4, recordedAt: '2026-03-10T00:00:00.000Z' }
    expect(told_.map((fact) => [fact.data, fact.voided])).toMatchObject([
      ...[
        [{ n: 1 }, null],
        [{ n: 3 }, null],
        [{ n: 2 }, by],
      ],
      [{ reason: '看错了' }, null],
    ])
    expect(row).toStrictEqual({ thing_id: '1', times: 2, last: 3 })
  })
  test('as known before the voiding it stands as if nothing had been wrong', async () => {
    const store = await voided()
    const [, , third] = await store.readStream('spec-thing-1')
    const then = await streamHistory(store, 'spec-thing-1', things, { position: third!.position, happenedAt: null })
    expect(then.facts.map((fact) => fact.voided)).toStrictEqual([null, null, null])
    expect(then.row).toStrictEqual({ thing_id: '1', times: 3, last: 3 })
  })
  test('is left out of every view of what had happened, also of one before it was voided', async () => {
    const store = await voided()
    for (const happenedAt of ['2026-03-06T00:00:00.000Z', '2026-03-20T00:00:00.000Z']) {
      const { facts: happened, row } = await told(store, happenedAt)
      expect(happened.flatMap(({ data }) => ('n' in (data as object) ? [data] : []))).toStrictEqual([
        { n: 1 },
        { n: 3 },
      ])
      expect(row).toStrictEqual({ thing_id: '1', times: 2, last: 3 })
    }
  })
  test('the chain is whole with it', async () => expect((await told(await voided(), null)).intact).toBe(true))
})

describe('what was recorded late', () => {
  const careful = defineList({
    ...{ name: 'careful', says: 'Skips what its row has seen.', from: facts, key: 'thing_id', unitColumn: 'thing_id' },
    columns: { thing_id: 'text', times: 'integer', last: 'integer', position: 'integer' },
    hiddenFrom: { nobody: 'things are about no item' },
    indexes: [],
    keyOf: (_, at) => at.streamId,
    apply: (row, fact, { streamId, position }) => {
      if (fact.type === 'ThingFactVoided' || (row && position <= row.position)) return row
      return { thing_id: streamId, times: (row?.times ?? 0) + 1, last: fact.data.n, position }
    },
  })
  test('counts in a list that skips what lies before its row, and the row lies where the last of them was recorded', async () => {
    const store = await three()
    const asOf = { position: null, happenedAt: '2026-03-06T00:00:00.000Z' }
    const { row } = await streamHistory(store, 'spec-thing-1', careful, asOf)
    expect(row).toStrictEqual({ thing_id: '1', times: 3, last: 2, position: 3 })
  })
})
