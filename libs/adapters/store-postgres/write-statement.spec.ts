import { afterEach, expect, test } from '@jest/globals'
import type { StoredEvent } from '@huiyin/event-sourcing'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import type { PlannedGroup } from './plan-group.js'
import { openSchema } from './schema.js'
import { writeStatement } from './write-statement.js'

const postgres = postgresSuite('the statement that writes to PostgreSQL')
const clients: pg.Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end()
})
const AT = '2026-03-30T12:00:00.000Z'

/** One fact of one stream, planned at a place of the log and at a version of its stream. */
const planned = (stream: string, position: number, before: number): PlannedGroup => {
  const fact = { position: position + 1, stream, version: before + 1, header: '{}', body: '1', hash: `h${before + 1}` }
  return {
    before: { position, recordedAt: AT },
    after: { position: position + 1, recordedAt: AT },
    events: [fact as StoredEvent],
    heads: [{ stream, before, version: before + 1, hash: fact.hash }],
    outcomes: [],
  }
}
const opened = async () => {
  const schema = postgres.freshSchema()
  const epoch = await openSchema({ url: postgres.server.url, schema })
  const client = new pg.Client({ connectionString: postgres.server.url })
  clients.push(client)
  await client.connect()
  const write = async (group: PlannedGroup, inEpoch = epoch) =>
    (await client.query({ ...writeStatement(schema, inEpoch)(group), name: `write ${inEpoch}` })).rowCount
  const log = async () => {
    const { rows } = await client.query<{ seen: string }>(
      `SELECT (SELECT position FROM ${schema}.log) || ' ' || (SELECT coalesce(max(version), 0) FROM ${schema}.heads)
         || ' ' || (SELECT count(*) FROM ${schema}.events) AS seen`,
    )
    return rows[0]!.seen
  }
  return { write, log }
}

test('a group planned where the log stands is written: counter, head and fact', async () => {
  if (postgres.isNotRun()) return
  const { write, log } = await opened()
  expect([await write(planned('a-b-1', 0, 0)), await write(planned('a-b-1', 1, 1))]).toStrictEqual([1, 1])
  expect(await log()).toBe('2 2 2')
})
test('a group planned before or behind the place where the log stands touches nothing', async () => {
  if (postgres.isNotRun()) return
  const { write, log } = await opened()
  await write(planned('a-b-1', 0, 0))
  expect([await write(planned('a-b-2', 0, 0)), await write(planned('a-b-2', 2, 0))]).toStrictEqual([0, 0])
  expect(await log()).toBe('1 1 1')
})
test('a group planned in another epoch touches nothing', async () => {
  if (postgres.isNotRun()) return
  const { write, log } = await opened()
  expect(await write(planned('a-b-1', 0, 0), 'another')).toBe(0)
  expect(await log()).toBe('0 0 0')
})
test('a version that was given before is refused by the heads, wherever the counter stands, and nothing is touched', async () => {
  if (postgres.isNotRun()) return
  const { write, log } = await opened()
  await write(planned('a-b-1', 0, 0))
  await write(planned('a-b-1', 1, 1))
  await expect(write(planned('a-b-1', 2, 1))).rejects.toMatchObject({ code: 'HY001' })
  await expect(write(planned('a-b-1', 2, 7))).rejects.toMatchObject({ code: 'HY001' })
  await expect(write(planned('a-b-1', 2, 0))).rejects.toMatchObject({ code: '23505' })
  expect(await log()).toBe('2 2 2')
})
