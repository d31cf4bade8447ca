import { expect } from '@jest/globals'
import { CheckpointNotInLog, listProjector, type ListGeneration, type ListWork } from '@huiyin/read-model'
import {
  keep,
  LISTS,
  say,
  seen,
  story,
  takers,
  things,
  thingsWithPlace,
  wanted,
  type ListPromises,
  type Shelf,
} from './shelf.js'

const projectorOf = ({ store, lists }: Shelf, generation: ListGeneration = lists.live, batch = 3) =>
  listProjector({ store, lists: LISTS, generation, batch })
const weights = async (shelf: Shelf) => (await shelf.rows(things)).map(({ thing_id: id, weight }) => [id, weight])

const rows: ListPromises = {
  'a fact changes its row, and the checkpoint is the place of the last fact read': async (open) => {
    const shelf = await open(LISTS)
    expect(await shelf.lists.live.checkpoint()).toBeNull()
    await say(shelf, { put: 'a', unit: 'unit-7', note: '旧', weight: 5 }, { weigh: 'a', more: 2 })
    await keep(shelf)
    const head = (await shelf.store.head())!
    const row = { thing_id: 'a', unit_id: 'unit-7', note: '旧', weight: 7, weighed: 1, position: head.position }
    expect(await seen(shelf)).toStrictEqual([[row], []])
    const { epoch } = shelf.store
    expect(await shelf.lists.live.checkpoint()).toStrictEqual({ epoch, position: head.position, hash: head.hash })
  },
  'values come back as they were': async (open) => {
    const shelf = await open(LISTS)
    const notes = ['', '件件有着落，事事有回音', '🧧', `O'Brien "x"; DROP TABLE things; --`, 'null', ' 空 格 ', null]
    const weights = [0, -1, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER, 1, 2]
    await say(shelf, ...notes.map((note, n) => ({ put: `thing-${n}`, note, weight: weights[n]! })))
    await keep(shelf)
    const [found] = await seen(shelf)
    expect(found!.map(({ note }) => note)).toStrictEqual(notes)
    expect(found!.map(({ weight }) => weight)).toStrictEqual(weights)
    expect(found!.map(({ weighed }) => weighed)).toStrictEqual(notes.map(() => null))
  },
  'keys that differ in little have rows of their own': async (open) => {
    const shelf = await open(LISTS)
    const keys = ['1', '01', '1.0', 'a', 'A', 'a_', 'a:b', 'constructor']
    await say(
      shelf,
      ...keys.map((key, n) => ({ put: key, weight: n })),
      ...keys.map((key) => ({ weigh: key, more: 100 })),
    )
    await keep(shelf)
    expect(new Map((await weights(shelf)) as [string, number][])).toStrictEqual(
      new Map(keys.map((key, n) => [key, n + 100])),
    )
  },
  'a row of which nothing is left is removed, and may come back': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, { put: 'a', weight: 5 }, { put: 'b', weight: 6 })
    await keep(shelf)
    await say(shelf, { take: 'a', by: 'taker-1' })
    await keep(shelf)
    expect(await weights(shelf)).toStrictEqual([['b', 6]])
    expect(await shelf.rows(takers)).toMatchObject([{ taker: 'taker-1', things: 1 }])
    await say(shelf, { put: 'a', weight: 9 }, { take: 'b' })
    await keep(shelf)
    expect(await weights(shelf)).toStrictEqual([['a', 9]])
  },
  'a batch gives what its facts one by one would give': async (open) => {
    const one = await open(LISTS)
    await say(one, ...story(20))
    await keep(one, 1)
    const positions = (await seen(one))[0]!.map(({ position }) => position)
    const many = await wanted(open, ...story(20))
    expect(await seen(one)).toStrictEqual(many)
    expect(positions.length).toBeGreaterThan(10)
  },
}

/** A batch that cannot be written: the last of its rows lacks what every row must have. */
const failing = (generation: ListGeneration): ListGeneration => ({
  ...generation,
  keep: (work, move) => {
    const put = [{ thing_id: 'z', unit_id: null }]
    const broken: ListWork = { list: things, keys: [], change: () => ({ put, remove: [] }) }
    return generation.keep([...work, broken], move)
  },
})

