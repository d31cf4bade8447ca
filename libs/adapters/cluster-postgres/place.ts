import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

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

/**
 * Connections on a schema, which is made where it is not there. What is acknowledged is on the disk, unless the caller
 * says that losing the last moments does no harm: marks that are lost are found again by handling once more.
 */
export const tablesIn = async <Tables>(
  place: SharedPlace,
  options: { readonly max?: number; readonly isLossHarmless?: boolean } = {},
): Promise<Kysely<Tables>> => {
  const schema = schemaOf(place)
  const { max = 4, isLossHarmless = false } = options
  const pool = new pg.Pool({
    connectionString: place.url,
    ...{ max, keepAlive: true, application_name: `huiyin-${schema}`, allowExitOnIdle: true },
    options: `-c search_path=${schema}${isLossHarmless ? ' -c synchronous_commit=off' : ''}`,
  })
  pool.on('error', () => undefined) // seen by the next statement
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await db
    .transaction()
    .execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(hashtext(${`huiyin schema ${schema}`}))`.execute(transaction)
      await sql.raw(`CREATE SCHEMA IF NOT EXISTS ${schema}`).execute(transaction)
    })
    .catch(async (error: unknown) => {
      await db.destroy()
      throw error
    })
  return db
}
