import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { asking, factWriter, type Ask } from '@huiyin/analytics'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { parseHeader, typeOf, type EventStore, type Position } from '@huiyin/event-sourcing'
import { ratingFacts } from '@huiyin/evaluation'
import { complainedOfFacts, itemFacts, itemVoidings } from '@huiyin/intake'
import type { Instant } from '@huiyin/kernel'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { listProjector } from '@huiyin/read-model'
import { entries, entryFacts, entryVoidings, type EntryRow } from '@huiyin/rectification'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { figuresClickHouse, FIRST_GENERATION } from './clickhouse.js'
import { day, endOf, MATTERS, record, type Said } from './march.js'

jest.setTimeout(60_000)

const folder = mkdtempSync(join(tmpdir(), 'huiyin-voided-'))
const client = figuresClickHouse(join(folder, 'clickhouse'))
const journal = sqliteRangeJournal({ file: join(folder, 'ranges.db') })
const TABLES = [itemFacts, itemVoidings, complainedOfFacts, entryFacts, entryVoidings, ratingFacts]
const newStore = () => memoryEventStore({ clock: settableClock('2026-05-01T00:00:00.000Z') })

const filled = async (store: EventStore, nth: number): Promise<Ask> => {
  const generation = FIRST_GENERATION + nth
  const writer = await factWriter({ store, client, tables: TABLES, journal, generation, batch: 7 })
  while (await writer.step());
  return asking(client, () => generation)
}

interface Fact {
  readonly type: string
  readonly data: object
  readonly at: Instant
}
const append = async (store: EventStore, stream: string, { type, data, at }: Fact) => {
  const { length } = await store.readStream(stream)
  const { events } = await store.append({
    ...{ stream, expected: length },
    context: {
      ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at, zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'supervisor-1', post: null, unit: null },
      command: { id: `${stream}-${length}`, print: 'print' },
    },
    events: [{ type, schema: 1, body: JSON.stringify(data) }],
  })
  return events[0]!.position
}
const streamOf = (n: number, unit: string) => `rectification-entry-item-${n}:${unit}`
/** Voids every fact of these types of one entry. */
const strike = async (store: EventStore, [n, unit]: readonly [number, string], types: readonly string[]) => {
  const facts = (await store.readStream(streamOf(n, unit))).filter(({ header }) => types.includes(typeOf(header).type))
  const voids = facts.map(({ header, position }) => ({ ...parseHeader(header), position }))
  const whose = { itemId: `item-${n}`, unitId: unit, overdue: 0 }
  const said = {
    voids: voids.map(({ id, type, position }) => ({ id, type, position })),
    ...{ reason: '录入有误', voidedBy: 'supervisor-1' },
  }
  return append(store, streamOf(n, unit), { type: 'EntryFactVoided', data: { ...said, ...whose }, at: day(31, 5) })
}

const CLOSING = ['CompletionClaimed', 'EntryClosedOut']
/** The facts that are voided: late closing of matter 2, extension of matter 9, return and second claim of matter 13. */
const VOIDED: readonly (readonly [readonly [number, string], readonly string[]])[] = [
  [[2, 'U1'], CLOSING],
  [[9, 'U3'], ['DeadlineExtended']],
  [[13, 'U1'], ['EntryReturned']],
  [[5, 'U2'], ['EntryClosedOut']],
]
const isVoided = ({ stream, type }: Said) =>
  VOIDED.some(([[n, unit], types]) => stream === streamOf(n, unit) && types.includes(type))

