import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@huiyin/event-sourcing'
import pg from 'pg'

// What PostgreSQL itself can do: a hand-written group commit by one multi-row insert, with an exact version and nothing
// else. No envelope, no chain, no command ids; positions from a sequence, so with gaps and in no order of commits.

interface Waiting {
  readonly stream: string
  readonly version: number
  readonly event: DomainEvent
  readonly resolve: (version: number) => void
  readonly reject: (error: unknown) => void
}

const tables = (schema: string): string => `
  CREATE SCHEMA ${schema};
  CREATE TABLE ${schema}.events (
    position bigserial PRIMARY KEY, stream text NOT NULL, version integer NOT NULL,
    type text NOT NULL, id text NOT NULL, data text NOT NULL, UNIQUE (stream, version)
  )`

const insertInto = (schema: string): string => `
  INSERT INTO ${schema}.events (stream, version, type, id, data)
  SELECT * FROM unnest($1::text[], $2::int4[], $3::text[], $4::text[], $5::text[])`

const committing = (client: pg.Client, schema: string) => async (group: readonly Waiting[]) => {
  const values = [
    group.map(({ stream }) => stream),
    group.map(({ version }) => version),
    group.map(({ event }) => event.type),
    group.map(() => randomUUID()),
    group.map(({ event }) => JSON.stringify(event.data)),
  ]
  try {
    await client.query({ name: 'insert', text: insertInto(schema), values })
    for (const { version, resolve } of group) resolve(version)
  } catch (error) {
    for (const { reject } of group) reject(error)
  }
}

let opened = 0

/** Opens the hand-written store in a schema of its own of the server at `PG_URL`. */
export const openRaw = async () => {
  opened += 1
  const schema = `raw_${process.pid}_${opened}`
  const client = new pg.Client({ connectionString: process.env['PG_URL'] })
  await client.connect()
  await client.query(tables(schema))
  const commit = committing(client, schema)
  let waiting: Waiting[] = []
  let running = false
  const run = async () => {
    running = true
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (waiting.length > 0) await commit(waiting.splice(0))
    running = false
  }
  return {
    append: (stream: string, [event]: readonly DomainEvent[], expected: number) =>
      new Promise<number>((resolve, reject) => {
        waiting.push({ stream, version: expected + 1, event: event!, resolve, reject })
        if (!running) void run()
      }),
    aggregate: () => Promise.reject(new Error('only appends are compared')),
    close: async () => {
      waiting = []
      await client.end()
    },
  }
}
