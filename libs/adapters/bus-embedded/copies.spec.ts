import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { EventStore } from '@huiyin/event-sourcing'
import { localCopy, type CopyStore, type PublishedEvent, type Publisher } from '@huiyin/messaging'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { sqliteCopyStore } from './copies.js'
import { embeddedBus } from './embedded-bus.js'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-copies-'))
  file = join(folder, 'bus.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const event = (id: string, data: unknown = { word: '件件有着落' }): PublishedEvent => ({
  ...{ id, key: 'a', data, context: 'organisation', name: 'WordSaid', version: 1, tenant: 'city', correlation: 'c' },
  occurredAt: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
})

describe('the copies in a file', () => {
  test('come back in the order they were kept, also when the file is opened anew', async () => {
    const first = sqliteCopyStore({ file })
    const events = ['9', '3', '7'].map((id) => event(id))
    for (const one of events) expect(await first.keep('copy', one)).toBe(true)
    first.close()
    const second = sqliteCopyStore({ file })
    expect(await second.load('copy')).toStrictEqual(events)
    second.close()
  })
  test('keep an event once for each copy', async () => {
    const copies = sqliteCopyStore({ file })
    expect(await copies.keep('one', event('1'))).toBe(true)
    expect(await copies.keep('one', event('1', 'other'))).toBe(false)
    expect(await copies.keep('two', event('1'))).toBe(true)
    expect([await copies.load('one'), await copies.load('two')]).toStrictEqual([[event('1')], [event('1')]])
    expect(await copies.load('three')).toStrictEqual([])
    copies.close()
  })
})

const KEYS = ['a', 'b', 'c']
const appendWord = async (store: EventStore, key: string, version: number) => {
  await store.append({
    stream: `organisation-unit-${key}`,
    expected: version === 0 ? 'new' : version,
    context: {
      ...{ tenant: 'city', actor: { person: 'p', post: null, unit: null }, correlation: 'c', causation: 'c' },
      occurred: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      command: { id: `${key}${version}`, print: '' },
    },
    events: [{ type: 'WordSaid', schema: 1, body: `${version}` }],
  })
}
const publisher: Publisher = {
  ...{ context: 'organisation', category: 'organisation-word' },
  publish: ({ stream, body, hash }) => ({ ...event(hash, body), key: stream.slice(-1) }),
}
const said = (copies: CopyStore) =>
  localCopy<string>({
    ...{ name: 'words', from: 'organisation', store: copies },
    fold: (before, { data }) => `${before ?? ''}${String(data)}`,
  })

describe('a copy behind the bus', () => {
  test.each(['plain' as const, { adversarial: 1 }, { adversarial: 2 }, { adversarial: 3 }])(
    'is exact and survives a restart, bus mode %j',
    async (mode) => {
      const store = memoryEventStore({ clock: settableClock('2026-03-01T02:00:00.000Z'), log: memoryLog() })
      const runs = [0, 1, 2]
      for (const run of runs) {
        for (const key of KEYS) for (const word of [0, 1, 2]) await appendWord(store, key, run * 3 + word)
        const copies = sqliteCopyStore({ file })
        const copy = await said(copies)
        const bus = embeddedBus({ store, publishers: [publisher], consumers: [copy.consumer], file, mode, batch: 4 })
        await bus.start()
        await bus.settle()
        await bus.stop()
        copies.close()
        const all = Array.from({ length: (run + 1) * 3 }, (_, word) => word).join('')
        expect(Object.fromEntries(copy.values)).toStrictEqual(Object.fromEntries(KEYS.map((key) => [key, all])))
      }
    },
  )
})
