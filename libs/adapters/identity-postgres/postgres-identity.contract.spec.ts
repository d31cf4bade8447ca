import { afterEach, describe, test } from '@jest/globals'
import { tablesIn } from '@huiyin/cluster-postgres'
import type { Identity } from '@huiyin/identity'
import { notRun, settableClock } from '@huiyin/testing'
import { identityContract, type OpenIdentity } from '@huiyin/testing/contracts/identity'
import { postgresSuite } from '@huiyin/testing/postgres'
import { createIdentityTables, type IdentityTables } from './identity-tables.js'
import { postgresIdentity } from './postgres-identity.js'

const postgres = postgresSuite('built-in accounts in PostgreSQL')
const opened: Identity[] = []

/** Opening again means the same schema. */
const open: OpenIdentity = async () => {
  const place = { url: postgres.server.url, schema: postgres.freshSchema() }
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const openTables = async () => {
    const db = await tablesIn<IdentityTables>(place, { make: createIdentityTables })
    const identity = postgresIdentity({ db, clock })
    opened.push(identity)
    return identity
  }
  const reopen = async () => {
    await opened.at(-1)?.close()
    return openTables()
  }
  return { identity: await openTables(), clock, reopen }
}

afterEach(async () => {
  for (const identity of opened.splice(0)) await identity.close()
})

describe('built-in accounts in PostgreSQL', () => {
  test.each(Object.entries(identityContract))('%s', async (_promise, holds) => {
    if (postgres.missing) return notRun(postgres.suite, postgres.missing)
    await holds(open)
  })
})
