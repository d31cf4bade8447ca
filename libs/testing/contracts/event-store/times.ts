import { expect } from '@jest/globals'
import { parseHeader, type EventStore, type StoredEvent } from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import { appendOf, lastPosition, type OpenedLog, type Promises } from './log.js'

const NOON = '2026-03-30T12:00:00.000Z'
const at = (seconds: number): Instant => new Date(Date.parse(NOON) + seconds * 1_000).toISOString()
const recorded = (events: readonly StoredEvent[]): Instant[] =>
  events.map(({ header }) => parseHeader(header).recordedAt)

/** One fact in a stream of its own for each moment; the position of each. */
const writeAt = async ({ store, clock }: Pick<OpenedLog, 'store' | 'clock'>, seconds: readonly number[]) => {
  const positions = []
  for (const [index, second] of seconds.entries()) {
    clock.set(at(second))
    const { events } = await store.append(appendOf(`a-b-${index}`, 'new', second))
    positions.push(lastPosition(events))
  }
  return positions
}

const lookUp = (store: EventStore, seconds: readonly number[]) =>
  Promise.all(seconds.map((second) => store.positionKnownAt(at(second))))

const recording: Promises = {
  'a fact is recorded at the moment the clock shows': async (open) => {
    const log = await open()
    await writeAt(log, [0, 0.001, 7])
    const events = await log.store.readLog(null, 10)
    expect(recorded(events)).toStrictEqual([at(0), at(0.001), at(7)])
  },
  'facts of one append are recorded at one moment': async (open) => {
    const { store, clock } = await open()
    clock.set(at(3))
    const { events } = await store.append(appendOf('a-b-1', 'new', 'one', 'two'))
    expect(recorded(events)).toStrictEqual([at(3), at(3)])
  },
  'no fact is recorded earlier than the one before it when the clock jumps back': async (open) => {
    const log = await open()
    await writeAt(log, [10, 5, 8, 12, 11])
    const events = await log.store.readLog(null, 10)
    expect(recorded(events)).toStrictEqual([at(10), at(10), at(10), at(12), at(12)])
  },
  'no fact is recorded earlier than the one before it when the clock jumps back while closed': async (open) => {
    const log = await open()
    await writeAt(log, [10])
    const reopened = await log.reopen()
    log.clock.set(at(5))
    const { events } = await reopened.append(appendOf('a-b-after', 'new', 'after'))
    expect(recorded(events)).toStrictEqual([at(10)])
  },
}

const known: Promises = {
  'nothing is known before the first fact': async (open) => {
    const log = await open()
    expect(await log.store.positionKnownAt(at(0))).toBeNull()
    await writeAt(log, [10, 20])
    expect(await lookUp(log.store, [0, 9.999])).toStrictEqual([null, null])
  },
  'at the moment of a fact and until the next one, the log up to that fact is known': async (open) => {
    const log = await open()
    const [first, second, third] = await writeAt(log, [10, 20, 30])
    expect(await lookUp(log.store, [10, 15, 19.999])).toStrictEqual([first, first, first])
    expect(await lookUp(log.store, [20, 29.999])).toStrictEqual([second, second])
    expect(await lookUp(log.store, [30])).toStrictEqual([third])
  },
  'after the last fact the whole log is known': async (open) => {
    const log = await open()
    const positions = await writeAt(log, [10, 20, 30])
    expect(await lookUp(log.store, [31, 86_400])).toStrictEqual([positions[2], positions[2]])
  },
  'of facts recorded at one moment the last is known': async (open) => {
    const log = await open()
    const positions = await writeAt(log, [10, 20, 20, 20, 30])
    expect(await lookUp(log.store, [20, 21])).toStrictEqual([positions[3], positions[3]])
  },
  'what is known never shrinks when the clock jumped back': async (open) => {
    const log = await open()
    const positions = await writeAt(log, [10, 30, 15, 20, 40])
    expect(await lookUp(log.store, [15, 29.999])).toStrictEqual([positions[0], positions[0]])
    expect(await lookUp(log.store, [30, 35, 40])).toStrictEqual([positions[3], positions[3], positions[4]])
  },
}

/** When facts were recorded, and what was known when. */
export const times: Promises = { ...recording, ...known }
