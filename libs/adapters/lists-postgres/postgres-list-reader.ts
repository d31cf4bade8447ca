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

export interface ListReaderOptions {
  readonly url: string
  /** The schemas of the services' lists. A list that two of them had would be asked of the first. */
  readonly schemas: readonly string[]
}

/** A schema, or a table in it, that a service has not made yet. */
const NOT_THERE_YET: ReadonlySet<unknown> = new Set(['3F000', '42P01'])

const checkpointIn = (schema: string) => sql`
  SELECT max(position) AS position FROM ${sql.table(`${schema}.checkpoints`)} AS kept
  JOIN ${sql.table(`${schema}.generations`)} AS generations ON kept.generation = generations.live`

/** Opens them for reading. Nothing is asked before the first question, so a database that is away is a fault then. */
export const postgresListReader = <Tables>({ url, schemas }: ListReaderOptions): PostgresListReader<Tables> => {
  const query = readingDatabaseOf<Tables>(url, schemas)
  const checkpoints = sql<{ position: Position | null }>`
    SELECT CASE WHEN count(*) = count(position) THEN min(position) END AS position
    FROM (${sql.join(
      schemas.map((schema) => checkpointIn(schemaOf({ url, schema }))),
      sql` UNION ALL `,
    )}) AS each`
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
