import { describe, expect, test } from '@jest/globals'
import type { Consumer, PublishedEvent } from '@huiyin/messaging'
import { handleBatch, type Handling } from './handling.js'
import { hold } from './holding.js'
import { sleep } from './pauses.js'

const one = (key: string, n: number): { readonly event: PublishedEvent } => ({
  event: {
    ...{ id: `${key}${n}`, context: 'alpha', name: 'NoteTaken', version: 1, key, data: n },
    ...{ tenant: 'tenant-1', correlation: 'correlation-1' },
    occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  },
})
type One = ReturnType<typeof one>

const handlingOf = (handle: Consumer['handle'], more: Partial<Handling<One> & Pick<Consumer, 'handleAll'>> = {}) => {
  const buried: [string, string][] = []
  const { handleAll, ...rest } = more
  const handling: Handling<One> = {
    consumer: { name: 'one', from: 'alpha', handle, ...(handleAll && { handleAll }) },
    attempts: 3,
    isMine: () => true,
    bury: async ({ event }, reason) => {
      buried.push([event.id, reason])
      return true
    },
    ...rest,
  }
  return { handling, buried }
}

describe('a batch handed to a consumer', () => {
  test('keeps the order of a key while one of its events is tried again, and other keys do not wait for it', async () => {
    const seen: string[] = []
    let left = 2
    const { handling, buried } = handlingOf(async ({ id }) => {
      seen.push(id)
      if (id === 'a1' && left-- > 0) throw new Error('not yet')
    })
    expect(await handleBatch(handling, [one('a', 1), one('a', 2), one('b', 1), one('b', 2)])).toBe(4)
    expect(seen.filter((id) => id.startsWith('a'))).toStrictEqual(['a1', 'a1', 'a1', 'a2'])
    expect(seen.indexOf('b2')).toBeLessThan(seen.indexOf('a2'))
    expect(buried).toStrictEqual([])
  })
  test('is tried with a pause that doubles, and buried with the last reason', async () => {
    const times: number[] = []
    const { handling, buried } = handlingOf(
      async () => {
        times.push(performance.now())
        throw new Error(`no ${times.length}`)
      },
      { attempts: 6 },
    )
    expect(await handleBatch(handling, [one('a', 1)])).toBe(1)
    expect(buried).toStrictEqual([['a1', 'no 6']])
    const pauses = times.slice(1).map((time, index) => time - times[index]!)
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(2 ** (index + 1) - 1)
  })
  test('ends where the partition was lost: what came before on every key is done with, no event is begun', async () => {
    const seen: string[] = []
    const { handling, buried } = handlingOf(
      async ({ id }) => {
        seen.push(id)
        await sleep(1)
      },
      { isMine: () => seen.length < 3 },
    )
    const batch = [one('a', 1), one('a', 2), one('a', 3), one('a', 4)]
    expect(await handleBatch(handling, batch)).toBe(3)
    expect(seen).toStrictEqual(['a1', 'a2', 'a3'])
    expect(buried).toStrictEqual([])
  })
  test('counts only what is done from its beginning without a gap', async () => {
    let isMine = true
    const { handling } = handlingOf(
      async ({ id }) => {
        if (id !== 'a1') return
        await sleep(5)
        isMine = false
        throw new Error('not yet')
      },
      { isMine: () => isMine },
    )
    expect(await handleBatch(handling, [one('a', 1), one('b', 1), one('b', 2)])).toBe(0)
  })
  test('is not tried for long after the partition was lost', async () => {
    let isMine = true
    const { handling, buried } = handlingOf(() => Promise.reject(new Error('no')), {
      attempts: 30,
      isMine: () => isMine,
    })
    setTimeout(() => (isMine = false), 50)
    const since = performance.now()
    expect(await handleBatch(handling, [one('a', 1)])).toBe(0)
    expect(performance.now() - since).toBeLessThan(2_000)
    expect(buried).toStrictEqual([])
  })
  test('is not done with where the letter could not be buried', async () => {
    const { handling } = handlingOf(() => Promise.reject(new Error('no')), { bury: () => Promise.resolve(false) })
    expect(await handleBatch(handling, [one('a', 1), one('a', 2)])).toBe(0)
  })
  test('comes all at once to whoever takes it so', async () => {
    const together: string[][] = []
    const { handling } = handlingOf(() => Promise.reject(new Error('one by one')), {
      handleAll: async (events) => void together.push(events.map(({ id }) => id)),
    })
    expect(await handleBatch(handling, [one('a', 1), one('b', 1), one('a', 2)])).toBe(3)
    expect(together).toStrictEqual([['a1', 'b1', 'a2']])
    expect(await handleBatch(handling, [])).toBe(0)
    expect(together).toHaveLength(1)
  })
  test('comes one by one when all at once was refused, so that the one at fault is buried alone', async () => {
    const { handling, buried } = handlingOf(
      ({ id }) => (id === 'b1' ? Promise.reject(new Error('没有这个单位')) : Promise.resolve()),
      { handleAll: () => Promise.reject(new Error('one of these')) },
    )
    expect(await handleBatch(handling, [one('a', 1), one('b', 1), one('a', 2)])).toBe(3)
    expect(buried).toStrictEqual([['b1', '没有这个单位']])
  })
})

describe('holding a partition', () => {
  const times = { sessionMillis: 60, heartbeatMillis: 5 }

  test('lasts as long as the group hears of us, however long a batch takes', async () => {
    let beats = 0
    const { isMine, release } = hold(async () => void (beats += 1), times)
    await sleep(200)
    expect([isMine(), beats > 3]).toStrictEqual([true, true])
    release()
    const after = beats
    await sleep(30)
    expect(beats).toBe(after)
  })
  test('ends when the group says so; whoever lets go is told why, and the group is asked no more', async () => {
    let beats = 0
    const { isMine, release } = hold(() => {
      beats += 1
      return Promise.reject(new Error('REBALANCE_IN_PROGRESS'))
    }, times)
    await sleep(60)
    expect([isMine(), beats]).toStrictEqual([false, 1])
    expect(release).toThrow('REBALANCE_IN_PROGRESS')
  })
  test('ends by our own clock when nothing was heard for a whole session, as after a pause of the process', async () => {
    const { isMine, release } = hold(() => new Promise(() => undefined), times)
    expect(isMine()).toBe(true)
    const end = performance.now() + 80
    while (performance.now() < end); // nothing else of the process has its turn
    expect(isMine()).toBe(false)
    release()
  })
})
