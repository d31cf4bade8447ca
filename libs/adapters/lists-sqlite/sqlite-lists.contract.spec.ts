import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import type { ListDefinition, ListRow } from '@huiyin/read-model'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { listsContract, type OpenShelf } from '@huiyin/testing/contracts/lists'
import { sqliteLists } from './sqlite-lists.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-lists-'))
afterAll(() => rmSync(root, { recursive: true }))

type Tables = Readonly<Record<string, ListRow>>

/** Opening again leaves the file of before open, as a process that was killed would have. */
const open: OpenShelf = async (definitions) => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const file = join(mkdtempSync(join(root, 'shelf-')), 'lists.db')
  let log = memoryLog()
  let store = memoryEventStore({ clock, log })
  let lists = sqliteLists<Tables>({ file, lists: definitions })
  return {
    get store() {
      return store
    },
    get lists() {
      return lists
    },
    rows: ({ name }: ListDefinition) => lists.query.selectFrom(name).selectAll().execute(),
    reopen: async (others = definitions) => {
      lists = sqliteLists<Tables>({ file, lists: others })
    },
    restore: async (facts: number) => {
      log = { ...memoryLog(), events: log.events.slice(0, facts) }
      store = memoryEventStore({ clock, log })
    },
  }
}

describe('lists in SQLite', () => {
  for (const [promise, holds] of Object.entries(listsContract)) test(promise, () => holds(open))
})
