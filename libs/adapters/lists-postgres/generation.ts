import type { Checkpoint } from '@huiyin/event-sourcing'
import {
  creating,
  finding,
  putting,
  removing,
  tableOf,
  type ListDefinition,
  type ListRow,
  type ListWork,
  type Move,
} from '@huiyin/read-model'
import { sql, type RawBuilder } from 'kysely'
import { POSTGRES, type InTransaction } from './database.js'

/** A statement has at most 65,535 parameters. */
const MOST_PARAMETERS = 60_000

const shapeOf = (lists: readonly ListDefinition[]): string =>
  JSON.stringify(lists.map(({ name, key, columns, indexes }) => [name, key, Object.entries(columns), indexes]))

const run = (trx: InTransaction, text: string) => sql.raw(text).execute(trx)

/** A generation by its number, or whichever one is live when the statement runs. */
export type Generation = number | 'live'

const numberOf = (generation: Generation): RawBuilder<number> =>
  generation === 'live' ? sql<number>`(SELECT live FROM generations)` : sql<number>`${generation}`

/** How far a generation has come, in one statement. With `lock` nobody else moves it before the transaction ends. */
export const checkpointOf = async (
  trx: InTransaction,
  generation: Generation,
  lock: 'lock' | null = null,
): Promise<Checkpoint | null> => {
  const asked = trx.selectFrom('checkpoints').selectAll().where('generation', '=', numberOf(generation))
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row || row['epoch'] === null) return null
  const { epoch, position, hash } = row as unknown as Checkpoint
  return { epoch, position, hash }
}

/** Whether two places are one. */
export const isSame = (one: Checkpoint | null, other: Checkpoint | null): boolean =>
  one?.position === other?.position && one?.hash === other?.hash && one?.epoch === other?.epoch

const NOWHERE = { epoch: null, position: null, hash: null }

const moveTo = (trx: InTransaction, generation: number, to: Checkpoint | null) => {
  const { epoch, position, hash } = to ?? NOWHERE
  return trx.updateTable('checkpoints').set({ epoch, position, hash }).where('generation', '=', generation).execute()
}

/** Whether no row is to be read, written or removed. */
export const changesNothing = ({ keys, change }: ListWork): boolean => {
  if (keys.length > 0) return false
  const { put, remove } = change(new Map()) // rows that are made anew are not among the keys
  return put.length + remove.length === 0
}

/**
 * A step that changes no row, in one statement: most of what a context reads in the log is of others. Who swaps holds the
 * row; it is gone when this statement gets at it, and nothing was moved.
 */
export const passIn = async (database: InTransaction, generation: Generation, { from, to }: Move): Promise<boolean> => {
  const was = from ?? NOWHERE
  const { numAffectedRows } = await sql`
    UPDATE checkpoints SET epoch = ${to.epoch}, position = ${to.position}, hash = ${to.hash}
    WHERE generation = ${numberOf(generation)}
      AND epoch IS NOT DISTINCT FROM ${was.epoch}::text
      AND position IS NOT DISTINCT FROM ${was.position}::bigint
      AND hash IS NOT DISTINCT FROM ${was.hash}::text`.execute(database)
  return numAffectedRows === 1n
}

/** Drops every table of a generation, whichever lists it held, and forgets how far it was. */
export const dropGeneration = async (trx: InTransaction, generation: number): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename LIKE ${`%\\_\\_g${generation}`}`.execute(trx)
  for (const { name } of rows) await run(trx, `DROP TABLE "${name}" CASCADE`)
  await trx.deleteFrom('checkpoints').where('generation', '=', generation).execute()
}

/**
 * Tables as the lists are defined now. A generation kept for other columns, or without a list that is there now, begins
 * anew: what it lacks could not be told from what never happened.
 */
export const prepareTables = async (
  trx: InTransaction,
  lists: readonly ListDefinition[],
  generation: number,
): Promise<void> => {
  const shape = shapeOf(lists)
  const known = await trx.selectFrom('checkpoints').select('shape').where('generation', '=', generation).execute()
  if (known[0]?.['shape'] === shape) return
  await dropGeneration(trx, generation)
  for (const list of lists) {
    for (const statement of creating(trx, list, generation, POSTGRES)) await statement.execute()
  }
  await trx.insertInto('checkpoints').values({ generation, shape }).execute()
}

/** Views carry the lists' own names; one of a list that is no longer there would answer with nothing for ever. */
export const pointViews = async (
  trx: InTransaction,
  lists: readonly ListDefinition[],
  generation: number,
): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    SELECT viewname AS name FROM pg_views WHERE schemaname = current_schema()`.execute(trx)
  for (const { name } of rows) await run(trx, `DROP VIEW "${name}"`)
  for (const list of lists) {
    await run(trx, `CREATE VIEW "${list.name}" AS SELECT * FROM "${tableOf(list, generation)}"`)
  }
}

const inChunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size))

/** PostgreSQL keeps no U+0000 in a text; a row with one must not stop the lists. */
const kept = (row: ListRow): ListRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' && cell.includes('\0') ? cell.replaceAll('\0', '\ufffd') : cell,
    ]),
  )

const doWork = async (trx: InTransaction, generation: number, { list, keys, change }: ListWork): Promise<void> => {
  const found = new Map<string, ListRow>()
  for (const some of inChunks(keys, MOST_PARAMETERS)) {
    const rows = (await finding(trx, list, generation, some).execute()) as ListRow[]
    for (const row of rows) found.set(row[list.key] as string, row)
  }
  const { put, remove } = change(found)
  const rowsAtOnce = Math.floor(MOST_PARAMETERS / Object.keys(list.columns).length)
  for (const some of inChunks(put, rowsAtOnce)) await putting(trx, list, generation, some.map(kept)).execute()
  for (const some of inChunks(remove, MOST_PARAMETERS)) await removing(trx, list, generation, some).execute()
}

/** A step of one generation inside a transaction: its checkpoint is locked first, so whoever comes late waits, and sees. */
export const keepIn = async (
  trx: InTransaction,
  generation: number,
  work: readonly ListWork[],
  { from, to }: Move,
): Promise<boolean> => {
  if (!isSame(await checkpointOf(trx, generation, 'lock'), from)) return false
  for (const one of work) await doWork(trx, generation, one)
  await moveTo(trx, generation, to)
  return true
}

/** Removes every row of a generation and its checkpoint. */
export const clearIn = async (trx: InTransaction, lists: readonly ListDefinition[], generation: number) => {
  await checkpointOf(trx, generation, 'lock')
  for (const list of lists) await trx.deleteFrom(tableOf(list, generation)).execute()
  await moveTo(trx, generation, null)
}
