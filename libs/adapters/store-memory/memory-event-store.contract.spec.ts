import { describe, test } from '@jest/globals'
import { settableClock } from '@huiyin/testing'
import { eventStoreContract, type OpenStore } from '@huiyin/testing/contracts/event-store'
import { memoryEventStore, memoryLog } from './memory-event-store.js'

/** Opening again means a new store over the arrays of the one before; nothing survives the process. */
const open: OpenStore = async () => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const log = memoryLog()
  let store = memoryEventStore({ clock, log })
  const reopen = async () => {
    await store.close()
    store = memoryEventStore({ clock, log })
    return store
  }
  return { store, clock, reopen }
}

describe('memory event store', () => {
  test.each(Object.entries(eventStoreContract))('%s', async (_promise, holds) => {
    await holds(open)
  })
})
