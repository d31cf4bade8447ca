import pg from 'pg'
import type { PublishedEvent } from '@huiyin/messaging'

/** The effect of the bench's consumer: a row of a table of its own in PostgreSQL, once for each event. */
export interface RowsTable {
  readonly insert: (events: readonly PublishedEvent[]) => Promise<void>
  readonly count: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Opens the table in a schema of its own; what is inserted is on the server's disk. */
export const rowsTable = async (url: string, schema: string): Promise<RowsTable> => {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  await pool.query(`CREATE SCHEMA ${schema}`)
  await pool.query(`CREATE TABLE ${schema}.rows (id text PRIMARY KEY, item text NOT NULL, district text NOT NULL)`)
  const text = `INSERT INTO ${schema}.rows SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`
  return {
    insert: async (events) => {
      const cells = events.map(({ id, data }) => ({ id, ...(data as { itemId: string; district: string }) }))
      const columns = [cells.map((one) => one.id), cells.map((one) => one.itemId), cells.map((one) => one.district)]
      await pool.query({ name: `rows-${schema}`, text, values: columns })
    },
    count: async () => Number((await pool.query(`SELECT count(*) AS n FROM ${schema}.rows`)).rows[0].n),
    close: () => pool.end(),
  }
}
