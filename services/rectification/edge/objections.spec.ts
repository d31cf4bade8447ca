import { describe, expect, test } from '@jest/globals'
import { commandHandler, type CommandContext } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { entry, type EntryCommand } from '../domain/entry/entry.js'
import { entryEvents } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { objectionsOf } from './objections.js'

const at = (day: string) => `2022-03-${day}T01:00:00.000Z`
const deadlineUnder = () => example.ObjectionRecorded.data.deadline
const record = (reportId: string): EntryCommand => ({
  type: 'RecordObjection',
  reportId,
  repliedBy: null,
  deadlineUnder,
})
const decide = (reportId: string, upheld: boolean): EntryCommand => ({
  ...{ type: 'DecideObjection', reportId, upheld, reason: '经复核属实', by: 'supervisor-1' },
})

const entryWith = async (...steps: readonly (readonly [day: string, command: EntryCommand])[]) => {
  const store = memoryEventStore({ clock: settableClock(at('31')) })
  const handle = commandHandler({ store, definitions: entryEvents, decider: entry })
  const opening: EntryCommand = { type: 'OpenEntry', ...example.EntryOpened.data }
  for (const [index, [day, command]] of ([['01', opening], ...steps] as const).entries()) {
    const context: CommandContext = {
      ...{ tenant: 'city', correlation: 'c', causation: 'c', command: { id: `c-${index}`, print: 'p' } },
      occurred: { at: at(day), zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'supervisor-1', post: null, unit: null },
    }
    await handle('item-1:K1', command, context)
  }
  return objectionsOf(store, 'item-1:K1')
}
const { dueAt } = example.ObjectionRecorded.data.deadline

describe('what whoever objected is told', () => {
  test('nothing where nobody did', async () => expect(await entryWith()).toStrictEqual([]))
  test('S1-89 by when somebody decides, then what and why, and no person', async () => {
    const waiting = { reportId: 'r1', raisedAt: at('05'), dueAt, decided: null }
    expect(await entryWith(['05', record('r1')])).toStrictEqual([waiting])
    const told = await entryWith(['05', record('r1')], ['07', decide('r1', false)])
    expect(told).toStrictEqual([{ ...waiting, decided: { upheld: false, reason: '经复核属实', at: at('07') } }])
  })
  test('S1-90 nothing more of one that lapsed with its reply, and of a later one to the right reply again', async () => {
    const lapse: EntryCommand = { type: 'RecordObjectionLapse', reportId: 'r1' }
    expect(await entryWith(['05', record('r1')], ['06', lapse])).toStrictEqual([])
    const told = await entryWith(['05', record('r1')], ['05', record('r2')], ['06', lapse], ['08', record('r1')])
    expect(told.map(({ reportId, raisedAt }) => [reportId, raisedAt])).toStrictEqual([
      ['r2', at('05')],
      ['r1', at('08')],
    ])
  })
  test('S1-90 each objection by itself: of two reports, and of two replies to one', async () => {
    const told = await entryWith(
      ['05', record('r1')],
      ['05', record('r2')],
      ['07', decide('r1', true)],
      ['12', record('r1')],
    )
    expect(told.map(({ reportId, decided }) => [reportId, decided?.upheld ?? null])).toStrictEqual([
      ['r1', true],
      ['r2', null],
      ['r1', null],
    ])
  })
})
