import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { listProjector } from '@huiyin/read-model'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { entryIdOf } from '../application/react-to-intake.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entries, type EntryRow } from '../projections/entries.js'
import { entrySteps, itemsWorkedOn } from './entry-steps.js'
import { followedEntriesOf } from './followed-entries.js'

const { itemId, unitId } = example.EntryOpened.data
const clock = settableClock('2026-03-01T01:00:00.000Z')
const store = memoryEventStore({ clock })
const lists = sqliteLists<{ readonly entries: EntryRow }>({ file: ':memory:', lists: [entries] })
const FACTS = [example.EntryOpened, example.EntryClosedOut, example.EntryReopened, example.EntryClosedOut]

beforeAll(async () => {
  for (const [nth, { type, data }] of FACTS.entries()) {
    await store.append({
      stream: `rectification-entry-${entryIdOf(itemId, unitId)}`,
      expected: nth === 0 ? 'new' : nth,
      context: {
        ...{ tenant: 'city', correlation: 'c', causation: 'c' },
        occurred: { at: '2026-02-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'officer-1', post: null, unit: null },
        command: { id: derivedCommandId('spec', String(nth)), print: 'p' },
      },
      events: [{ type, schema: 1, body: JSON.stringify(data) }],
    })
    clock.advance(60_000)
  }
  const projector = await listProjector({ store, lists: [entries], generation: lists.live })
  while (await projector.step());
})
afterAll(() => lists.close())

describe('what a program is told of the work on its items', () => {
  test('is when it was closed out and opened again, by when that was recorded, and nobody’s name', async () => {
    const steps = await entrySteps(store, { itemId, unitIds: [unitId] })
    expect(steps.map(({ is, recordedAt }) => [is, recordedAt])).toStrictEqual([
      ['closedOut', '2026-03-01T01:01:00.000Z'],
      ['reopened', '2026-03-01T01:02:00.000Z'],
      ['closedOut', '2026-03-01T01:03:00.000Z'],
    ])
    expect(new Set(steps.map(({ id }) => id)).size).toBe(3)
    expect(JSON.stringify(steps)).not.toContain('officer-1')
    expect(await entrySteps(store, { itemId, unitIds: ['elsewhere'] })).toStrictEqual([])
  })
  test('is asked of the items that begin so and changed after a place of the log', async () => {
    const head = (await store.head())!.position
    const asked = { tenant: 'city', prefix: itemId.slice(0, 3), most: 10 }
    expect(await itemsWorkedOn(lists.query, { ...asked, after: null })).toStrictEqual([itemId])
    expect(await itemsWorkedOn(lists.query, { ...asked, after: head })).toStrictEqual([])
    expect(await itemsWorkedOn(lists.query, { ...asked, prefix: 'o311-', after: null })).toStrictEqual([])
    expect(await itemsWorkedOn(lists.query, { ...asked, tenant: 'elsewhere', after: null })).toStrictEqual([])
  })
  test('is told of several items at once, each with its own', async () => {
    const told = await followedEntriesOf(lists.query, { tenant: 'city', itemIds: [itemId, 'never'] })
    expect(told.map((one) => [one.itemId, one.unitId])).toStrictEqual([[itemId, unitId]])
    expect(await followedEntriesOf(lists.query, { tenant: 'city', itemIds: [] })).toStrictEqual([])
  })
})
