import { parseHeader, type LogHead, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import pLimit from 'p-limit'
import type { Pool, QueryArrayConfig } from 'pg'

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

  return {
    stream: (stream: string, after: number) =>
      facts('stream', 'WHERE stream = $1 AND version > $2 ORDER BY version', stream, after),
    log: (after: number, limit: number) => facts('log', 'WHERE position > $1 ORDER BY position LIMIT $2', after, limit),
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
