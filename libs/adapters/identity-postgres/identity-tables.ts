import { sql, type Kysely } from 'kysely'

/** Passwords, sessions and attempts of an installation, for whoever has a schema for them. */
export interface IdentityTables {
  readonly passwords: { readonly login: string; readonly hash: string }
  readonly sessions: {
    readonly token_hash: string
    readonly login: string
    readonly started_at: string
    readonly seen_at: string
  }
  readonly attempts: {
    readonly key: string
    readonly failures: number
    readonly last_at: string
    readonly wait_until: string
  }
}

const CREATE = [
  'CREATE TABLE IF NOT EXISTS passwords (login text COLLATE "C" PRIMARY KEY, hash text NOT NULL)',
  `CREATE TABLE IF NOT EXISTS sessions (
     token_hash text COLLATE "C" PRIMARY KEY, login text COLLATE "C" NOT NULL,
     started_at text NOT NULL, seen_at text COLLATE "C" NOT NULL
   )`,
  'CREATE INDEX IF NOT EXISTS sessions_login ON sessions (login)',
  `CREATE TABLE IF NOT EXISTS attempts (
     key text COLLATE "C" PRIMARY KEY, failures double precision NOT NULL,
     last_at text COLLATE "C" NOT NULL, wait_until text NOT NULL
   )`,
  'CREATE INDEX IF NOT EXISTS attempts_last ON attempts (last_at)',
]

/** Makes the tables where they are not; of processes that start together one does at a time. Moments are compared as texts, by their bytes. */
export const createIdentityTables = async (db: Kysely<IdentityTables>): Promise<void> => {
  for (const statement of CREATE) await sql.raw(statement).execute(db)
}
