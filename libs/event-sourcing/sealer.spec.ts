import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import fc from 'fast-check'
import { parseHeader } from './envelope.js'
import { VersionConflict, type EventStore } from './event-store.js'
import { merkleRoot } from './merkle.js'
import { isSeal, lastSeal, sealOf, type Seal } from './seal.js'
import { sealer, type SealerOptions } from './sealer.js'
import { verifyLog } from './verify.js'

const opened = (start = '2026-03-30T12:00:00.000Z') => {
  const clock = settableClock(start)
  const log = memoryLog()
  const store = memoryEventStore({ clock, log })
  let nth = 0
  /** So many facts, each in a stream and with a command of its own. */
  const write = async (facts: number) => {
    for (let index = 0; index < facts; index += 1) {
      nth += 1
      const context = {
        tenant: 'city-1',
        occurred: { at: start, zone: 'Asia/Shanghai', precision: 'instant' as const },
        actor: { person: 'p-1', post: null, unit: null },
        command: { id: `cmd-${nth}`, print: 'print' },
        correlation: 'corr',
        causation: 'cause',
      }
      const events = [{ type: 'ThingNoted', schema: 1, body: `${nth}` }]
      await store.append({ stream: `intake-item-${nth}`, expected: 'new', context, events })
    }
  }
  const seals = () => log.events.filter(isSeal).map(sealOf)
  const sealing = (more: Partial<SealerOptions> = {}) => sealer({ store, clock, every: 3, ...more })
  return { clock, log, store, write, seals, sealing }
}
const ranges = (seals: readonly Seal[]) => seals.map(({ from, to, count }) => [from, to, count])
const reasons = (seals: readonly Seal[]) => seals.map(({ reason }) => reason)

describe('a seal is due', () => {
  test('for every so many facts, and covers the seals between them', async () => {
    const { write, seals, sealing } = opened()
    await write(10)
    expect(await sealing().sealDue()).toBe(3)
    expect(ranges(seals())).toStrictEqual([
      [1, 3, 3],
      [4, 6, 3],
      [7, 9, 3],
    ])
    await write(2)
    expect(await sealing().sealDue()).toBe(1)
    // 10, the three seals at 11, 12 and 13, and the two new facts.
    expect(ranges(seals()).at(-1)).toStrictEqual([10, 15, 6])
    expect(reasons(seals())).toStrictEqual(['count', 'count', 'count', 'count'])
  })
  test('for 4,096 facts unless told otherwise', async () => {
    const { write, seals, store, clock } = opened()
    const { sealDue } = sealer({ store, clock })
    await write(4_095)
    expect(await sealDue()).toBe(0)
    await write(1)
    expect(await sealDue()).toBe(1)
    expect(ranges(seals())).toStrictEqual([[1, 4_096, 4_096]])
  })
  test('never for seals alone, so that sealing comes to an end', async () => {
    const { clock, write, seals, sealing } = opened()
    const { sealDue, sealNow } = sealing({ every: 1 })
    await write(4)
    expect(await sealDue()).toBe(4)
    for (let hour = 0; hour < 5; hour += 1) {
      clock.advance(3_600_000)
      expect(await sealDue()).toBe(0)
      await sealNow('asked')
    }
    expect(seals()).toHaveLength(4)
  })
  test('an hour after the last seal when something lies unsealed, not a moment earlier', async () => {
    const { clock, write, seals, sealing } = opened()
    const { sealDue } = sealing()
    await write(1)
    clock.advance(3_599_999)
    expect(await sealDue()).toBe(0)
    clock.advance(1)
    expect(await sealDue()).toBe(1)
    await write(1)
    clock.advance(3_599_999)
    expect(await sealDue()).toBe(0)
    clock.advance(1)
    expect(await sealDue()).toBe(1)
    clock.advance(7_200_000)
    expect(await sealDue()).toBe(0)
    await write(1)
    expect(await sealDue()).toBe(1)
    expect(reasons(seals())).toStrictEqual(['hour', 'hour', 'hour'])
  })
})

