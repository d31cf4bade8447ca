import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock, shelf, shelfEvents } from '@huiyin/testing'
import { commandHandler } from './command-handler.js'
import type { EventStore } from './event-store.js'
import { isSeal } from './seal.js'
import { keepSealed, sealer } from './sealer.js'

const opened = () => {
  const clock = settableClock('2026-03-30T12:00:00.000Z')
  const log = memoryLog()
  const store = memoryEventStore({ clock, log })
  const handle = commandHandler({ store, definitions: shelfEvents, decider: shelf })
  let nth = 0
  const write = async (facts: number) => {
    for (let index = 0; index < facts; index += 1) {
      nth += 1
      const id = `c-${nth}`
      await handle(
        id,
        { type: 'PlaceBook', book: 'A' },
        {
          tenant: 'city-1',
          occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
          actor: { person: 'p-1', post: null, unit: null },
          command: { id, print: id },
          correlation: id,
          causation: id,
        },
      )
    }
  }
  const faults: unknown[] = []
  const keep = (on: EventStore) =>
    keepSealed(store, sealer({ store: on, clock, every: 3 }), {
      onFault: (error) => faults.push(error),
      pauseMillis: 1,
    })
  return { store, write, keep, faults, seals: () => log.events.filter(isSeal).length }
}
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
const until = async (happened: () => boolean) => {
  for (let tries = 0; tries < 500 && !happened(); tries += 1) await pause(4)
  return happened()
}

describe('keeping a log sealed', () => {
  test('seals what lies there at the start and what is written later, until it is stopped', async () => {
    const { store, write, keep, seals, faults } = opened()
    await write(3)
    const stop = keep(store)
    expect(await until(() => seals() === 1)).toBe(true)
    await write(3)
    expect(await until(() => seals() === 2)).toBe(true)
    stop()
    await write(6)
    await pause(20)
    expect([seals(), faults]).toStrictEqual([2, []])
  })
  test('tells a fault and goes on', async () => {
    const { store, write, keep, seals, faults } = opened()
    let broken = true
    const failing: EventStore = {
      ...store,
      readLog: async (after, limit) => {
        if (broken) throw new Error('no disk')
        return store.readLog(after, limit)
      },
    }
    const stop = keep(failing)
    expect(await until(() => faults.length === 1)).toBe(true)
    broken = false
    await write(3)
    expect(await until(() => seals() === 1)).toBe(true)
    stop()
  })
})
