import type { ClickHouseClient } from '@clickhouse/client'
import type { Checkpoint, EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import { createTableSql, databaseOf, type FactTable } from './fact-table.js'

/** A stretch of the log: after `from` (null: from its beginning) up to and including `to`. */
export interface Range {
  readonly from: Position | null
  readonly to: Position
}

/**
 * What the writer remembers outside ClickHouse, durable before `begin` returns: the range it is sending, and how far it
 * has come.
 */
export interface RangeJournal {
  generation(): number
  done(generation: number): Checkpoint | null
  pending(generation: number): Range | null
  begin(generation: number, range: Range): void
  finish(generation: number, checkpoint: Checkpoint): void
  /** Makes another generation the one that questions are answered from. */
  goLive(generation: number): void
}

/** The journal's place is not in the log: a restore happened and ClickHouse must be rebuilt. */
export class FactsNotOfThisLog extends Error {
  override name = 'FactsNotOfThisLog'
}

/** Sends ranges of the log to ClickHouse; `step` sends one and says whether there was any. */
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
const readRange = async (store: EventStore, range: Range, batch: number): Promise<StoredEvent[]> => {
  const facts: StoredEvent[] = []
  for (let after = range.from; ;) {
    const read = await store.readLog(after, batch)
    facts.push(...read.filter(({ position }) => position <= range.to))
    const last = read.at(-1)
    if (!last || last.position >= range.to) return facts
    after = last.position
  }
}

/** Creates what is missing of a generation, and makes sure that what is there was made from this log. */
const prepare = async ({ store, client, tables, journal, generation }: FactWriterOptions): Promise<Position | null> => {
  const database = databaseOf(generation)
  await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` })
  for (const table of tables) await client.command({ query: createTableSql(table, database) })
  const done = journal.done(generation)
  const there = done?.epoch === store.epoch ? await store.readAt(done.position) : null
  if (done && there?.hash !== done.hash) {
    throw new FactsNotOfThisLog('ClickHouse was filled from a log that is not this one')
  }
  return done?.position ?? null
}

/** Inserts a table's rows of a range under the range's own token: sent twice they count once. */
const insert = async (
  { client, generation }: FactWriterOptions,
  table: FactTable,
  facts: readonly StoredEvent[],
  range: Range,
): Promise<void> => {
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
      insert_deduplication_token: `${table.name}@${generation}:${range.from ?? 'start'}-${range.to}`,
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
  let position = await prepare(options)

  const send = async (facts: readonly StoredEvent[], range: Range) => {
    for (const table of tables) await insert(options, table, facts, range)
    const last = facts.at(-1)!
    journal.finish(generation, { epoch: store.epoch, position: last.position, hash: last.hash })
    position = last.position
  }

  const pending = journal.pending(generation)
  if (pending) await send(await readRange(store, pending, batch), pending)
  return {
    position: () => position,
    step: async () => {
      const facts = await store.readLog(position, batch)
      const last = facts.at(-1)
      if (!last) return false
      const range: Range = { from: position, to: last.position }
      journal.begin(generation, range)
      await send(facts, range)
      return true
    },
  }
}