describe('sealing on demand', () => {
  test('covers everything committed before, and says why', async () => {
    const log = opened()
    const { write, seals, sealing } = log
    const { sealNow } = sealing()
    await write(5)
    const seal = await sealNow('ranking published')
    expect(seal).toStrictEqual(seals().at(-1))
    expect(seal).toMatchObject({ from: 4, to: 6, count: 3, reason: 'ranking published' })
    expect(reasons(seals())).toStrictEqual(['count', 'ranking published'])
    expect(await verifyUnder(log, seal!)).toBe(6)
  })
  test('with nothing new to seal gives the last seal and writes nothing', async () => {
    const { write, seals, sealing } = opened()
    const { sealNow } = sealing()
    expect(await sealNow('asked')).toBeNull()
    await write(1)
    const seal = await sealNow('asked')
    expect(await sealNow('asked again')).toStrictEqual(seal)
    expect(seals()).toHaveLength(1)
  })
  test('calls that come together are served one after the other', async () => {
    const { write, seals, sealing } = opened()
    const { sealNow, sealDue } = sealing()
    await write(7)
    const [one, due, two] = await Promise.all([sealNow('one'), sealDue(), sealNow('two')])
    expect([due, one, two]).toStrictEqual([0, seals().at(-1), seals().at(-1)])
    expect(ranges(seals())).toStrictEqual([
      [1, 3, 3],
      [4, 6, 3],
      [7, 9, 3],
    ])
  })
})

const verifyUnder = async ({ store }: ReturnType<typeof opened>, seal: Seal) =>
  (await verifyLog({ store, trustedSeals: [seal] })).vouchesUpTo

describe('a seal says', () => {
  test('from, to, count, the RFC 6962 root over the hashes in order, and the seal before it', async () => {
    const { log, write, seals, sealing } = opened()
    await write(6)
    await sealing().sealDue()
    const [first, second] = seals()
    const rootOf = (from: number, to: number) =>
      merkleRoot(log.events.slice(from - 1, to).map(({ hash }) => Buffer.from(hash, 'hex'))).toString('hex')
    expect(first).toMatchObject({ from: 1, to: 3, count: 3, root: rootOf(1, 3), previousSeal: '' })
    expect(second).toMatchObject({ from: 4, to: 6, count: 3, root: rootOf(4, 6), previousSeal: first!.hash })
  })
  test('who sealed, when, and for which tenant', async () => {
    const { log, clock, write, sealing } = opened()
    await write(3)
    await sealing({ tenant: 'installation-1' }).sealDue()
    expect(parseHeader(log.events[3]!.header)).toMatchObject({
      type: 'LogSealed',
      tenant: 'installation-1',
      actor: { person: 'system:sealer', post: null, unit: null },
      occurredAt: { at: clock.now(), zone: 'UTC', precision: 'instant' },
    })
  })
})

