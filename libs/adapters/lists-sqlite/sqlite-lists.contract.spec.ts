import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from '@jest/globals'
import type { ListDefinition, ListRow } from '@huiyin/read-model'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock, TYPESCRIPT } from '@huiyin/testing'
import { listsContract, type OpenShelf } from '@huiyin/testing/contracts/lists'
import type { ReadingThreads } from './reading-threads.js'
import { sqliteLists } from './sqlite-lists.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-lists-'))
afterAll(() => rmSync(root, { recursive: true }))

type Tables = Readonly<Record<string, ListRow>>

/** What was opened with threads, which a process waits for; ended when the specs are. */
const withThreads: { readonly close: () => Promise<void> }[] = []
afterAll(() => Promise.all(withThreads.map(({ close }) => close())))

/** Opening again leaves the file of before open, as a process that was killed would have. */
const opening =
  (readers?: ReadingThreads): OpenShelf =>
  async (definitions) => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    const file = join(mkdtempSync(join(root, 'shelf-')), 'lists.db')
    let log = memoryLog()
    let store = memoryEventStore({ clock, log })
    const openFile = (defined: readonly ListDefinition[]) => {
      const opened = sqliteLists<Tables>({ file, lists: defined, ...(readers && { readers }) })
      if (readers) withThreads.push(opened)
      return opened
    }
    let lists = openFile(definitions)
    return {
      get store() {
        return store
      },
      get lists() {
        return lists
      },
      rows: ({ name }: ListDefinition) => lists.query.selectFrom(name).selectAll().execute(),
      reopen: async (others = definitions) => {
        lists = openFile(others)
      },
      restore: async (facts: number) => {
        log = { ...memoryLog(), events: log.events.slice(0, facts) }
        store = memoryEventStore({ clock, log })
      },
    }
  }

describe('lists in SQLite', () => {
  for (const [promise, holds] of Object.entries(listsContract)) test(promise, () => holds(opening()))
})
describe('lists in SQLite, asked on threads', () => {
  const open = opening({ threads: 2, execArgv: TYPESCRIPT })
  for (const [promise, holds] of Object.entries(listsContract)) test(promise, () => holds(open), 30_000)
})
