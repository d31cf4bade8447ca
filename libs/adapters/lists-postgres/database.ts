import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { AnyTables, ListDialect } from '@huiyin/read-model'
import pg from 'pg'
import { answeredPool } from '@huiyin/postgres-pool'

/** Where lists lie: a database by its URL, and in it a schema of their own for each service. */
export interface ListsPlace {
  readonly url: string
  /** `lists` when left out. Lower-case letters, digits and `_`. */
  readonly schema?: string
}

/** A transaction on the tables of all generations. */
export type InTransaction = Transaction<AnyTables>

const SCHEMA = /^[a-z][a-z0-9_]{0,40}$/

/** The schema of a place; it stands unescaped in statements, so it is checked. */
export const schemaOf = ({ schema = 'lists' }: ListsPlace): string => {
  if (!SCHEMA.test(schema)) throw new Error(`"${schema}" is no name for a schema of lists`)
  return schema
}

/** Texts are ordered by their bytes, as in SQLite, so that a question is answered in the same order everywhere. */
export const POSTGRES: ListDialect = { text: sql`text collate "C"`, integer: sql`bigint`, longestName: 63 }

/** Whole numbers far below 2^53, and sums and counts of them; the driver would give them as texts. */
const [INT8, NUMERIC] = [20, 1700]
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

const connected = <Tables>(url: string, name: string, settings: Readonly<Record<string, string>>): Kysely<Tables> => {
  const pool = answeredPool({
    connectionString: url,
    types,
    max: 8,
    application_name: name,
    options: Object.entries(settings)
      .map(([setting, value]) => `-c ${setting}=${value}`)
      .join(' '),
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Connections on the schema of the lists. A loss of power may take the last batches away: they are made again from the
 * log, so nobody waits for the disk (`synchronous_commit = off`).
 */
export const databaseOf = <Tables>(place: ListsPlace): Kysely<Tables> =>
  connected(place.url, 'huiyin-lists', { search_path: schemaOf(place), synchronous_commit: 'off' })

/** Connections that read the lists of several schemas by their own names and change nothing. */
export const readingDatabaseOf = <Tables>(url: string, schemas: readonly string[]): Kysely<Tables> =>
  connected(url, 'huiyin-reading', {
    search_path: schemas.map((schema) => schemaOf({ url, schema })).join(','),
    default_transaction_read_only: 'on',
  })
