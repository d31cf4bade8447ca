import {
  isOfCategories,
  parseHeader,
  type LogHead,
  type LogPart,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import pLimit from 'p-limit'
import type { Pool, QueryArrayConfig } from 'pg'
import { intArray, textArray } from './arrays.js'
import { together } from './together.js'

const COLUMNS = 'position, stream, version, header, body, hash'

type Row = [position: Position, stream: string, version: number, header: string, body: string, hash: string]
const factOf = ([position, stream, version, header, body, hash]: Row): StoredEvent => ({
  position,
  stream,
  version,
  header,
  body,
  hash,
})

/** The wanted facts of a stretch, and the last fact of it. */
const ofStretch = (schema: string): string => `
  WHERE position > $1::bigint AND position <= $1::bigint + $2::bigint AND (stream ^@ ANY ($3::text[])
    OR position = (SELECT max(position) FROM ${schema}.events WHERE position > $1 AND position <= $1 + $2::bigint))
  ORDER BY position`

/** A stream that is asked for, after a version. */
interface StreamAsked {
  readonly stream: string
  readonly after: number
}

/** Several streams in one question, the facts of each in order; `asked` counts from 1. */
const ofStreams = (schema: string): string => `
  SELECT ${COLUMNS}, asked FROM unnest($1::text[], $2::int4[]) WITH ORDINALITY AS wanted (name, after, asked)
    JOIN ${schema}.events ON stream = name AND version > after
  ORDER BY asked, version`

interface Reading {
  readonly schema: string
  readonly rows: <R extends unknown[]>(name: string, text: string, values: unknown[]) => Promise<R[]>
  readonly facts: (name: string, rest: string, ...values: unknown[]) => Promise<StoredEvent[]>
}

/** Several streams in one round trip; one alone has the cheaper statement. */
const streamsBy =
  ({ schema, rows, facts }: Reading) =>
  async (asked: readonly StreamAsked[]): Promise<readonly StoredEvent[][]> => {
    const [only, ...others] = asked
    if (only && others.length === 0) {
      return [await facts('stream', 'WHERE stream = $1 AND version > $2 ORDER BY version', only.stream, only.after)]
    }
    const names = textArray(asked.map(({ stream }) => stream))
    const versions = intArray(asked.map(({ after }) => after))
    const found: StoredEvent[][] = asked.map(() => [])
    const all = await rows<[...Row, asked: number]>('streams', ofStreams(schema), [names, versions])
    for (const [position, stream, version, header, body, hash, nth] of all) {
      found[nth - 1]!.push(factOf([position, stream, version, header, body, hash]))
    }
    return found
  }

/**
 * How a log is read. Every question is one statement, so it sees the log as it was at one moment. A crowd waits for its
 * turn here: the pool would take a long wait for a connection for a database that is gone.
 */
export const readerOf = (pool: Pool, schema: string) => {
  const turn = pLimit(pool.options.max)
  const query = (name: string, rest: string) => `SELECT ${COLUMNS} FROM ${schema}.events ${rest}`
  const rows = async <R extends unknown[]>(name: string, text: string, values: unknown[]): Promise<R[]> => {
    const asked: QueryArrayConfig = { name, text, values, rowMode: 'array' }
    return (await turn(() => pool.query<R>(asked))).rows
  }
  const facts = async (name: string, rest: string, ...values: unknown[]): Promise<StoredEvent[]> =>
    (await rows<Row>(name, query(name, rest), values)).map(factOf)

  const oneOf = together(streamsBy({ schema, rows, facts }))

  return {
    stream: (stream: string, after: number) => oneOf({ stream, after }),
    log: (after: number, limit: number) => facts('log', 'WHERE position > $1 ORDER BY position LIMIT $2', after, limit),
    /** Positions have no gaps here, so the stretch is known before its end is found; the end comes along, whose ever it is. */
    part: async (categories: readonly string[], after: number, limit: number): Promise<LogPart> => {
      const prefixes = textArray(categories.map((category) => `${category}-`))
      const found = await facts('part', ofStretch(schema), after, limit, prefixes)
      const last = found.at(-1)
      return {
        facts: found.filter(isOfCategories(categories)),
        reached: last ? { position: last.position, hash: last.hash } : null,
        looked: last ? last.position - after : 0,
      }
    },
    at: async (position: number) => (await facts('at', 'WHERE position = $1', position))[0] ?? null,
    head: async (): Promise<LogHead | null> => {
      const [end] = await facts('head', 'ORDER BY position DESC LIMIT 1')
      return end ? { position: end.position, hash: end.hash, recordedAt: parseHeader(end.header).recordedAt } : null
    },
    /** `recordedAt` never falls along the log and positions have no gaps here, so the server finds the place by halving. */
    knownAt: async (instant: Instant): Promise<Position | null> => {
      const [found] = await rows<[Position | null]>('known', `SELECT ${schema}.position_known_at($1)`, [instant])
      return found![0]
    },
  }
}
