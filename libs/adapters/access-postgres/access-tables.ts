import { sql, type Generated, type Kysely } from 'kysely'

/** The lines of the access log of an installation, for whoever has a schema for them. */
export interface AccessTables {
  readonly lines: {
    /** Gives the lines of a day their order. PostgreSQL's driver gives it as a text. */
    readonly id: Generated<string>
    readonly day: string
    /** As it is looked for; null for lists and figures. */
    readonly item: string | null
    /** The line as it would lie in a file, its end included. */
    readonly line: string
  }
  /** One row: before which day nothing is added any more. */
  readonly first_day: { readonly one: boolean; readonly since: string }
}

const CREATE = [
  `CREATE TABLE IF NOT EXISTS lines (
     id bigserial PRIMARY KEY, day text COLLATE "C" NOT NULL, item text COLLATE "C", line text NOT NULL
   )`,
  'CREATE INDEX IF NOT EXISTS lines_of_day ON lines (day, id)',
  'CREATE INDEX IF NOT EXISTS lines_of_item ON lines (item, id) WHERE item IS NOT NULL',
  `CREATE TABLE IF NOT EXISTS first_day (
     one boolean PRIMARY KEY DEFAULT true CHECK (one), since text COLLATE "C" NOT NULL
   )`,
  `INSERT INTO first_day (since) VALUES ('') ON CONFLICT DO NOTHING`,
]

/** Makes the tables where they are not; of processes that start together one does at a time. */
export const createAccessTables = async (db: Kysely<AccessTables>): Promise<void> => {
  for (const statement of CREATE) await sql.raw(statement).execute(db)
}
