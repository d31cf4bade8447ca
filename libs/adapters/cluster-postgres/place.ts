import { Kysely, PostgresDialect, sql } from 'kysely'
import { answeredPool } from '@huiyin/postgres-pool'

/** Where something lies that processes share: a database by its URL, and a schema in it. */
export interface SharedPlace {
  readonly url: string
  /** Lower-case letters, digits and `_`. */
  readonly schema: string
}

const SCHEMA = /^[a-z][a-z0-9_]{0,40}$/

/** The schema of a place; it stands unescaped in statements, so it is checked. */
export const schemaOf = ({ schema }: SharedPlace): string => {
  if (!SCHEMA.test(schema)) throw new Error(`"${schema}" is no name for a schema`)
  return schema
}

/** How connections on a schema are opened. */
export interface TablesOptions<Tables> {
  readonly max?: number
  /** Makes what is not there. Of processes that start together one does at a time: PostgreSQL lets two collide. */
  readonly make?: (db: Kysely<Tables>) => Promise<void>
}

/**
 * Connections on a schema, which is made where it is not there. What is acknowledged is on the disk, whatever the database's
 * default is: a process goes on from what it has saved, and does not look again whether that is still there.
 */
export const tablesIn = async <Tables>(
  place: SharedPlace,
  options: TablesOptions<Tables> = {},
): Promise<Kysely<Tables>> => {
  const schema = schemaOf(place)
  const { max = 4, make } = options
  const pool = answeredPool({
    ...{ connectionString: place.url, max, application_name: `huiyin-${schema}` },
    options: `-c search_path=${schema} -c synchronous_commit=on`,
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await db
    .transaction()
    .execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(hashtext(${`huiyin schema ${schema}`}))`.execute(transaction)
      await sql.raw(`CREATE SCHEMA IF NOT EXISTS ${schema}`).execute(transaction)
      await make?.(transaction)
    })
    .catch(async (error: unknown) => {
      await db.destroy()
      throw error
    })
  return db
}
