import type { ClickHouseClient } from '@clickhouse/client'
import { isInLog, type Checkpoint, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import { createTableSql, databaseOf, shapeOf, type FactTable } from './fact-table.js'

/** A stretch of the log: after `from` (null: from its beginning) up to and including the fact at `to`. */
export interface Range {
  readonly from: Position | null
  /** With the log's epoch and the fact's hash, so that a restore in between is found out. */
  readonly to: Checkpoint
}

/** At once from a file, later from a database. */
type Awaitable<T> = T | Promise<T>

/**
 * What the writer remembers outside ClickHouse, durable before `begin` has ended: the range it is sending, and how far it
 * has come. Whoever has one open is the only one who writes.
 */
export interface RangeJournal {
  generation(): Awaitable<number>
  done(generation: number): Awaitable<Checkpoint | null>
  pending(generation: number): Awaitable<Range | null>
  begin(generation: number, range: Range): Awaitable<void>
  finish(generation: number, checkpoint: Checkpoint): Awaitable<void>
  /** Forgets a generation: whatever lies in its tables is taken for nothing. */
  forget(generation: number): Awaitable<void>
  /** Makes another generation the one that questions are answered from. */
  goLive(generation: number): Awaitable<void>
}

/** The journal's place is not in the log: a restore happened and ClickHouse must be rebuilt. */
export class FactsNotOfThisLog extends Error {
  override name = 'FactsNotOfThisLog'
}

/**
 * Sends ranges of the log to ClickHouse; `step` sends one and says whether there was any. After a step that failed the next
 * one sends the same range again.
 */
export interface FactWriter {
  step(): Promise<boolean>
  position(): Position | null
}

export interface FactWriterOptions {
  readonly store: EventStore
  readonly client: ClickHouseClient
  readonly tables: readonly FactTable[]
  readonly journal: RangeJournal
  readonly generation: number
  /** The most facts of the log one range holds. */
  readonly batch?: number
}

/** The facts of a range, however long it was when it was written down. */
const readRange = async (store: EventStore, { from, to }: Range, batch: number): Promise<StoredEvent[]> => {
  const facts: StoredEvent[] = []
  for (let after = from; ;) {
    const read = await store.readLog(after, batch)
    facts.push(...read.filter(({ position }) => position <= to.position))
    const last = read.at(-1)
    if (!last || last.position >= to.position) return facts
    after = last.position
  }
}

/** Whether the generation's tables are there and look as they are defined now. */
const isAsDefined = async ({ client, tables, generation }: FactWriterOptions): Promise<boolean> => {
  const answer = await client.query({
    query: 'SELECT name, comment FROM system.tables WHERE database = {db:String}',
    query_params: { db: databaseOf(generation) },
    format: 'JSONEachRow',
  })
  const rows: readonly { readonly name: string; readonly comment: string }[] = await answer.json()
  const shapes = new Map(rows.map(({ name, comment }) => [name, comment]))
  return tables.every((table) => shapes.get(table.name) === shapeOf(table))
}

/** Generations older than the live one are asked by nobody any more. */
const dropOlder = async ({ client, journal }: FactWriterOptions): Promise<void> => {
  const answer = await client.query({ query: 'SELECT name FROM system.databases', format: 'JSONEachRow' })
  const names = (await answer.json<{ readonly name: string }>()).map(({ name }) => name)
  const live = await journal.generation()
  for (let older = 1; older < live; older += 1) {
    if (!names.includes(databaseOf(older))) continue
    await client.command({ query: `DROP DATABASE IF EXISTS ${databaseOf(older)}` })
    await journal.forget(older)
  }
}

/** How far a generation has come, and the range that is on its way; both null: it has not begun. */
interface Standing {
  readonly done: Checkpoint | null
  readonly unsent: Range | null
}

/**
 * The tables, and where the process ended. A generation of which the journal knows nothing,
 * or whose tables are missing or were another version's, begins anew: what it holds or lacks could not be told.
 */
const openTables = async (options: FactWriterOptions): Promise<Standing> => {
  const { store, client, tables, journal, generation } = options
  const database = databaseOf(generation)
  const [done, unsent] = [await journal.done(generation), await journal.pending(generation)]
  for (const place of [done, unsent?.to]) {
    if (place && !(await isInLog(store, place))) {
      throw new FactsNotOfThisLog('ClickHouse was filled from a log that is not this one')
    }
  }
  const goesOn = (done ?? unsent) !== null && (await isAsDefined(options))
  if (!goesOn) {
    await client.command({ query: `DROP DATABASE IF EXISTS ${database}` })
    await journal.forget(generation)
  }
  await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` })
  for (const table of tables) await client.command({ query: createTableSql(table, database) })
  await dropOlder(options)
  return { done: await journal.done(generation), unsent: goesOn ? unsent : null }
}

/** Inserts what the facts of a range are for a table, under a token of its own: sent again, it counts once. */
const inserting =
  ({ client, generation }: FactWriterOptions) =>
  async (table: FactTable, facts: readonly StoredEvent[], { from, to }: Range): Promise<void> => {
    const values = facts.flatMap((fact) => [...table.rowsOf(fact)])
    if (values.length === 0) return
    await client.insert({
      table: `${databaseOf(generation)}.${table.name}`,
      columns: Object.keys(table.columns) as [string, ...string[]],
      values,
      format: 'JSONCompactEachRow',
      clickhouse_settings: {
        date_time_input_format: 'best_effort',
        insert_deduplicate: 1,
        insert_deduplication_token: `${table.name}@${generation}:${from ?? 'start'}-${to.position}`,
        async_insert: 0,
      },
    })
  }

/**
 * One writer for one generation. The range is written down before the insert and sent again unchanged after a crash,
 * under the same deduplication token, so a row counts once (measured: a longer range after a restart doubles rows).
 */
export const factWriter = async (options: FactWriterOptions): Promise<FactWriter> => {
  const { store, tables, journal, generation, batch = 20_000 } = options
  let { done, unsent } = await openTables(options)
  const insert = inserting(options)

  const send = async (facts: readonly StoredEvent[], range: Range) => {
    for (const table of tables) await insert(table, facts, range)
    await journal.finish(generation, range.to)
    done = await journal.done(generation)
    unsent = null
  }
  const sendAgain = async (range: Range) => send(await readRange(store, range, batch), range)
  if (unsent) await sendAgain(unsent)

  return {
    position: () => done?.position ?? null,
    step: async () => {
      if (unsent) {
        await sendAgain(unsent)
        return true
      }
      const from = done?.position ?? null
      const facts = await store.readLog(from, batch)
      const last = facts.at(-1)
      if (!last) return false
      const range: Range = { from, to: { epoch: store.epoch, position: last.position, hash: last.hash } }
      await journal.begin(generation, range)
      unsent = range
      await send(facts, range)
      return true
    },
  }
}
