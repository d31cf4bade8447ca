import type { Position } from '@huiyin/event-sourcing'
import { sql, type Kysely } from 'kysely'
import { readingDatabaseOf, schemaOf } from './database.js'

/** The lists of several services, for a process that keeps none of them. */
export interface PostgresListReader<Tables> {
  /** Questions about the live generation of each, by the lists' own names. Nothing can be changed through it. */
  readonly query: Kysely<Tables>
  /** How far the lists have come that are furthest behind; null where some have not begun. */
  reached(): Promise<Position | null>
  close(): Promise<void>
}

/** The lists of one service. */
export interface ListsOfService {
  readonly schema: string
  /** The context of the streams they are kept from, in the log of the same database; left out where that lies elsewhere. */
  readonly context?: string
}

/** The lists that a context keeps in a process of its own. */
export const listsOf = (context: string) => ({ schema: `lists_${context}`, context }) as const

export interface ListReaderOptions {
  readonly url: string
  /** A list that two of them had would be asked of the first. */
  readonly of: readonly ListsOfService[]
  /** The schema of the log; `log` when left out. */
  readonly log?: string
}

/** A schema, or a table in it, that a service has not made yet. */
const NOT_THERE_YET: ReadonlySet<unknown> = new Set(['3F000', '42P01'])

/** Looking further ahead than this would cost more than to wait. */
const LOOKED_AHEAD = 10_000

const checkpointIn = (schema: string) => sql`
  SELECT max(position) AS position FROM ${sql.table(`${schema}.checkpoints`)} AS kept
  JOIN ${sql.table(`${schema}.generations`)} AS generations ON kept.generation = generations.live`

/**
 * The same, and the end of the log where what is not passed yet is of other contexts: a service passes that at its leisure,
 * and nobody who asks shall wait for it.
 */
const reachedIn = (schema: string, context: string, log: string) => sql`
  SELECT CASE WHEN kept.position < log.position AND kept.position >= log.position - ${sql.lit(LOOKED_AHEAD)}
    AND NOT EXISTS (
      SELECT 1 FROM ${sql.table(`${log}.events`)} AS events
      WHERE events.position > kept.position AND events.stream ^@ ${sql.lit(`${context}-`)}
    ) THEN log.position ELSE kept.position END AS position
  FROM ${sql.table(`${log}.log`)} AS log, (${checkpointIn(schema)}) AS kept`

/** Opens them for reading. Nothing is asked before the first question, so a database that is away is a fault then. */
export const postgresListReader = <Tables>(options: ListReaderOptions): PostgresListReader<Tables> => {
  const { url, of, log = 'log' } = options
  const query = readingDatabaseOf<Tables>(
    url,
    of.map(({ schema }) => schema),
  )
  const reachedBy = ({ schema, context }: ListsOfService) =>
    context === undefined
      ? checkpointIn(schemaOf({ url, schema }))
      : reachedIn(schemaOf({ url, schema }), context, schemaOf({ url, schema: log }))
  const checkpoints = sql<{ position: Position | null }>`
    SELECT CASE WHEN count(*) = count(position) THEN min(position) END AS position
    FROM (${sql.join(of.map(reachedBy), sql` UNION ALL `)}) AS each`
  return {
    query,
    reached: async () => {
      try {
        return (await checkpoints.execute(query)).rows[0]?.position ?? null
      } catch (error) {
        if (NOT_THERE_YET.has((error as { readonly code?: unknown }).code)) return null
        throw error
      }
    },
    close: () => query.destroy(),
  }
}
