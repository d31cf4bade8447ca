import { describe, expect, test } from '@jest/globals'
import { localCopy, type CopyStore, type LocalCopyOptions } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

const event = (id: string, key: string, data: unknown): PublishedEvent => ({
  ...{ id, key, data, context: 'organisation', name: 'WordSaid', version: 1, tenant: 'city', correlation: 'c' },
  occurredAt: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
})
const memoryCopies = (): CopyStore & { readonly kept: PublishedEvent[] } => {
  const kept: PublishedEvent[] = []
  return {
    kept,
    load: () => Promise.resolve([...kept]),
    keep: (_, one) => {
      const isNew = kept.every(({ id }) => id !== one.id)
      if (isNew) kept.push(one)
      return Promise.resolve(isNew)
    },
  }
}
/** Puts words together, so that a word too many or in the wrong order shows. */
const words = (store: CopyStore, fold?: LocalCopyOptions<string>['fold']) =>
  localCopy<string>({
    name: 'accountability-words',
    from: 'organisation',
    store,
    fold: fold ?? ((said, { data }) => (data === 'forget' ? null : `${said ?? ''}${String(data)}`)),
  })

describe('a local copy', () => {
  test('folds what is delivered, key by key', async () => {
    const copy = await words(memoryCopies())
    for (const one of [event('1', 'a', 'x'), event('2', 'b', 'y'), event('3', 'a', 'z')])
      await copy.consumer.handle(one)
    expect(Object.fromEntries(copy.values)).toStrictEqual({ a: 'xz', b: 'y' })
  })
  test('listens to one context under its own name', async () => {
    const { consumer } = await words(memoryCopies())
    expect([consumer.name, consumer.from]).toStrictEqual(['accountability-words', 'organisation'])
  })
  test('counts an event once, also when a whole run of them is delivered again', async () => {
    const copy = await words(memoryCopies())
    const run = [event('1', 'a', 'x'), event('2', 'a', 'y'), event('3', 'a', 'z')]
    for (const one of [...run, ...run, ...run.slice(1)]) await copy.consumer.handle(one)
    expect(copy.values.get('a')).toBe('xyz')
  })
  test('drops a key whose value is gone', async () => {
    const copy = await words(memoryCopies())
    await copy.consumer.handle(event('1', 'a', 'x'))
    await copy.consumer.handle(event('2', 'a', 'forget'))
    expect([...copy.values]).toStrictEqual([])
  })
  test('is there again after a restart without anything being delivered', async () => {
    const store = memoryCopies()
    const before = await words(store)
    for (const one of [event('1', 'a', 'x'), event('2', 'a', 'y')]) await before.consumer.handle(one)
    const after = await words(store)
    expect(Object.fromEntries(after.values)).toStrictEqual({ a: 'xy' })
    await after.consumer.handle(event('2', 'a', 'y'))
    expect(after.values.get('a')).toBe('xy')
  })
  test('learns more from what was kept when its fold has learned more', async () => {
    const store = memoryCopies()
    await (await words(store)).consumer.handle(event('1', 'a', 'x'))
    const better = await words(store, (_, { data, tenant }) => `${tenant} said ${String(data)}`)
    expect(better.values.get('a')).toBe('city said x')
  })
  test('does not keep an event it cannot fold, so that it is delivered again', async () => {
    const store = memoryCopies()
    const broken = await words(store, () => {
      throw new Error('cannot')
    })
    await expect(broken.consumer.handle(event('1', 'a', 'x'))).rejects.toThrow('cannot')
    expect(store.kept).toStrictEqual([])
  })
  test('does not show an event that could not be kept', async () => {
    const full: CopyStore = { load: () => Promise.resolve([]), keep: () => Promise.reject(new Error('disk full')) }
    const copy = await words(full)
    await expect(copy.consumer.handle(event('1', 'a', 'x'))).rejects.toThrow('disk full')
    expect([...copy.values]).toStrictEqual([])
  })
})

describe('a copy of some events only', () => {
  const only = ['WordSaid']
  const some = (store: CopyStore) =>
    localCopy<string>({ ...{ name: 'words', from: 'organisation', store, only }, fold: (_, { data }) => String(data) })

  test('says which, so that a bus need not carry the others', async () => {
    expect((await some(memoryCopies())).consumer.only).toStrictEqual(only)
    expect((await words(memoryCopies())).consumer.only).toBeUndefined()
  })
  test('neither folds nor keeps the others where they come all the same', async () => {
    const store = memoryCopies()
    const copy = await some(store)
    await copy.consumer.handle({ ...event('1', 'a', 'x'), name: 'SongSung' })
    await copy.consumer.handle(event('2', 'b', 'y'))
    expect(Object.fromEntries(copy.values)).toStrictEqual({ b: 'y' })
    expect(store.kept.map(({ id }) => id)).toStrictEqual(['2'])
  })
})
