import { afterEach, describe, test } from '@jest/globals'
import { accessLogOver, verifyAccess, type AccessLog } from '@huiyin/access-log'
import { aloneAt, tablesIn } from '@huiyin/cluster-postgres'
import { accessDigests } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { notRun, settableClock } from '@huiyin/testing'
import { accessLogContract, type OpenAccessLog } from '@huiyin/testing/contracts/access-log'
import { postgresSuite } from '@huiyin/testing/postgres'
import { accessDaysOf, postgresAccessStorage } from './access-storage.js'
import { createAccessTables, type AccessTables } from './access-tables.js'

const postgres = postgresSuite('an access log in PostgreSQL')
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})

/** Opening again means the same schema and the same log. */
const open: OpenAccessLog = async () => {
  const place = { url: postgres.server.url, schema: postgres.freshSchema() }
  const clock = settableClock('2026-03-30T23:00:00.000Z')
  const [store, faults] = [memoryEventStore({ clock }), [] as unknown[]]
  const tables = async () => {
    const db = await tablesIn<AccessTables>(place, { make: createAccessTables })
    closes.push(() => db.destroy())
    return db
  }
  let log: AccessLog
  const openTables = async () => {
    const db = await tables()
    const storage = postgresAccessStorage(db, { alone: (digesting) => aloneAt(db, place.schema, digesting) })
    log = accessLogOver({ storage, store, clock, onFault: (fault) => faults.push(fault) })
    closes.push(log.close)
    return log
  }
  const reopen = async () => {
    await log.close()
    return openTables()
  }
  const days = accessDaysOf(await tables())
  const verified = async () => verifyAccess(days, await accessDigests(store))
  return { log: await openTables(), days, clock, store, verified, faults, reopen }
}

describe('an access log in PostgreSQL', () => {
  test.each(Object.entries(accessLogContract))('%s', async (_promise, holds) => {
    if (postgres.missing) return notRun(postgres.suite, postgres.missing)
    await holds(open)
  })
})
