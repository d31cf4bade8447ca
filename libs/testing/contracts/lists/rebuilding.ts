import { expect } from '@jest/globals'
import type { EventStore } from '@huiyin/event-sourcing'
import { listProjector, rebuildLists, type RebuildOptions, type RebuildProgress } from '@huiyin/read-model'
import { keep, LISTS, say, seen, story, wanted, type ListPromises, type Shelf } from './shelf.js'

const rebuild = ({ store, lists }: Shelf, more: Partial<RebuildOptions> = {}) =>
  rebuildLists({
    ...{ store, lists: LISTS, live: lists.live, batch: 3 },
    next: () => lists.next(),
    swap: (at) => lists.swap(at),
    ...more,
  })

/** Begins a rebuild and gives it up after some batches; questions and the file are as a crash would leave them. */
const begin = async (shelf: Shelf, batches: number): Promise<RebuildProgress[]> => {
  const progress: RebuildProgress[] = []
  const stop = new AbortController()
  const onProgress = (now: RebuildProgress) => {
    progress.push(now)
    if (progress.length === batches) stop.abort()
  }
  expect(await rebuild(shelf, { onProgress, signal: stop.signal })).toBe('cancelled')
  return progress
}

const filled = async (open: Parameters<ListPromises[string]>[0], things = 12): Promise<Shelf> => {
  const shelf = await open(LISTS)
  await say(shelf, ...story(things))
  await keep(shelf)
  return shelf
}

/** What questions see is not what the facts say: a rebuild mends it. */
const spoil = async (shelf: Shelf) => {
  const { live } = shelf.lists
  const at = (await live.checkpoint())!
  const spoilt = { thing_id: 'spoilt', unit_id: 'unit-1', note: null, weight: 0, weighed: null, position: 0 }
  const work = { list: LISTS[0]!, keys: [], change: () => ({ put: [spoilt], remove: ['thing-1'] }) }
  expect(await live.keep([work], { from: at, to: at })).toBe(true)
}

const whole: ListPromises = {
  'lists built anew equal the live ones, row for row': async (open) => {
    const shelf = await filled(open)
    const [before, checkpoint] = [await seen(shelf), await shelf.lists.live.checkpoint()]
    expect(await rebuild(shelf)).toBe('swapped')
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([before, checkpoint])
  },
  'a rebuild mends what was kept wrongly': async (open) => {
    const shelf = await filled(open)
    const before = await seen(shelf)
    await spoil(shelf)
    expect(await seen(shelf)).not.toStrictEqual(before)
    await rebuild(shelf)
    expect(await seen(shelf)).toStrictEqual(before)
  },
  'after a swap the new lists are live in the next process too, and can be built anew again': async (open) => {
    const shelf = await filled(open)
    await spoil(shelf)
    await rebuild(shelf)
    const [after, checkpoint] = [await seen(shelf), await shelf.lists.live.checkpoint()]
    await shelf.reopen()
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([after, checkpoint])
    await rebuild(shelf)
    await shelf.reopen()
    expect(await seen(shelf)).toStrictEqual(after)
  },
  'lists of an empty log are built anew, and nothing is in them': async (open) => {
    const shelf = await open(LISTS)
    expect(await rebuild(shelf)).toBe('swapped')
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([[[], []], null])
  },
}