describe('a sealer that starts again', () => {
  test('goes on after the last seal, however long ago it was, with a read for each month', async () => {
    const { clock, log, store, write, seals, sealing } = opened('2025-11-30T23:59:59.000Z')
    await write(3)
    await sealing().sealDue()
    clock.set('2026-03-01T00:00:00.000Z')
    await write(3)
    const streams: string[] = []
    const watching: EventStore = { ...store, readStream: (stream) => (streams.push(stream), store.readStream(stream)) }
    await sealing({ store: watching }).sealDue()
    expect(streams).toStrictEqual(
      ['03', '02', '01'].map((month) => `log-seal-2026-${month}`).concat(['log-seal-2025-12', 'log-seal-2025-11']),
    )
    // The range begins with the seal of November, so it is filed under November; the next one under March.
    expect(seals().map(({ stream }) => stream)).toStrictEqual(['log-seal-2025-11', 'log-seal-2025-11'])
    await write(3)
    await sealing().sealDue()
    expect(seals().at(-1)).toMatchObject({ stream: 'log-seal-2026-03', version: 1, previousSeal: seals()[1]!.hash })
    expect(await verifyLog({ store, trustedSeals: seals() })).toMatchObject({
      findings: [],
      vouchesUpTo: log.events.length - 1,
    })
  })
  test('finds no seal in a log without any', async () => {
    const { store, write } = opened()
    expect(await lastSeal(store)).toBeNull()
    await write(2)
    expect(await lastSeal(store)).toBeNull()
  })
  test('after a crash between writing and hearing of it does not seal the range twice', async () => {
    const { store, write, seals, sealing } = opened()
    let losing = true
    const lossy: EventStore = {
      ...store,
      append: async (request) => {
        const appended = await store.append(request)
        if (losing) throw new Error('connection lost')
        return appended
      },
    }
    const { sealDue } = sealing({ store: lossy })
    await write(3)
    await expect(sealDue()).rejects.toThrow('connection lost')
    losing = false
    expect(await sealDue()).toBe(0)
    await write(3)
    expect(await sealing().sealDue()).toBe(1)
    expect(ranges(seals())).toStrictEqual([
      [1, 3, 3],
      [4, 7, 4],
    ])
  })
  test('tells of the last seal again, so that a copy outside misses none', async () => {
    const { write, seals, sealing } = opened()
    const kept: Seal[] = []
    let full = true
    const onSealed = (seal: Seal) => {
      if (full) throw new Error('the printer is out of paper')
      kept.push(seal)
    }
    const { sealDue } = sealing({ onSealed })
    await write(3)
    await expect(sealDue()).rejects.toThrow('out of paper')
    full = false
    await sealDue()
    await write(3)
    await sealDue()
    await sealing({ onSealed }).sealDue()
    expect(kept).toStrictEqual([seals()[0], seals()[1], seals()[1]])
  })
  test('does not try for ever when the seal it must follow cannot be followed', async () => {
    const { store, write, sealing } = opened()
    const stuck: EventStore = {
      ...store,
      append: async ({ stream, expected }) => Promise.reject(new VersionConflict(stream, expected, 9)),
    }
    await write(3)
    await expect(sealing({ store: stuck }).sealDue()).rejects.toThrow(VersionConflict)
  })
})

describe('two sealers on one log', () => {
  test('that seal the same range for different reasons write one seal between them', async () => {
    const { store, write, seals, sealing } = opened()
    const slow: EventStore = {
      ...store,
      append: async (request) => {
        await sealing().sealDue()
        return store.append(request)
      },
    }
    await write(3)
    expect(await sealing({ store: slow }).sealNow('asked')).toStrictEqual(seals()[0])
    expect(reasons(seals())).toStrictEqual(['count'])
  })
  test('leave one line of seals, whatever their turns and whenever the month ends', async () => {
    const deed = fc.constantFrom('write', 'a', 'b', 'month')
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), fc.scheduler(), async (deeds, scheduler) => {
        const { clock, store, write, seals } = opened()
        const slow: EventStore = {
          ...store,
          append: scheduler.scheduleFunction(store.append),
          readLog: scheduler.scheduleFunction(store.readLog),
          readStream: scheduler.scheduleFunction(store.readStream),
        }
        const [a, b] = [sealer({ store: slow, clock, every: 2 }), sealer({ store: slow, clock, every: 3 })]
        const work = deeds.map(async (what) => {
          if (what === 'write') await write(3)
          if (what === 'month') clock.advance(15 * 86_400_000)
          if (what === 'a') await a.sealDue()
          if (what === 'b') await b.sealNow('asked')
        })
        await scheduler.waitFor(Promise.all(work))
        const report = await verifyLog({ store, trustedSeals: seals(), gapless: true })
        expect(report).toMatchObject({ findings: [], vouchesUpTo: seals().at(-1)?.to ?? null })
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
