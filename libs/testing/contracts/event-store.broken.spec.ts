import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '../clock.js'
import { eventStoreContract, type OpenStore } from './event-store.js'
import { brokenAppending } from './event-store/broken-appending.js'
import { brokenBeside } from './event-store/broken-beside.js'
import { brokenCommands } from './event-store/broken-commands.js'
import { brokenEnvelopes } from './event-store/broken-envelope.js'
import { brokenLifecycle } from './event-store/broken-lifecycle.js'
import { brokenParts } from './event-store/broken-parts.js'
import { brokenReading } from './event-store/broken-reading.js'
import { brokenTimes } from './event-store/broken-times.js'
import type { Broken } from './event-store/broken.js'

const brokenStores = {
  ...brokenAppending,
  ...brokenCommands,
  ...brokenReading,
  ...brokenParts,
  ...brokenTimes,
  ...brokenEnvelopes,
  ...brokenLifecycle,
  ...brokenBeside,
}

const opening =
  (wrap: Broken['wrap']): OpenStore =>
  async () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    const log = memoryLog()
    let opened = 0
    const openOnce = () => {
      opened += 1
      return wrap(memoryEventStore({ clock, log }), { clock, opened })
    }
    let store = openOnce()
    const reopen = async () => {
      await store.close()
      store = openOnce()
      return store
    }
    return { store, clock, reopen }
  }

const brokenPromises = async (wrap: Broken['wrap']): Promise<string[]> => {
  const verdicts = Object.entries(eventStoreContract).map(([promise, holds]) =>
    holds(opening(wrap)).then(
      () => [],
      () => [promise],
    ),
  )
  return (await Promise.all(verdicts)).flat()
}

describe('the event store contract', () => {
  test('holds for the store that the broken ones are made of', async () => {
    expect(await brokenPromises((store) => store)).toStrictEqual([])
  })
  test('has a store that breaks it for each of its promises', () => {
    const broken = Object.values(brokenStores).map(({ breaks }) => breaks[0])
    expect([...new Set(broken)].sort()).toStrictEqual(Object.keys(eventStoreContract).sort())
  })
})

describe('a broken event store breaks its promises and no others:', () => {
  test.each(Object.entries(brokenStores))(
    '%s',
    async (_fault, { breaks, wrap }) => {
      expect((await brokenPromises(wrap)).sort()).toStrictEqual([...breaks].sort())
    },
    60_000,
  )
})
