import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type Client } from 'pg'
import type { Checkpoint, Position } from '@huiyin/event-sourcing'
import type { Range, RangeJournal } from '@huiyin/analytics'
import { configOf, connected, schemaOf, type JournalPlace } from './journal-database.js'

/** The connection that holds the journal is gone, and with it the right to write: open it again and wait for one's turn. */
export class JournalLost extends Error {
  override name = 'JournalLost'
  constructor(cause: unknown) {
    super('the journal of ranges is held no longer: its connection was lost', { cause })
  }
}

interface Row {
  readonly epoch: string | null
  readonly position: Position | null
  readonly hash: string | null
  readonly pending_epoch: string | null
  readonly pending_from: Position | null
  readonly pending_to: Position | null
  readonly pending_hash: string | null
}

const tablesOf = (schema: string): string => `
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE IF NOT EXISTS ${schema}.live (one int PRIMARY KEY CHECK (one = 1), generation int NOT NULL);
  INSERT INTO ${schema}.live VALUES (1, 1) ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS ${schema}.sent (
    generation int PRIMARY KEY, epoch text, position bigint, hash text,
    pending_epoch text, pending_from bigint, pending_to bigint, pending_hash text
  )`

/** The journal in PostgreSQL, held by this process alone. */
export interface PostgresRangeJournal extends RangeJournal {
  /** Lets whoever waits have it. */
  close(): Promise<void>
}

type Ask = <R>(sql: string, values?: readonly unknown[]) => Promise<readonly R[]>

const journalOver = (ask: Ask, schema: string): RangeJournal => {
  const row = async (generation: number) =>
    (await ask<Row>(`SELECT * FROM ${schema}.sent WHERE generation = $1`, [generation]))[0]
  return {
    generation: async () => (await ask<{ generation: number }>(`SELECT generation FROM ${schema}.live`))[0]!.generation,
    done: async (generation): Promise<Checkpoint | null> => {
      const { epoch, position = null, hash } = (await row(generation)) ?? {}
      return position === null ? null : { epoch: epoch!, position, hash: hash! }
    },
    pending: async (generation): Promise<Range | null> => {
      const found = await row(generation)
      if (!found || found.pending_to === null) return null
      const { pending_from: from, pending_epoch: epoch, pending_to: position, pending_hash: hash } = found
      return { from, to: { epoch: epoch!, position, hash: hash! } }
    },
    begin: async (generation, { from, to }) => {
      await ask(
        `INSERT INTO ${schema}.sent (generation, pending_epoch, pending_from, pending_to, pending_hash)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (generation) DO UPDATE SET pending_epoch = excluded.pending_epoch,
           pending_from = excluded.pending_from, pending_to = excluded.pending_to, pending_hash = excluded.pending_hash`,
        [generation, to.epoch, from, to.position, to.hash],
      )
    },
    finish: async (generation, { epoch, position, hash }) => {
      await ask(
        `UPDATE ${schema}.sent SET epoch = $1, position = $2, hash = $3,
           pending_epoch = NULL, pending_from = NULL, pending_to = NULL, pending_hash = NULL WHERE generation = $4`,
        [epoch, position, hash, generation],
      )
    },
    forget: async (generation) => {
      await ask(`DELETE FROM ${schema}.sent WHERE generation = $1`, [generation])
    },
    goLive: async (generation) => {
      await ask(`UPDATE ${schema}.live SET generation = $1`, [generation])
    },
  }
}

const ASK_MILLIS = 200

/** Asks for the lock again and again until it is given or `signal` ends the waiting: so a database that is gone is noticed. */
const held = async (client: Client, schema: string, signal?: AbortSignal): Promise<void> => {
  const text = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine'
  const isMine = async () =>
    (await client.query<{ mine: boolean }>(text, [`huiyin journal of ranges ${schema}`])).rows[0]!.mine
  for (signal?.throwIfAborted(); !(await isMine()); signal?.throwIfAborted()) {
    await sleep(ASK_MILLIS, undefined, signal && { signal })
  }
  await client.query(tablesOf(schema))
}

/**
 * The journal in a schema of PostgreSQL. It opens when nobody else has it open: a lock of the connection says so, and every
 * word of the journal goes over that connection, so whoever has lost the lock can write nothing down any more. Losing the
 * schema costs a rebuild, nothing else. Throws when `signal` ends the waiting.
 */
export const postgresRangeJournal = async (
  place: JournalPlace,
  options: { readonly signal?: AbortSignal } = {},
): Promise<PostgresRangeJournal> => {
  const schema = schemaOf(place)
  const client = await connected(place)
  const ask: Ask = async <R>(sql: string, values: readonly unknown[] = []) => {
    try {
      return (await client.query(sql, [...values])).rows as R[]
    } catch (error) {
      if (error instanceof pg.DatabaseError && !/^(08|57P)/.test(error.code ?? '')) throw error
      throw new JournalLost(error)
    }
  }
  try {
    await held(client, schema, options.signal)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return { ...journalOver(ask, schema), close: () => client.end() }
}

/** Nobody has written a journal yet: there is no table, or no schema. */
const NOT_THERE = /^(42P01|3F000)$/

/** Which generation is live, for processes that only ask ClickHouse: they hold nothing and wait for nobody. */
export const liveGeneration = (
  place: JournalPlace,
): { generation(): Promise<number>; done(): Promise<Checkpoint | null>; close(): Promise<void> } => {
  const schema = schemaOf(place)
  const pool = new pg.Pool({ ...configOf(place), max: 2, allowExitOnIdle: true })
  pool.on('error', () => undefined)
  const journal = journalOver(
    async <R>(sql: string, values: readonly unknown[] = []) => (await pool.query(sql, [...values])).rows as R[],
    schema,
  )
  const orElse = async <T>(asked: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked()
    } catch (error) {
      if (error instanceof pg.DatabaseError && NOT_THERE.test(error.code ?? '')) return otherwise
      throw error
    }
  }
  const generation = () => orElse(() => journal.generation(), 1)
  return {
    generation,
    done: async () => orElse(async () => journal.done(await generation()), null),
    close: () => pool.end(),
  }
}
