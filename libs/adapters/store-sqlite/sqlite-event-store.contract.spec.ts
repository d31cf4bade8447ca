import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, test } from '@jest/globals'
import type { EventStore } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { eventStoreContract, type OpenStore } from '@huiyin/testing/contracts/event-store'
import { sqliteEventStore } from './sqlite-event-store.js'

const folders: string[] = []
const stores: EventStore[] = []

/** Opening again means the same file. */
const open: OpenStore = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-log-'))
  folders.push(folder)
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const openFile = () => {
    const store = sqliteEventStore({ file: join(folder, 'log.db'), clock })
    stores.push(store)
    return store
  }
  const store = openFile()
  const reopen = async () => {
    await stores.at(-1)?.close()
    return openFile()
  }
  return { store, clock, reopen }
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('sqlite event store', () => {
  test.each(Object.entries(eventStoreContract))(
    '%s',
    async (_promise, holds) => {
      await holds(open)
    },
    30_000,
  )
})
