import { expect } from '@jest/globals'
import { StoreClosed, type EventStore, type Position } from '@huiyin/event-sourcing'
import { appendOf, dataOf, expectRejection, type Promises } from './log.js'

/** Long enough for a hint over a network; a store that never hints waits it out once. */
const PATIENCE_MILLIS = 2_000
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

const within = async (happened: () => boolean): Promise<boolean> => {
  for (const end = Date.now() + PATIENCE_MILLIS; !happened() && Date.now() < end;) await pause(2)
  return happened()
}

const everyCall = (store: EventStore): Record<string, () => Promise<unknown>> => ({
  append: () => store.append(appendOf('a-b-2', 'new', 'late')),
  readStream: () => store.readStream('a-b-1'),
  readLog: () => store.readLog(null, 1),
  readAt: () => store.readAt(1 as Position),
  head: () => store.head(),
  positionKnownAt: () => store.positionKnownAt('2026-03-30T12:00:00.000Z'),
})

const hints: Promises = {
  'a listener is told that something was committed, and can read it': async (open) => {
    const { store } = await open()
    let told = 0
    let readable: Promise<unknown> = Promise.resolve(null)
    store.onAppended(() => {
      told += 1
      readable = store.readStream('a-b-1').then(dataOf)
    })
    await store.append(appendOf('a-b-1', 'new', 'one'))
    expect(await within(() => told > 0)).toBe(true)
    expect(await readable).toStrictEqual(['one'])
  },
  'a listener is told nothing after it unsubscribed': async (open) => {
    const { store } = await open()
    let told = 0
    let others = 0
    const stop = store.onAppended(() => (told += 1))
    store.onAppended(() => (others += 1))
    await store.append(appendOf('a-b-1', 'new', 'one'))
    stop()
    const before = told
    await store.append(appendOf('a-b-1', 1, 'two'))
    await within(() => others > 0)
    await pause(20)
    expect(told).toBe(before)
  },
}

const closing: Promises = {
  'closing finishes the appends that were accepted': async (open) => {
    const { store, reopen } = await open()
    const accepted = ['one', 'two', 'three'].map((data, index) => store.append(appendOf(`a-b-${index}`, 'new', data)))
    const [reopened] = await Promise.all([reopen(), Promise.all(accepted)])
    const log = await reopened.readLog(null, 10)
    expect(dataOf(log)).toStrictEqual(['one', 'two', 'three'])
  },
  'a closed store gives no more hints': async (open) => {
    const { store } = await open()
    let told = 0
    store.onAppended(() => (told += 1))
    await store.append(appendOf('a-b-1', 'new', 'one'))
    await store.close()
    const before = told
    await pause(20)
    expect(told).toBe(before)
  },
  'a closed store answers every call with StoreClosed': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one'))
    await store.close()
    for (const call of Object.values(everyCall(store))) await expectRejection(call(), StoreClosed)
  },
  'closing twice does no harm': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one'))
    await store.close()
    expect(await store.close()).toBeUndefined()
  },
}

const reopening: Promises = {
  'what was acknowledged is there after reopening': async (open) => {
    const { store, reopen } = await open()
    const first = await store.append(appendOf('a-b-1', 'new', 'one', 'two'))
    const second = await store.append(appendOf('a-b-2', 'new', 'three'))
    const reopened = await reopen()
    expect(await reopened.readLog(null, 10)).toStrictEqual([...first.events, ...second.events])
    const third = await reopened.append(appendOf('a-b-1', 2, 'four'))
    expect(third.events[0]!.position > second.events[0]!.position).toBe(true)
  },
  'a log keeps its epoch': async (open) => {
    const { store, reopen } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one'))
    expect((await reopen()).epoch).toBe(store.epoch)
  },
  'two logs have two epochs': async (open) => {
    const [one, another] = [await open(), await open()]
    expect(one.store.epoch).not.toBe(another.store.epoch)
  },
}

/** Hints, closing and opening again. */
export const lifecycle: Promises = { ...hints, ...closing, ...reopening }
