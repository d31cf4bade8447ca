import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import { NoSuchLetter, type Bus, type Consumer, type PublishedEvent, type Publisher } from '@huiyin/messaging'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { embeddedBus, type EmbeddedBusOptions } from './embedded-bus.js'
import { readMarks } from './marks.js'

const publisher: Publisher = {
  ...{ context: 'alpha', category: 'alpha-note' },
  publish: ({ stream, body }: StoredEvent): PublishedEvent | null =>
    !stream.startsWith('alpha-')
      ? null
      : {
          ...{ id: stream, context: 'alpha', name: 'NoteTaken', version: 1, key: 'key', data: JSON.parse(body) },
          ...{ tenant: 'tenant-1', correlation: 'correlation-1' },
          occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        },
}
const append = (store: EventStore, stream: string) =>
  store.append({
    ...{ stream, expected: 'new' },
    context: {
      ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: stream, print: 'print' },
    },
    events: [{ type: 'NoteTaken', schema: 1, body: '{}' }],
  })

let buses: Bus[] = []
const open = (handle: Consumer['handle'], more: Partial<EmbeddedBusOptions> = {}) => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  const consumers = [{ name: 'one', from: 'alpha', handle }]
  const bus = embeddedBus({ store, publishers: [publisher], consumers, file: ':memory:', mode: 'plain', ...more })
  buses.push(bus)
  return { store, bus }
}
afterEach(async () => {
  for (const bus of buses) await bus.stop()
  buses = []
})

describe('the embedded bus by default', () => {
  test('waits for what another consumer has yet to hear: an event that fails for half a second is handled', async () => {
    const since = Date.now()
    const { store, bus } = open(() =>
      Date.now() - since < 500 ? Promise.reject(new Error('campaign not known yet')) : Promise.resolve(),
    )
    await bus.start()
    await append(store, 'alpha-note-1')
    await bus.settle()
    expect(bus.deadLetters()).toStrictEqual([])
  })
  test('lets the process go on while a consumer passes over a long log that is none of its business', async () => {
    const { store, bus } = open(() => Promise.resolve(), { batch: 10 })
    for (let n = 0; n < 2_000; n += 1) await append(store, `beta-note-${n}`)
    let turns = 0
    const count = () => {
      turns += 1
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await bus.start()
    await bus.settle()
    clearImmediate(timer)
    expect(turns).toBeGreaterThan(100)
  })
  test('tells the host of a fault by the name of the consumer', async () => {
    const told: [string, unknown][] = []
    const broken: Publisher = {
      ...publisher,
      publish: () => {
        throw new Error('this fact does not fit')
      },
    }
    const { store, bus } = open(() => Promise.resolve(), {
      publishers: [broken],
      onFault: (name, error) => told.push([name, error]),
    })
    await bus.start()
    await append(store, 'alpha-note-1')
    await expect(bus.settle()).rejects.toThrow('this fact does not fit')
    expect(told).toStrictEqual([['one', new Error('this fact does not fit')]])
  })
  test('a fault that is no error is told with its own words', async () => {
    const { store, bus } = open(() => Promise.reject('nothing but text'), { attempts: 1 })
    await bus.start()
    await append(store, 'alpha-note-1')
    await bus.settle()
    expect(bus.deadLetters()[0]?.reason).toBe('nothing but text')
  })
})

describe('a dead letter', () => {
  const nobody = { consumer: 'one', position: 1 as Position }
  /** A bus with one dead letter, whose consumer takes it as soon as `mend` was called. */
  const buried = async (more: Partial<EmbeddedBusOptions> = {}) => {
    let isMended = false
    let handled = 0
    const { store, bus } = open(
      () => {
        if (!isMended) return Promise.reject(new Error('the table is locked'))
        handled += 1
        return Promise.resolve()
      },
      { attempts: 1, ...more },
    )
    await bus.start()
    await append(store, 'alpha-note-1')
    await bus.settle()
    return { bus, mend: () => (isMended = true), handled: () => handled }
  }

  test('delivered once more while the reason lasts stays, with the reason and one attempt more', async () => {
    const { bus } = await buried()
    const became = await bus.redeliver(nobody, () => Promise.reject(new Error('nothing to record')))
    expect(became).toStrictEqual({ handled: false, reason: 'the table is locked' })
    expect(bus.deadLetters()).toMatchObject([{ reason: 'the table is locked', attempts: 2 }])
  })
  test('delivered once more when the reason is gone is handled once, recorded, and taken out', async () => {
    const { bus, mend, handled } = await buried()
    mend()
    const recorded: unknown[] = []
    expect(await bus.redeliver(nobody, async ({ event }) => recorded.push(event.id))).toStrictEqual({ handled: true })
    expect([handled(), recorded, bus.deadLetters()]).toStrictEqual([1, ['alpha-note-1'], []])
  })
  test('stays where its end could not be recorded', async () => {
    const { bus, mend } = await buried()
    mend()
    const failing = () => Promise.reject(new Error('disk full'))
    await expect(bus.redeliver(nobody, failing)).rejects.toThrow('disk full')
    await expect(bus.drop(nobody, failing)).rejects.toThrow('disk full')
    expect(bus.deadLetters()).toHaveLength(1)
  })
  test('given up is taken out and never handled', async () => {
    const { bus, handled } = await buried()
    await bus.drop(nobody, () => Promise.resolve())
    expect([handled(), bus.deadLetters()]).toStrictEqual([0, []])
  })
  test('that is not there cannot be meant', async () => {
    const { bus } = await buried()
    const other = { consumer: 'two', position: 1 as Position }
    await expect(bus.drop(other, () => Promise.resolve())).rejects.toBeInstanceOf(NoSuchLetter)
    await expect(bus.redeliver({ ...nobody, position: 9 as Position }, () => Promise.resolve())).rejects.toThrow(
      'one has no dead letter of position 9',
    )
  })
  test('can be read from the file of a bus that does not run, beside every mark', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-marks-'))
    const file = join(folder, 'marks.db')
    expect(readMarks(file)).toStrictEqual({ marks: [], letters: [] })
    const { bus } = await buried({ file })
    const letters = bus.deadLetters()
    await bus.stop()
    buses = []
    expect(readMarks(file).letters).toStrictEqual(letters)
    expect(readMarks(file).marks).toMatchObject([{ consumer: 'one', position: 1 }])
    rmSync(folder, { recursive: true })
  })
})

describe('the mark of a consumer', () => {
  const marked = async (appended: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-marks-'))
    const file = join(folder, 'marks.db')
    const { store, bus } = open(() => Promise.resolve(), { file })
    for (const stream of appended) await append(store, stream)
    await bus.start()
    await bus.settle()
    const running = readMarks(file).marks.map(({ position }) => position)
    await bus.stop()
    buses = []
    const stopped = readMarks(file).marks.map(({ position }) => position)
    rmSync(folder, { recursive: true })
    return { running, stopped }
  }
  const others = (count: number) => Array.from({ length: count }, (_, n) => `beta-note-${n}`)

  test('is saved when something was handled, and when the bus stops also for what was none of its business', async () => {
    expect(await marked(['alpha-note-1'])).toStrictEqual({ running: [1], stopped: [1] })
    expect(await marked(others(3))).toStrictEqual({ running: [], stopped: [3] })
  })
  test('never lies further behind than some thousands of facts, so a killed process does not read the log again', async () => {
    const { running, stopped } = await marked(others(5_000))
    expect(running[0]).toBeGreaterThan(4_000)
    expect(stopped).toStrictEqual([5_000])
  })
})