const crashes: ListPromises = {
  'a crash between two batches costs nothing and counts nothing twice': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, ...story(10))
    const projector = await projectorOf(shelf)
    await projector.step()
    await projector.step()
    const checkpoint = await shelf.lists.live.checkpoint()
    await shelf.reopen()
    expect(await shelf.lists.live.checkpoint()).toStrictEqual(checkpoint)
    await keep(shelf)
    expect(await seen(shelf)).toStrictEqual(await wanted(open, ...story(10)))
  },
  'a crash in the middle of a batch leaves rows and checkpoint together, as they were before it': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, ...story(4))
    await keep(shelf)
    const [before, checkpoint] = [await seen(shelf), await shelf.lists.live.checkpoint()]
    await say(shelf, { put: 'new', weight: 1 }, { weigh: 'thing-1', more: 1_000 }, { take: 'thing-2' })
    const projector = await projectorOf(shelf, failing(shelf.lists.live))
    await expect(projector.step()).rejects.toThrow('unit_id')
    expect(await seen(shelf)).toStrictEqual(before)
    await shelf.reopen()
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([before, checkpoint])
    await keep(shelf)
    expect((await weights(shelf)).map(([id]) => id)).toContain('new')
  },
  'two who keep the same lists count every fact once': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, ...story(12))
    const [one, other] = [await projectorOf(shelf), await projectorOf(shelf)]
    for (let moved = true; moved;) moved = (await Promise.all([one.step(), other.step(), one.step()])).includes(true)
    expect(await seen(shelf)).toStrictEqual(await wanted(open, ...story(12)))
  },
  'who comes late writes nothing, however long it was held up': async (open) => {
    const shelf = await open(LISTS)
    const { live } = shelf.lists
    const begun = await live.checkpoint()
    await say(shelf, ...story(3))
    await keep(shelf)
    const [before, checkpoint] = [await seen(shelf), (await live.checkpoint())!]
    const change = () => ({ put: [], remove: ['thing-1'] })
    const late: ListWork = { list: things, keys: ['thing-1'], change }
    const beside = { ...checkpoint, hash: 'of another log' }
    for (const from of [begun, beside, { ...beside, hash: checkpoint.hash, epoch: 'another' }]) {
      expect(await live.keep([late], { from, to: checkpoint })).toBe(false)
    }
    expect([await seen(shelf), await live.checkpoint()]).toStrictEqual([before, checkpoint])
    expect(await live.keep([late], { from: checkpoint, to: checkpoint })).toBe(true)
  },
  'a step that changes no row moves the checkpoint, and only from where it stands': async (open) => {
    const shelf = await open(LISTS)
    const { live } = shelf.lists
    const begun = await live.checkpoint()
    await say(shelf, ...story(3))
    await keep(shelf)
    const [before, checkpoint] = [await seen(shelf), (await live.checkpoint())!]
    const idle: ListWork[] = LISTS.map((list) => ({ list, keys: [], change: () => ({ put: [], remove: [] }) }))
    const further = { ...checkpoint, hash: 'of the next fact' }
    for (const from of [begun, further, { ...checkpoint, epoch: 'another' }]) {
      expect(await live.keep(idle, { from, to: further })).toBe(false)
    }
    expect(await live.checkpoint()).toStrictEqual(checkpoint)
    expect(await live.keep(idle, { from: checkpoint, to: further })).toBe(true)
    expect([await seen(shelf), await live.checkpoint()]).toStrictEqual([before, further])
  },
  'lists kept from a log that was restored are found out': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, ...story(4))
    await keep(shelf)
    await shelf.restore(3)
    await say(shelf, { put: 'after' }, ...story(4).slice(4))
    await expect(projectorOf(shelf)).rejects.toBeInstanceOf(CheckpointNotInLog)
  },
}

const versions: ListPromises = {
  'a list that has other columns now begins anew, and so does one that was not there': async (open) => {
    const shelf = await open([things])
    await say(shelf, { put: 'a', unit: 'unit-7' }, { take: 'a', by: 'taker-1' }, { put: 'b', unit: 'unit-8' })
    await keep(shelf, 3, [things])
    await shelf.reopen([thingsWithPlace, takers])
    expect(await shelf.lists.live.checkpoint()).toBeNull()
    await keep(shelf, 3, [thingsWithPlace, takers])
    const places = (await shelf.rows(thingsWithPlace)).map(({ thing_id: id, place }) => [id, place])
    expect(places).toStrictEqual([
      ['a', 'shelf of unit-7'],
      ['b', 'shelf of unit-8'],
    ])
    expect(await shelf.rows(takers)).toMatchObject([{ taker: 'taker-1', things: 1 }])
  },
  'lists that are as they were go on from where they are': async (open) => {
    const shelf = await open(LISTS)
    await say(shelf, ...story(5))
    await keep(shelf)
    const [before, checkpoint] = [await seen(shelf), await shelf.lists.live.checkpoint()]
    await shelf.reopen(LISTS)
    expect([await seen(shelf), await shelf.lists.live.checkpoint()]).toStrictEqual([before, checkpoint])
  },
}

/** How the live lists are kept. */
export const keeping: ListPromises = { ...rows, ...crashes, ...versions }
