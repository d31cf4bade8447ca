import { expect } from '@jest/globals'
import { rebuildLists, type ListRow } from '@huiyin/read-model'
import { keep, LISTS, say, seen, things, type ListPromises, type OpenShelf, type Said, type Shelf } from './shelf.js'

const bare = (rows: readonly ListRow[]) => rows.map(({ position: _, ...row }) => row)
/** The rows without their places: a voiding lies behind what it leaves standing. */
const seenBare = async (shelf: Shelf) => (await seen(shelf)).map(bare)

const kept = async (open: OpenShelf, said: readonly Said[], batch: number) => {
  const shelf = await open(LISTS)
  await say(shelf, ...said)
  await keep(shelf, batch)
  return shelf
}

/** Each thing has a taker of its own, so that every row is made of one stream. */
const STORY: readonly Said[] = [
  ...[{ put: 'a', note: '甲', weight: 1 }, { put: 'b' }, { weigh: 'a', more: 10 }, { weigh: 'a', more: 100 }],
  ...[
    { weigh: 'b', more: 5 },
    { void: 'a', nth: 2 },
    { take: 'b', by: 'taker-b' },
    { weigh: 'a', more: 1_000 },
  ],
  ...[{ put: 'c' }, { void: 'b', nth: 3 }, { take: 'c', by: 'taker-c' }, { void: 'b', nth: 2 }, { put: 'd' }],
  ...[{ weigh: 'd' }, { void: 'd', nth: 1, and: 2 }, { void: 'a', nth: 3 }],
]
/** The same, as if what was voided had never been said. */
const WITHOUT: readonly Said[] = [
  ...[{ put: 'a', note: '甲', weight: 1 }, { put: 'b' }, { weigh: 'a', more: 1_000 }],
  ...[{ put: 'c' }, { take: 'c', by: 'taker-c' }],
]

/** What was voided counts in no row, however the facts came. */
export const voiding: ListPromises = {
  'a fact that was voided counts in no row any more': async (open) => {
    const shelf = await kept(
      open,
      [
        { put: 'a', note: '甲', weight: 7 },
        { weigh: 'a', more: 10 },
      ],
      1,
    )
    await say(shelf, { void: 'a', nth: 2 })
    await keep(shelf, 1)
    const { position } = (await shelf.store.head())!
    const row = { thing_id: 'a', unit_id: 'unit-1', note: '甲', weight: 7, weighed: null, position }
    expect(await seen(shelf)).toStrictEqual([[row], []])
  },
  'a row comes back when what ended it was voided, and goes when what made it was': async (open) => {
    const shelf = await kept(open, [{ put: 'a' }, { take: 'a', by: 'taker-a' }], 1)
    expect(await shelf.rows(things)).toStrictEqual([])
    await say(shelf, { void: 'a', nth: 2 })
    await keep(shelf, 1)
    expect(await seenBare(shelf)).toMatchObject([[{ thing_id: 'a', weight: 1 }], []])
    await say(shelf, { void: 'a', nth: 1 })
    await keep(shelf, 1)
    expect(await seen(shelf)).toStrictEqual([[], []])
  },
  'in batches of any size, and built anew, the rows are those of the facts that stand': async (open) => {
    const wanted = await seenBare(await kept(open, WITHOUT, 10_000))
    for (const batch of [1, 2, 3, 5, 10_000]) {
      const shelf = await kept(open, STORY, batch)
      const rows = await seen(shelf)
      expect(rows.map(bare)).toStrictEqual(wanted)
      const { live, next, swap } = shelf.lists
      await rebuildLists({ store: shelf.store, lists: LISTS, live, next, swap, batch: 4 })
      expect(await seen(shelf)).toStrictEqual(rows)
    }
  },
}
