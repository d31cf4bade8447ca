import pg from 'pg'
import { schemaOf, type SharedPlace } from './place.js'

const asked = async (url: string, sql: string, values: readonly string[] = []): Promise<readonly unknown[]> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 30_000 })
  client.on('error', () => undefined) // seen by the statement
  await client.connect()
  try {
    return (await client.query<object>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Whether a schema is there, by whomever it was made. */
export const hasSchema = async (place: SharedPlace): Promise<boolean> =>
  (await asked(place.url, 'SELECT 1 FROM pg_namespace WHERE nspname = $1', [schemaOf(place)])).length > 0

/** Removes a schema with everything in it. */
export const dropSchema = async (place: SharedPlace): Promise<void> => {
  await asked(place.url, `DROP SCHEMA IF EXISTS ${schemaOf(place)} CASCADE`)
}