const EVER = { zone: 'Asia/Shanghai', from: new Date('1900-01-01'), to: new Date('2200-01-01') }
const END = endOf(31)
const MOMENTS = { moments: [new Date(day(10)), new Date(day(20, 4)), new Date(END)] }
const SCOPE = { tenant: 'city', whole: 1, units: [] as string[], at_or_above: [] as string[], published: 0 }
/** Every question, asked as of a position. */
const everything = async (ask: Ask, position: Position) => {
  const asOf = { position, at: END }
  const chosen = { ...SCOPE, ...EVER, unit: '', verdict: '', tile: '' }
  const any = { channel: '', category: '', any_channel: 1, any_category: 1 }
  return {
    tallies: await ask('tallies', asOf, EVER),
    resolution: await ask('resolution', asOf),
    backlog: await ask('backlog', asOf, MOMENTS),
    extent: await ask('extent', asOf),
    scoped: await ask('scoped-tallies', asOf, { ...SCOPE, ...EVER }),
    months: await ask('months', asOf, { ...SCOPE, ...EVER }),
    tiles: await ask('tiles', asOf, { ...SCOPE, ...EVER }),
    count: await ask('case-count', asOf, { ...chosen, ...any }),
    cases: await ask('case-rows', asOf, { ...chosen, ...any, limit: 50, offset: 0 }),
  }
}

let ask: Ask
let store: EventStore
let before: Position
let after: Position
beforeAll(async () => {
  store = newStore()
  await record(store)
  before = (await store.head())!.position
  for (const [entry, types] of VOIDED) await strike(store, entry, types)
  after = (await store.head())!.position
  ask = await filled(store, 1)
})
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
})

describe('figures after a voiding', () => {
  test('every figure is, digit for digit, the one of a log in which what was voided was never recorded', async () => {
    const other = newStore()
    await record(
      other,
      MATTERS.flat().filter((said) => !isVoided(said)),
    )
    const without = await everything(await filled(other, 2), (await other.head())!.position)
    expect(await everything(ask, after)).toStrictEqual(without)
  })
  test('known before the voiding, every figure is the one it was', async () => {
    const other = newStore()
    await record(other)
    const then = await everything(await filled(other, 3), (await other.head())!.position)
    expect(await everything(ask, before)).toStrictEqual(then)
    expect(await everything(ask, after)).not.toStrictEqual(then)
  })
  test('recorded anew with the right day, the verdict becomes on time', async () => {
    const stream = streamOf(2, 'U1')
    const claim = { outcome: 'solved', outcomeText: '已办结', evidence: [], claimedBy: 'handler-1' }
    await append(store, stream, { type: 'CompletionClaimed', data: claim, at: day(9) })
    const position = await append(store, stream, {
      ...{ type: 'EntryClosedOut', at: day(31, 6) },
      data: { itemId: 'item-2', unitId: 'U1' },
    })
    const again = await filled(store, 1)
    const lateAt = async (place: Position) => {
      const rows = await again<Record<string, unknown>>('tallies', { position: place, at: END }, EVER)
      return rows.find(({ dimension, key }) => dimension === 'bureau' && key === 'U1')?.['late']
    }
    expect([await lateAt(before), await lateAt(position)]).toStrictEqual([2, 1])
    // matter 2 is on time now; matter 9 without its extension is late, and 13 by its second claim as before
    const verdicts = await again<Record<string, string>>(
      'case-rows',
      { position, at: END },
      {
        ...{ ...SCOPE, ...EVER, unit: '', verdict: '', tile: '', channel: '', category: '' },
        ...{ any_channel: 1, any_category: 1, limit: 50, offset: 0 },
      },
    )
    const verdictOf = (n: number) => verdicts.find(({ itemId }) => itemId === `item-${n}`)?.['verdict']
    expect([verdictOf(2), verdictOf(9), verdictOf(13)]).toStrictEqual(['onTime', 'late', 'late'])
  })
  test('what is open counts as the lists count it', async () => {
    const lists = sqliteLists<{ readonly entries: EntryRow }>({ file: ':memory:', lists: [entries] })
    const projector = await listProjector({ store, lists: [entries], generation: lists.live, batch: 5 })
    while (await projector.step());
    const rows = await lists.query.selectFrom('entries').selectAll().execute()
    const open = rows.filter(({ state }) => state !== 'closedOut' && state !== 'handedOver').length
    const position = (await store.head())!.position
    const asked = await filled(store, 1)
    const at = '2026-12-31T00:00:00.000Z'
    const [tiles] = await asked<Record<string, number>>('tiles', { position, at }, { ...SCOPE, ...EVER })
    expect([tiles!['backlog'], tiles!['known']]).toStrictEqual([open, rows.length - 1])
    await lists.close()
  })
})
