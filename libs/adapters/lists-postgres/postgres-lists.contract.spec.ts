import { afterEach, describe, test } from '@jest/globals'
import type { ListDefinition, ListRow } from '@huiyin/read-model'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { notRun, settableClock } from '@huiyin/testing'
import { listsContract, type OpenShelf } from '@huiyin/testing/contracts/lists'
import { postgresSuite } from '@huiyin/testing/postgres'
import { postgresLists, type PostgresLists } from './postgres-lists.js'

const postgres = postgresSuite('lists in PostgreSQL')
type Tables = Readonly<Record<string, ListRow>>
const opened: PostgresLists<Tables>[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** Opening again leaves the connections of before open, as a process that hangs would. */
const open: OpenShelf = async (definitions) => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const place = { url: postgres.server.url, schema: postgres.freshSchema() }
  const openLists = async (lists: readonly ListDefinition[]) => {
    const made = await postgresLists<Tables>({ ...place, lists })
    opened.push(made)
    return made
  }
  let log = memoryLog()
  let store = memoryEventStore({ clock, log })
  let lists = await openLists(definitions)
  return {
    get store() {
      return store
    },
    get lists() {
      return lists
    },
    rows: ({ name }: ListDefinition) => lists.query.selectFrom(name).selectAll().execute(),
    reopen: async (others = definitions) => {
      lists = await openLists(others)
    },
    restore: async (facts: number) => {
      log = { ...memoryLog(), events: log.events.slice(0, facts) }
      store = memoryEventStore({ clock, log })
    },
  }
}

describe('lists in PostgreSQL', () => {
  test.each(Object.entries(listsContract))(
    '%s',
    async (_promise, holds) => {
      if (postgres.missing) return notRun(postgres.suite, postgres.missing)
      await holds(open)
    },
    60_000,
  )
})
