import { defineEvents, event, type EventStore } from '@huiyin/event-sourcing'
import {
  databaseOf,
  defineFactTable,
  factWriter,
  type FactTable,
  type FactWriter,
  type FactWriterOptions,
  type RangeJournal,
} from '@huiyin/analytics'
import { z } from 'zod'

type Client = FactWriterOptions['client']

/** A ClickHouse and what a writer of facts needs beside it, all for one promise. */
export interface Bench {
  readonly client: Client
  readonly journal: RangeJournal
  readonly store: EventStore
  /** A generation nobody else writes to; it is the live one. */
  readonly generation: number
  /** A backup of the log is put in place: as many facts of it as said; copied by hand it keeps its epoch. */
  restored(facts: number, epoch: 'new' | 'kept'): Bench
}

/** Makes a fresh bench. */
export type OpenBench = () => Promise<Bench>

/** Promises by their title; a promise that is not held rejects. */
export type FactPromises = Readonly<Record<string, (open: OpenBench) => Promise<void>>>

const facts = defineEvents('test-thing', {
  ThingPut: event(1, 'A thing was put.', z.object({ note: z.string(), weight: z.number().nullable() })),
  ThingTaken: event(1, 'It was taken.', z.object({ at: z.string() })),
  ThingSeen: event(1, 'Somebody looked.', z.object({})),
})
export const things = defineFactTable({
  ...{ name: 'thing_facts', says: 'One row a thing put.', from: facts, orderBy: ['thing_id'] as const },
  columns: { thing_id: 'String', note: 'String', weight: 'Nullable(Int64)' },
  row: (fact, at) => (fact.type === 'ThingPut' ? { thing_id: at.streamId, ...fact.data } : null),
})
export const takings = defineFactTable({
  ...{ name: 'taking_facts', says: 'One row a thing taken.', from: facts, orderBy: ['thing_id'] as const },
  columns: { thing_id: 'String', at: "DateTime64(3, 'UTC')" },
  row: (fact, at) => (fact.type === 'ThingTaken' ? { thing_id: at.streamId, at: fact.data.at } : null),
})
export const TABLES: readonly FactTable[] = [things, takings]

/** Appends one fact in a stream of its own. */
export const put = (store: EventStore, id: string, type = 'ThingPut', data: unknown = { note: id, weight: 1 }) =>
  store.append({
    ...{ stream: `test-thing-${id}`, expected: 'new' },
    context: {
      ...{ tenant: '县', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: '2026-01-01T00:00:00.123Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: `command-${id}`, print: 'print' },
    },
    events: [{ type, schema: 1, body: JSON.stringify(data) }],
  })
/** Appends so many things put, and a thing taken after every third. */
export const putMany = async (store: EventStore, length: number, from = 0) => {
  for (let n = from; n < from + length; n += 1) {
    await put(store, `thing-${n}`)
    if (n % 3 === 0) await put(store, `taken-${n}`, 'ThingTaken', { at: '2026-02-03T04:05:06.007Z' })
  }
}

/** The rows of a table, in the order of the log. */
export const rowsOf = async (client: Client, generation: number, table: FactTable) => {
  const answer = await client.query({
    query: `SELECT * FROM ${databaseOf(generation)}.${table.name} ORDER BY position`,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  })
  return answer.json<Readonly<Record<string, unknown>>>()
}

/** The things that were put, by the rows. */
export const idsOf = async ({ client, generation }: Bench): Promise<readonly unknown[]> =>
  (await rowsOf(client, generation, things)).map((row) => row['thing_id'])

/** What `putMany` puts. */
export const wanted = (length: number): readonly string[] => Array.from({ length }, (_, n) => `thing-${n}`)

export const writerOf = (bench: Bench, more: Partial<FactWriterOptions> = {}): Promise<FactWriter> =>
  factWriter({ ...bench, tables: TABLES, batch: 7, ...more })

/** Writes until the end of the log. */
export const fill = async (bench: Bench, more: Partial<FactWriterOptions> = {}): Promise<FactWriter> => {
  const writer = await writerOf(bench, more)
  while (await writer.step());
  return writer
}

/** The process ends after the rows are in and before the journal has heard of it. */
export const dying = ({ journal }: Bench): Partial<FactWriterOptions> => ({
  journal: {
    ...journal,
    finish: () => {
      throw new Error('killed')
    },
  },
})

/** A client of which one method is another. */
export const withMethod = (client: Client, method: 'insert' | 'command', instead: unknown): Client =>
  new Proxy(client, {
    get: (target, name) => {
      if (name === method) return instead
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })

/** What is sent, in order: ranges written down, tables with their token, ranges finished. May die at a table. */
export const recording = ({ client, journal, generation }: Bench, diesAt = 'nothing') => {
  const sent: string[] = []
  const noting: RangeJournal = {
    ...journal,
    begin: (of, range) => {
      sent.push(`begin ${range.from ?? 'start'}-${range.to.position}`)
      return journal.begin(of, range)
    },
    finish: (of, place) => {
      sent.push(`finish ${place.position}`)
      return journal.finish(of, place)
    },
  }
  const insert: Client['insert'] = (params) => {
    const token = params.clickhouse_settings?.insert_deduplication_token as string
    if (token.startsWith(diesAt)) return Promise.reject(new Error('killed'))
    sent.push(`${token.replace(`@${generation}:`, ' ')} ${(params.values as unknown[]).length} rows`)
    return client.insert(params)
  }
  return { sent, journal: noting, client: withMethod(client, 'insert', insert) }
}
