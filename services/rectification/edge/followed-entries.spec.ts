import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commandHandler, type CommandContext } from '@huiyin/event-sourcing'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { listProjector } from '@huiyin/read-model'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { entry, type EntryCommand } from '../domain/entry/entry.js'
import { entryEvents } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entries, type EntryRow } from '../projections/entries.js'
import { followedEntries, followedObjection } from './followed-entries.js'

const at = (day: string) => `2022-03-${day}T01:00:00.000Z`
const { itemId, unitId } = example.EntryOpened.data
const { dueAt = null } = example.ObjectionRecorded.data.deadline
const lists = sqliteLists<{ readonly entries: EntryRow }>({ file: ':memory:', lists: [entries] })
const store = memoryEventStore({ clock: settableClock(at('31')) })

const record = (reportId: string): EntryCommand => ({
  ...{ type: 'RecordObjection', reportId, repliedBy: null },
  deadlineUnder: () => example.ObjectionRecorded.data.deadline,
})
const decide: EntryCommand = {
  ...{ type: 'DecideObjection', reportId: 'r1', upheld: false, reason: '经复核属实', by: 'supervisor-1' },
}
const STEPS: readonly (readonly [day: string, command: EntryCommand])[] = [
  ['01', { type: 'OpenEntry', ...example.EntryOpened.data }],
  ['05', record('r1')],
  ['06', record('r2')],
  ['07', decide],
]

beforeAll(async () => {
  const handle = commandHandler({ store, definitions: entryEvents, decider: entry })
  for (const [index, [day, command]] of STEPS.entries()) {
    const context: CommandContext = {
      ...{ tenant: 'city', correlation: 'c', causation: 'c', command: { id: `c-${index}`, print: 'p' } },
      occurred: { at: at(day), zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'supervisor-1', post: null, unit: null },
    }
    await handle(`${itemId}:${unitId}`, command, context)
  }
  const projector = await listProjector({ store, lists: [entries], generation: lists.live })
  while (await projector.step());
})
afterAll(() => lists.close())

describe('the entries of an item as a citizen may know them', () => {
  test('name the unit and its deadline, and nobody', async () => {
    const told = await followedEntries(lists.query, { tenant: 'city', itemId })
    expect(told).toMatchObject([{ unitId, openedAt: at('01'), provisional: expect.any(Boolean), closedAt: null }])
    expect(JSON.stringify(told)).not.toContain('supervisor-1')
  })
  test('are none in another tenant, and none of another item', async () => {
    expect(await followedEntries(lists.query, { tenant: 'elsewhere', itemId })).toStrictEqual([])
    expect(await followedEntries(lists.query, { tenant: 'city', itemId: 'never' })).toStrictEqual([])
  })
})

describe('an objection as whoever raised it is told of it', () => {
  const asked = (reportId: string, raisedAt: string) => followedObjection(store, { itemId, unitId, reportId, raisedAt })
  test('S1-89 has the day by which it is decided, then what was decided', async () => {
    expect(await asked('r2', at('06'))).toStrictEqual({ dueAt, decided: null })
    const decided = { upheld: false, reason: '经复核属实', at: at('07') }
    expect(await asked('r1', at('05'))).toStrictEqual({ dueAt, decided })
  })
  test('S1-90 is not taken for one that was decided before it was raised', async () => {
    expect(await asked('r1', at('08'))).toBeNull()
  })
  test('is nothing while it has not come here', async () => expect(await asked('r3', at('05'))).toBeNull())
})
