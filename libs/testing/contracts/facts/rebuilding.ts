import { expect } from '@jest/globals'
import { rebuildFacts, type FactsProgress, type RebuildFactsOptions } from '@huiyin/analytics'
import {
  fill,
  idsOf,
  putMany,
  recording,
  rowsOf,
  TABLES,
  takings,
  things,
  wanted,
  type Bench,
  type FactPromises,
} from './bench.js'

const rebuild = (bench: Bench, more: Partial<RebuildFactsOptions> = {}) =>
  rebuildFacts({ ...bench, tables: TABLES, batch: 10, ...more })

/** Begins a rebuild and gives it up after its first range. */
const begin = async (bench: Bench): Promise<void> => {
  const stop = new AbortController()
  const onProgress = () => {
    stop.abort()
  }
  expect(await rebuild(bench, { onProgress, signal: stop.signal })).toBe('cancelled')
}

const filled = async (open: Parameters<FactPromises[string]>[0]): Promise<Bench> => {
  const bench = await open()
  await putMany(bench.store, 20)
  await fill(bench)
  return bench
}
const next = (bench: Bench): Bench => ({ ...bench, generation: bench.generation + 1 })
const all = async ({ client, generation }: Bench) => [
  await rowsOf(client, generation, things),
  await rowsOf(client, generation, takings),
]

/** How facts are written anew. */
export const rebuilding: FactPromises = {
  'the next generation equals the live one, and is then the live one': async (open) => {
    const bench = await filled(open)
    const progress: FactsProgress[] = []
    expect(await rebuild(bench, { onProgress: (now) => progress.push(now) })).toBe('swapped')
    expect(progress).toStrictEqual([10, 20, 27, 27].map((position) => ({ position, head: 27 })))
    expect(await all(next(bench))).toStrictEqual(await all(bench))
    expect(await bench.journal.generation()).toBe(bench.generation + 1)
  },
  'a rebuild that was stopped goes on from there, and nothing is live before it is whole': async (open) => {
    const bench = await filled(open)
    await begin(bench)
    expect(await bench.journal.generation()).toBe(bench.generation)
    const { sent, ...noting } = recording(bench)
    expect(await rebuild(bench, noting)).toBe('swapped')
    expect(sent[0]).toBe('begin 10-20')
    expect(await all(next(bench))).toStrictEqual(await all(bench))
  },
  'the swap waits until the new generation has reached the live one': async (open) => {
    const bench = await filled(open)
    let hidden = 5
    const readLog: Bench['store']['readLog'] = async (after, limit) => {
      const shown = (await bench.store.readLog(after, limit)).filter(({ position }) => position <= 27 - hidden)
      if (shown.length === 0) hidden -= 1
      return shown
    }
    expect(await rebuild(bench, { store: { ...bench.store, readLog } })).toBe('swapped')
    expect(await all(next(bench))).toStrictEqual(await all(bench))
  },
  'after a restore it is filled from the log that is there, also where it was begun from the other': async (open) => {
    const bench = await filled(open)
    await begin(bench)
    const cut = bench.restored(4, 'new')
    expect(await rebuild(cut)).toBe('swapped')
    expect(await idsOf(next(bench))).toStrictEqual(wanted(3))
  },
  'a writer on the new generation removes the tables of the old': async (open) => {
    const bench = await filled(open)
    await rebuild(bench)
    await putMany(bench.store, 2, 20)
    await fill(next(bench))
    expect(await idsOf(next(bench))).toStrictEqual(wanted(22))
    await expect(idsOf(bench)).rejects.toThrow('does not exist')
  },
}