const beside: ListPromises = {
  'a half-finished rebuild is seen by no question': async (open) => {
    const shelf = await filled(open)
    await spoil(shelf)
    const before = await seen(shelf)
    await begin(shelf, 4)
    expect(await seen(shelf)).toStrictEqual(before)
    await shelf.reopen()
    expect(await seen(shelf)).toStrictEqual(before)
  },
  'the live lists go on being kept while others are built, and after the swap nothing is missing or counted twice':
    async (open) => {
      const shelf = await filled(open)
      const live = await listProjector({ store: shelf.store, lists: LISTS, generation: shelf.lists.live, batch: 2 })
      let batches = 0
      const news = Array.from({ length: 6 }, (_, n) => ({ put: `new-${n}`, weight: n }))
      const onProgress = () => {
        batches += 1
      }
      const rebuilt = rebuild(shelf, { onProgress })
      for (const fact of news) {
        await say(shelf, fact, { weigh: fact.put })
        await live.step()
      }
      expect(await rebuilt).toBe('swapped')
      await say(shelf, { weigh: 'new-0' })
      while (await live.step());
      const all = await wanted(open, ...story(12), ...news.flatMap((fact) => [fact, { weigh: fact.put }]), {
        weigh: 'new-0',
      })
      expect(await seen(shelf)).toStrictEqual(all)
      expect(batches).toBeGreaterThan(4)
    },
  'questions never go back in time: the swap waits until the new lists have reached the live ones': async (open) => {
    const shelf = await filled(open)
    const [before, checkpoint] = [await seen(shelf), (await shelf.lists.live.checkpoint())!]
    let hidden = 5
    const readLog = async (...asked: Parameters<EventStore['readLog']>) => {
      const read = await shelf.store.readLog(...asked)
      const shown = read.filter(({ position }) => position <= checkpoint.position - hidden)
      if (shown.length === 0) hidden = Math.max(0, hidden - 1)
      return shown
    }
    expect(await rebuild(shelf, { store: { ...shelf.store, readLog } })).toBe('swapped')
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([before, checkpoint])
  },
  'lists that have gone on meanwhile are not swapped away': async (open) => {
    const shelf = await filled(open)
    const { live, next, swap } = shelf.lists
    await next()
    const before = await live.checkpoint()
    await say(shelf, { put: 'new' })
    await keep(shelf)
    const [rows, checkpoint] = [await seen(shelf), await live.checkpoint()]
    expect(await swap(before)).toBe(false)
    expect(await swap(null)).toBe(false)
    expect([await seen(shelf), await live.checkpoint()]).toStrictEqual([rows, checkpoint])
    expect(await swap(checkpoint)).toBe(true)
    expect(await live.checkpoint()).toBeNull()
  },
}

const resumed: ListPromises = {
  'a rebuild that was stopped goes on from where it was, in the next process too': async (open) => {
    const shelf = await filled(open)
    const reached = (await begin(shelf, 4)).at(-1)!.position
    await shelf.reopen()
    const places: (number | null)[] = []
    expect(await rebuild(shelf, { onProgress: ({ position }) => places.push(position) })).toBe('swapped')
    expect(places[0]).toBeGreaterThan(reached!)
    expect(await seen(shelf)).toStrictEqual(await wanted(open, ...story(12)))
  },
  'a rebuild says how far it is and how far it has to go': async (open) => {
    const shelf = await filled(open)
    const progress: RebuildProgress[] = []
    await rebuild(shelf, { onProgress: (now) => progress.push(now) })
    const head = (await shelf.store.head())!.position
    expect(progress.at(-1)).toStrictEqual({ position: head, head })
    expect(progress.length).toBeGreaterThan(5)
  },
  'after a restore the lists are built anew from the log that is there': async (open) => {
    const shelf = await filled(open)
    await begin(shelf, 4)
    await shelf.restore(20)
    const more = [{ put: 'after', weight: 7 }]
    await say(shelf, ...more)
    expect(await rebuild(shelf)).toBe('swapped')
    const kept = story(12).slice(0, 20)
    expect(await seen(shelf)).toStrictEqual(await wanted(open, ...kept, ...more))
    await say(shelf, { weigh: 'after' })
    await keep(shelf)
    expect(await seen(shelf)).toStrictEqual(await wanted(open, ...kept, ...more, { weigh: 'after' }))
  },
}

/** How lists are built anew. */
export const rebuilding: ListPromises = { ...whole, ...beside, ...resumed }
