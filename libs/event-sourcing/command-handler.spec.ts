import { describe, expect, test } from '@jest/globals'
import { accept, type Clock } from '@huiyin/kernel'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { shelf, shelfEvents, type ShelfCommand, type ShelfEvent, type ShelfRefusal } from '@huiyin/testing'
import { commandHandler, type HandlerOptions } from './command-handler.js'
import type { EnvelopeContext } from './envelope.js'
import { CommandIdReused, VersionConflict, type Append, type EventStore } from './event-store.js'

const stored = (book: string): ShelfEvent => ({ type: 'BookPlaced', data: { book, note: '' } })

const clock: Clock = { now: () => '2026-03-30T12:00:00.000Z' }
const contextOf = (id: string, print = id): EnvelopeContext => ({
  tenant: 'city-1',
  occurred: { at: '2026-03-30T12:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person: 'p-1', post: null, unit: null },
  command: { id, print },
  correlation: 'corr',
  causation: 'cause',
})
const place = (book: string): ShelfCommand => ({ type: 'PlaceBook', book })
const swap = (book: string, other: string): ShelfCommand => ({ type: 'SwapBook', book, for: other })

type Options = HandlerOptions<typeof shelfEvents, ShelfCommand, readonly string[], ShelfRefusal>
const handlerOn = (store: EventStore, more: Partial<Options> = {}) => {
  const handle = commandHandler({ store, definitions: shelfEvents, decider: shelf, ...more })
  return (command: ShelfCommand, commandId: string, print = commandId) =>
    handle('1', command, contextOf(commandId, print))
}
const newStore = () => memoryEventStore({ clock, log: memoryLog() })
const booksIn = async (store: EventStore) =>
  (await store.readStream('library-shelf-1')).map(({ body }) => (JSON.parse(body) as { book: string }).book)

/** A store that counts its reads and lets a spec meddle before an append. */
const watched = (
  store: EventStore,
  beforeAppend: (request: Append, nth: number) => Promise<unknown> = async () => null,
) => {
  const seen = { reads: 0, appends: 0 }
  const watching: EventStore = {
    ...store,
    readStream: (stream, after) => {
      seen.reads += 1
      return store.readStream(stream, after)
    },
    append: async (request) => {
      seen.appends += 1
      await beforeAppend(request, seen.appends)
      return store.append(request)
    },
  }
  return { watching, seen }
}

describe('handling a command', () => {
  test('the facts are written to the stream of the aggregate and given back as they were stored', async () => {
    const store = newStore()
    const handled = await handlerOn(store)(place('A'), 'c-1')
    const [written] = await store.readStream('library-shelf-1')
    expect(handled).toStrictEqual({ ok: true, events: [stored('A')], position: written!.position, again: false })
  })
  test('each command is decided on what the ones before it did', async () => {
    const handle = handlerOn(newStore())
    for (const book of ['A', 'B', 'C']) await handle(place(book), book)
    expect(await handle(place('D'), 'D')).toStrictEqual({ ok: false, refusal: 'ShelfFull' })
    expect(await handle(swap('D', 'A'), 'D2')).toMatchObject({ ok: true, events: [{ type: 'BookTaken' }, stored('D')] })
  })
  test('the position is where the last fact of the command lies', async () => {
    const store = newStore()
    const handle = handlerOn(store)
    await handle(place('A'), 'c-1')
    const handled = await handle(swap('B', 'A'), 'c-2')
    expect(handled).toMatchObject({ position: (await store.head())!.position })
  })
  test('a refusal writes nothing', async () => {
    const store = newStore()
    expect(await handlerOn(store)(swap('B', 'A'), 'c-1')).toStrictEqual({ ok: false, refusal: 'BookMissing' })
    expect(await store.head()).toBeNull()
  })
  test('a fact that does not fit its definition is a fault and writes nothing', async () => {
    const store = newStore()
    const handle = handlerOn(store)
    await handle(place('A'), 'c-1')
    await expect(handle(swap('', 'A'), 'c-2')).rejects.toThrow('expected string to have >=1 characters')
    expect(await booksIn(store)).toStrictEqual(['A'])
    expect(await handle(place('B'), 'c-3')).toMatchObject({ ok: true, again: false })
  })
  test('a fact that nobody defined is a fault and writes nothing', async () => {
    const store = newStore()
    const rogue = { type: 'toString', data: {} } as unknown as ShelfEvent
    const handle = handlerOn(store, { decider: { ...shelf, decide: () => accept(rogue) } })
    await expect(handle(place('A'), 'c-1')).rejects.toThrow('library-shelf defines no event toString')
    expect(await store.head()).toBeNull()
  })
})

describe('when somebody else wrote first', () => {
  test('the command is decided again on the new facts', async () => {
    const store = newStore()
    const other = handlerOn(store)
    const { watching, seen } = watched(store, (_request, nth) =>
      nth === 1 ? other(place('B'), 'b') : Promise.resolve(),
    )
    const handled = await handlerOn(watching)(place('A'), 'a')
    expect(handled).toMatchObject({ ok: true, events: [stored('A')], again: false })
    expect([seen.appends, await booksIn(store)]).toStrictEqual([2, ['B', 'A']])
  })
  test('and the new facts refuse it, the refusal is the answer', async () => {
    const store = newStore()
    const other = handlerOn(store)
    for (const book of ['A', 'B']) await other(place(book), book)
    const { watching } = watched(store, (_request, nth) => (nth === 1 ? other(place('C'), 'C') : Promise.resolve()))
    expect(await handlerOn(watching)(place('D'), 'D')).toStrictEqual({ ok: false, refusal: 'ShelfFull' })
    expect(await booksIn(store)).toStrictEqual(['A', 'B', 'C'])
  })
  test('too often, the conflict is told', async () => {
    const store = newStore()
    const other = handlerOn(store)
    await other(place('X'), 'x')
    const { watching, seen } = watched(store, (_request, nth) =>
      nth % 2 ? other(swap('Y', 'X'), `y${nth}`) : other(swap('X', 'Y'), `x${nth}`),
    )
    await expect(handlerOn(watching, { attempts: 3 })(place('A'), 'a')).rejects.toThrow(VersionConflict)
    expect(seen.appends).toBe(3)
    expect(await booksIn(store)).not.toContain('A')
  })
  test('a refusal from memory is confirmed against the store', async () => {
    const store = newStore()
    const [here, there] = [handlerOn(store), handlerOn(store)]
    for (const book of ['A', 'B', 'C']) await here(place(book), book)
    await there(swap('D', 'A'), 'd')
    expect(await here(swap('E', 'A'), 'e')).toStrictEqual({ ok: false, refusal: 'BookMissing' })
    expect(await here(swap('E', 'D'), 'e2')).toMatchObject({ ok: true, again: false })
    expect(await there(place('D'), 'd2')).toStrictEqual({ ok: false, refusal: 'ShelfFull' })
  })
  test('an empty answer from memory is confirmed against the store', async () => {
    const store = newStore()
    const [here, there] = [handlerOn(store), handlerOn(store)]
    await here(place('A'), 'a')
    await there(swap('B', 'A'), 'b')
    expect(await here(place('A'), 'a2')).toMatchObject({ ok: true, events: [stored('A')] })
    expect(await booksIn(store)).toStrictEqual(['A', 'A', 'B', 'A'])
  })
})

describe('the same command again', () => {
  test('is answered with its first result, also when others wrote since', async () => {
    const store = newStore()
    const handle = handlerOn(store)
    await handle(place('A'), 'a')
    const first = await handle(swap('B', 'A'), 'b')
    await handle(place('C'), 'c')
    expect(await handle(swap('B', 'A'), 'b')).toStrictEqual({ ...first, again: true })
    expect(await booksIn(store)).toStrictEqual(['A', 'A', 'B', 'C'])
  })
  test('is answered by a process that remembers nothing', async () => {
    const store = newStore()
    const first = await handlerOn(store)(place('A'), 'a')
    await handlerOn(store)(place('B'), 'b')
    expect(await handlerOn(store)(place('A'), 'a')).toStrictEqual({ ...first, again: true })
  })
  test('is answered with its first result when the acknowledgement was lost', async () => {
    const store = newStore()
    const losing: EventStore = {
      ...store,
      append: async (request) => {
        await store.append(request)
        throw new Error('connection lost')
      },
    }
    await expect(handlerOn(losing)(place('A'), 'a')).rejects.toThrow('connection lost')
    expect(await handlerOn(store)(place('A'), 'a')).toMatchObject({ ok: true, events: [stored('A')], again: true })
    expect(await booksIn(store)).toStrictEqual(['A'])
  })
  test('is answered with its first result when the memory of this process is behind', async () => {
    const store = newStore()
    const [here, there] = [handlerOn(store), handlerOn(store)]
    await here(place('A'), 'a')
    const first = await there(place('B'), 'b')
    expect(await here(place('B'), 'b')).toStrictEqual({ ...first, again: true })
    expect(await booksIn(store)).toStrictEqual(['A', 'B'])
  })
  test('with another print stands for another request and is a fault, from memory and from the store', async () => {
    const store = newStore()
    const handle = handlerOn(store)
    await handle(place('A'), 'a', 'print')
    await expect(handle(place('B'), 'a', 'another')).rejects.toThrow(CommandIdReused)
    const behind = handlerOn(store)
    await expect(behind(place('B'), 'a', 'another')).rejects.toThrow(CommandIdReused)
    await handle(place('C'), 'c', 'print')
    await expect(behind(place('D'), 'c', 'another')).rejects.toThrow(CommandIdReused)
    expect(await booksIn(store)).toStrictEqual(['A', 'C'])
  })
})

describe('what is not remembered', () => {
  test('an empty result: the same id may mean something later', async () => {
    const handle = handlerOn(newStore())
    await handle(place('A'), 'a')
    expect(await handle(place('A'), 'nothing')).toMatchObject({ ok: true, events: [], again: false })
    await handle(swap('B', 'A'), 'b')
    expect(await handle(place('A'), 'nothing')).toMatchObject({ ok: true, events: [stored('A')], again: false })
  })
  test('an empty result on a stream that does not exist has no position', async () => {
    const handle = handlerOn(newStore(), { decider: { ...shelf, decide: () => accept() } })
    expect(await handle(place('A'), 'a')).toStrictEqual({ ok: true, events: [], position: null, again: false })
  })
  test('a refusal: the same id may be accepted later', async () => {
    const handle = handlerOn(newStore())
    expect(await handle(swap('B', 'A'), 'swap')).toMatchObject({ ok: false })
    await handle(place('A'), 'a')
    expect(await handle(swap('B', 'A'), 'swap')).toMatchObject({ ok: true, again: false })
  })
})

describe('folded streams in memory', () => {
  test('a stream in use is read once', async () => {
    const { watching, seen } = watched(newStore())
    const handle = handlerOn(watching)
    for (const book of ['A', 'B', 'C']) await handle(place(book), book)
    expect(seen).toStrictEqual({ reads: 1, appends: 3 })
  })
  test('keep what the last command said; what an earlier one said is read when that one comes again', async () => {
    const { watching, seen } = watched(newStore())
    const handle = handlerOn(watching)
    const first = await handle(place('A'), 'a')
    const second = await handle(swap('B', 'A'), 'b')
    expect(await handle(swap('B', 'A'), 'b')).toStrictEqual({ ...second, again: true })
    expect(seen.reads).toBe(1)
    expect(await handle(place('A'), 'a')).toStrictEqual({ ...first, again: true })
    expect(seen.reads).toBe(2)
  })
  test('only so many are kept', async () => {
    const { watching, seen } = watched(newStore())
    const handle = commandHandler({ store: watching, definitions: shelfEvents, decider: shelf, cached: 2 })
    for (const id of ['1', '2', '3', '1'])
      await handle(id, place(`book ${seen.appends}`), contextOf(`c-${seen.appends}`))
    expect(seen.reads).toBe(4)
  })
})
