import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { defineEvents, event, type Checkpoint, type Position } from '@huiyin/event-sourcing'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { storedFact } from '@huiyin/testing'
import { alarmBook } from './alarm-book.js'
import { defineAlarms, type Alarm } from './alarm-list.js'
import { workOf } from './list-projector.js'

const definitions = defineEvents('kitchen-pot', {
  PotSet: event(1, 'A pot is on the fire.', z.object({ boilsAt: z.string(), burnsAt: z.string() })),
  PotTaken: event(1, 'It was taken off.', z.object({})),
  PotStirred: event(1, 'It was stirred.', z.object({})),
})
const look = (command: string, dueAt: string, potId: string): Alarm => ({
  ...{ dueAt, command, input: { potId }, state: 'set', unitId: 'kitchen', about: dueAt },
})
const alarmsOf = (name: string) =>
  defineAlarms({
    name,
    says: 'When to look at a pot.',
    from: definitions,
    changes: (fact, { streamId }) => {
      switch (fact.type) {
        case 'PotSet': {
          const { boilsAt, burnsAt } = fact.data
          return [
            { key: `boils/${streamId}`, apply: () => look('StirPot', boilsAt, streamId) },
            { key: `burns/${streamId}`, apply: () => look('TakePot', burnsAt, streamId) },
          ]
        }
        case 'PotTaken':
          return ['boils', 'burns'].map((what) => ({
            key: `${what}/${streamId}`,
            apply: (before: Alarm | null) => before && { ...before, state: 'cleared' as const },
          }))
        case 'PotStirred':
          return []
      }
    },
  })

const factOf = (position: number, pot: string, type: string, data: object = {}) =>
  storedFact({ stream: `kitchen-pot-${pot}`, type, data, position, tenant: 'house' })
const set = (position: number, pot: string, boilsAt: string, burnsAt: string) =>
  factOf(position, pot, 'PotSet', { boilsAt, burnsAt })

const opened = (...facts: readonly ReturnType<typeof factOf>[]) => {
  const lists = [alarmsOf('gas_alarms'), alarmsOf('wood_alarms')]
  const file = sqliteLists({ file: ':memory:', lists })
  let position = 0
  const write = (batch: readonly ReturnType<typeof factOf>[], list = lists[0]!) => {
    position += 1
    const checkpoint: Checkpoint = { epoch: 'epoch', position: position as Position, hash: `${position}` }
    expect(file.live.keep([workOf(list, batch)], { from: file.live.checkpoint(), to: checkpoint })).toBe(true)
  }
  write(facts)
  return { book: alarmBook(file.query, lists), write, wood: lists[1]!, close: () => file.close() }
}
const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`

describe('the alarms of a context', () => {
  test('one fact sets several, each with what it asks', async () => {
    const { book, close } = opened(set(1, 'soup', at(8), at(9)))
    expect(await book.due(null, 10)).toStrictEqual([
      {
        ...{ key: 'boils/soup', dueAt: at(8), zone: 'Asia/Shanghai', tenant: 'house' },
        ...{ command: 'StirPot', input: { potId: 'soup' } },
      },
      {
        ...{ key: 'burns/soup', dueAt: at(9), zone: 'Asia/Shanghai', tenant: 'house' },
        ...{ command: 'TakePot', input: { potId: 'soup' } },
      },
    ])
    await close()
  })
  test('a later fact clears them and another sets them again', async () => {
    const { book, write, close } = opened(set(1, 'soup', at(8), at(9)), factOf(2, 'soup', 'PotTaken'))
    expect(await book.due(null, 10)).toStrictEqual([])
    write([set(3, 'soup', at(10), at(11))])
    expect((await book.due(null, 10)).map(({ dueAt }) => dueAt)).toStrictEqual([at(10), at(11)])
    await close()
  })
  test('a fact that sets none leaves them as they are, and a batch is as good as its facts one by one', async () => {
    const { book, write, close } = opened(set(1, 'soup', at(8), at(9)))
    write([factOf(2, 'soup', 'PotStirred'), factOf(3, 'rice', 'PotTaken')])
    expect(await book.due(null, 10)).toHaveLength(2)
    await close()
  })
  test('facts of other aggregates are none of its business', () =>
    expect(
      alarmsOf('gas_alarms').read(storedFact({ stream: 'kitchen-pan-1', type: 'PotSet', data: {} })),
    ).toStrictEqual([]))
  test('a fact that was taken over from another system is history and sets none', () => {
    const actor = { person: 'import:city:desk', post: null, unit: null }
    const data = { boilsAt: at(8), burnsAt: at(9) }
    const stored = storedFact({ stream: 'kitchen-pot-soup', type: 'PotSet', data, actor })
    expect(alarmsOf('gas_alarms').read(stored)).toStrictEqual([])
  })
  test('but not one that only speaks of an import', () => {
    const actor = { person: 'clerk "import:"', post: 'import:', unit: 'import:city' }
    const data = { boilsAt: at(8), burnsAt: '"actor":{"person":"import:' }
    const stored = storedFact({ stream: 'kitchen-pot-soup', type: 'PotSet', data, actor })
    expect(alarmsOf('gas_alarms').read(stored)).toHaveLength(2)
  })
  test('a list of alarms names its unit column like any other', () =>
    expect(alarmsOf('gas_alarms')).toMatchObject({ unitColumn: 'unit_id', key: 'alarm_key', name: 'gas_alarms' }))
})

describe('the book of all alarms', () => {
  const keys = async (due: Promise<readonly { readonly key: string }[]>) => (await due).map(({ key }) => key)
  const both = () => {
    const kitchen = opened(set(1, 'soup', at(8), at(12)), set(2, 'rice', at(9), at(10)))
    kitchen.write([set(3, 'tea', at(9), at(11))], kitchen.wood)
    return kitchen
  }
  test('tells those of every context in due order, those of one instant by key', async () => {
    const { book, close } = both()
    expect(await keys(book.due(null, 10))).toStrictEqual([
      ...['boils/soup', 'boils/rice', 'boils/tea', 'burns/rice', 'burns/tea', 'burns/soup'],
    ])
    await close()
  })
  test('up to an instant, that instant included', async () => {
    const { book, close } = both()
    expect(await keys(book.due(at(9), 10))).toStrictEqual(['boils/soup', 'boils/rice', 'boils/tea'])
    expect(await keys(book.due(at(7), 10))).toStrictEqual([])
    await close()
  })
  test('and no more than wanted, the earliest first', async () => {
    const { book, close } = both()
    expect(await keys(book.due(null, 2))).toStrictEqual(['boils/soup', 'boils/rice'])
    await close()
  })
})
