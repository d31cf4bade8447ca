import { afterEach, describe, test } from '@jest/globals'
import type { EventStore } from '@huiyin/event-sourcing'
import { notRun, settableClock } from '@huiyin/testing'
import { eventStoreContract, type OpenStore } from '@huiyin/testing/contracts/event-store'
import { postgresSuite } from '@huiyin/testing/postgres'
import { postgresEventStore } from './postgres-event-store.js'

const postgres = postgresSuite('event store in PostgreSQL')
const stores: EventStore[] = []

/** Opening again means the same schema; a store beside it is what another process would open. */
const open: OpenStore = async () => {
  const { url } = postgres.server
  const schema = postgres.freshSchema()
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const openSchema = async () => {
    const store = await postgresEventStore({ url, schema, clock })
    stores.push(store)
    return store
  }
  const store = await openSchema()
  const reopen = async () => {
    await stores.at(-1)?.close()
    return openSchema()
  }
  return { store, clock, reopen, beside: openSchema }
}
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

describe('event store in PostgreSQL', () => {
  test.each(Object.entries(eventStoreContract))(
    '%s',
    async (_promise, holds) => {
      if (postgres.missing) return notRun(postgres.suite, postgres.missing)
      await holds(open)
    },
    60_000,
  )
})
