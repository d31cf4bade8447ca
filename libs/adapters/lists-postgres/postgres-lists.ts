import type { ListDefinition, ListGeneration, ListGenerations } from '@huiyin/read-model'
import { sql, type Kysely } from 'kysely'
import type { AnyTables } from '@huiyin/read-model'
import { databaseOf, schemaOf, type InTransaction, type ListsPlace } from './database.js'
import {
  changesNothing,
  checkpointOf,
  clearIn,
  dropGeneration,
  isSame,
  keepIn,
  passIn,
  pointViews,
  prepareTables,
  type Generation,
} from './generation.js'

/** The lists of one service: a schema of their own, disposable, with one live generation and perhaps one being rebuilt. */
export interface PostgresLists<Tables> extends ListGenerations {
  /** Questions about the live generation, by the lists' own names. */
  readonly query: Kysely<Tables>
  close(): Promise<void>
}

/**
 * What outlives a process beside the rows. A checkpoint is a row from the first day of its generation, so that there is
 * one to lock. `json_each` over a text is what SQLite calls it: a question that looks into a column with a JSON array is
 * the same in both.
 */
const META = (schema: string): readonly string[] => [
  `CREATE SCHEMA IF NOT EXISTS ${schema}`,
  `CREATE TABLE IF NOT EXISTS generations (one boolean PRIMARY KEY DEFAULT true CHECK (one), live integer NOT NULL)`,
  `INSERT INTO generations (live) VALUES (1) ON CONFLICT DO NOTHING`,
  `CREATE TABLE IF NOT EXISTS checkpoints (
     generation integer PRIMARY KEY, shape text NOT NULL, epoch text, position bigint, hash text
   )`,
  `CREATE OR REPLACE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE
   AS 'SELECT json_array_elements_text(list::json)'`,
]

/** Of several processes that start together each waits for the other, so that tables are made once. */
const openIn = async (trx: InTransaction, schema: string, lists: readonly ListDefinition[]): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`huiyin lists ${schema}`}))`.execute(trx)
  for (const one of META(schema)) await sql.raw(one).execute(trx)
  const live = await liveIn(trx)
  await prepareTables(trx, lists, live)
  await pointViews(trx, lists, live)
}

/** Which generation is live; nobody swaps before the transaction ends. */
const liveIn = async (trx: InTransaction): Promise<number> => {
  const { rows } = await sql<{ live: number }>`SELECT live FROM generations FOR SHARE`.execute(trx)
  return rows[0]!.live
}

/** Makes the next generation the live one, unless the live one has gone on. */
const swapIn = async (
  trx: InTransaction,
  lists: readonly ListDefinition[],
  at: Parameters<ListGenerations['swap']>[0],
): Promise<boolean> => {
  const { rows } = await sql<{ live: number }>`SELECT live FROM generations FOR UPDATE`.execute(trx)
  const { live } = rows[0]!
  if (!isSame(await checkpointOf(trx, live, 'lock'), at)) return false
  await prepareTables(trx, lists, live + 1)
  await trx
    .updateTable('generations')
    .set({ live: live + 1 })
    .execute()
  await pointViews(trx, lists, live + 1)
  await dropGeneration(trx, live)
  return true
}

/**
 * The lists of one service in PostgreSQL, kept and asked by as many processes as there are. Every step is one
 * transaction that locks its checkpoint first: two who keep the same lists count every fact once.
 */
export const postgresLists = async <Tables>(
  options: ListsPlace & { readonly lists: readonly ListDefinition[] },
): Promise<PostgresLists<Tables>> => {
  const { lists, ...place } = options
  const schema = schemaOf(place)
  const query = databaseOf<Tables>(place)
  const within = <T>(work: (trx: InTransaction) => Promise<T>): Promise<T> =>
    (query as unknown as Kysely<AnyTables>).transaction().execute(work)
  const database = query as unknown as InTransaction
  const generation = (which: Generation): ListGeneration => {
    const numberIn = async (trx: InTransaction) => (which === 'live' ? liveIn(trx) : which)
    return {
      checkpoint: () => checkpointOf(database, which),
      keep: (work, move) =>
        work.every(changesNothing)
          ? passIn(database, which, move)
          : within(async (trx) => keepIn(trx, await numberIn(trx), work, move)),
      clear: () => within(async (trx) => clearIn(trx, lists, await numberIn(trx))),
    }
  }
  await within((trx) => openIn(trx, schema, lists)).catch(async (error: unknown) => {
    await query.destroy()
    throw error
  })
  return {
    live: generation('live'),
    query,
    next: async () => {
      const number = await within(async (trx) => {
        const next = (await liveIn(trx)) + 1
        await prepareTables(trx, lists, next)
        return next
      })
      return generation(number)
    },
    swap: (at) => within((trx) => swapIn(trx, lists, at)),
    close: () => query.destroy(),
  }
}
