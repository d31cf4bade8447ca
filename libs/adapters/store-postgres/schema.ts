import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely'
import type { Pool } from 'pg'
import { poolOf, schemaOf, type LogPlace } from './connection.js'

const FORMAT = 1
const [MIGRATIONS, LOCK] = ['migrations', 'migrations_lock']

/** The database holds no log of a format this version can read, or cannot keep one. */
export class ForeignLog extends Error {
  override name = 'ForeignLog'
}

/**
 * `log` is the counter: one row, updated first in every append, so that positions have no gaps and commit in their order.
 * `heads` gives each (stream, version) once, and goes on doing so when `events` is partitioned by position: a unique
 * index over stream and version could not. Texts are compared by their bytes and kept as they are.
 */
const firstTables = (schema: string): readonly string[] => [
  `CREATE TABLE ${schema}.log (
     one boolean PRIMARY KEY DEFAULT true CHECK (one),
     format integer NOT NULL, epoch text NOT NULL,
     position bigint NOT NULL, recorded_at text COLLATE "C" NOT NULL
   ) WITH (fillfactor = 10)`,
  `INSERT INTO ${schema}.log (format, epoch, position, recorded_at) VALUES (${FORMAT}, gen_random_uuid()::text, 0, '')`,
  `CREATE TABLE ${schema}.heads (
     stream text COLLATE "C" PRIMARY KEY, version integer NOT NULL, hash text NOT NULL
   ) WITH (fillfactor = 70)`,
  `CREATE TABLE ${schema}.events (
     position bigint PRIMARY KEY, stream text COLLATE "C" NOT NULL, version integer NOT NULL,
     header text NOT NULL, body text NOT NULL, hash text NOT NULL
   )`,
  `CREATE INDEX events_of_stream ON ${schema}.events (stream, version)`,
]

/**
 * What a statement of plain SQL cannot say: to fail when a head stood elsewhere, and to halve the log. They name their
 * schema, so they are made again where it gets another name.
 */
export const functionsOf = (schema: string): readonly string[] => [
  `CREATE OR REPLACE FUNCTION ${schema}.heads_moved(moved bigint, wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
   BEGIN
     IF moved <> wanted THEN RAISE EXCEPTION 'a stream stands elsewhere' USING ERRCODE = 'HY001'; END IF;
     RETURN true;
   END $$`,
  `CREATE OR REPLACE FUNCTION ${schema}.position_known_at(instant text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
   DECLARE
     low bigint := 0;
     high bigint := coalesce((SELECT max(position) FROM ${schema}.events), 0);
     middle bigint;
     recorded text;
   BEGIN
     WHILE low < high LOOP
       middle := (low + high + 1) / 2;
       SELECT substring(header FROM '"recordedAt":"([^"]*)"') INTO STRICT recorded
         FROM ${schema}.events WHERE position = middle;
       IF recorded COLLATE "C" <= instant THEN low := middle; ELSE high := middle - 1; END IF;
     END LOOP;
     RETURN nullif(low, 0);
   END $$`,
]

const migrationsOf = (schema: string): Readonly<Record<string, Migration>> => ({
  '0001-log': {
    up: async (database) => {
      for (const one of [...firstTables(schema), ...functionsOf(schema)]) await sql.raw(one).execute(database)
    },
  },
})

const rowsOf = async <Row extends object>(pool: Pool, text: string, ...values: unknown[]): Promise<Row[]> =>
  (await pool.query<Row>(text, values)).rows

/** Refuses a server on which acknowledged would not mean durable, or that changes texts. */
const checkServer = async (pool: Pool): Promise<void> => {
  const [server] = await rowsOf<{ number: string; version: string; encoding: string; fsync: string }>(
    pool,
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync`,
  )
  const { number, version, encoding, fsync } = server!
  if (Number(number) < 150_000) throw new ForeignLog(`PostgreSQL 15 or later is needed, not ${version}`)
  if (encoding !== 'UTF8') throw new ForeignLog(`the database is encoded in ${encoding}, not in UTF8`)
  if (fsync !== 'on') throw new ForeignLog('the server runs with fsync off: nothing in it is durable')
}

/** Refuses, before anything is written to it, a schema some other program or version made; says whether it is whole. */
const isWhole = async (pool: Pool, schema: string): Promise<boolean> => {
  const found = await rowsOf<{ name: string }>(
    pool,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1',
    schema,
  )
  const names = found.map(({ name }) => name)
  const others = names.filter((name) => name !== MIGRATIONS && name !== LOCK)
  if (others.length === 0) return false
  if (!names.includes('log') || !names.includes(MIGRATIONS!)) {
    throw new ForeignLog(`schema ${schema} is no log: it holds ${others.join(', ')}`)
  }
  const [log] = await rowsOf<{ format: number }>(pool, `SELECT format FROM ${schema}.log`)
  if (log?.format !== FORMAT) {
    throw new ForeignLog(`schema ${schema} holds a log of format ${log?.format}; this version reads format ${FORMAT}`)
  }
  const made = await rowsOf<{ name: string }>(pool, `SELECT name FROM ${schema}.${MIGRATIONS} ORDER BY name`)
  const known = migrationsOf(schema)
  const later = made.filter(({ name }) => !Object.hasOwn(known, name))
  if (later.length > 0) {
    const unknown = later.map(({ name }) => name).join(', ')
    throw new ForeignLog(`schema ${schema} was made by a later version: this one does not know ${unknown}`)
  }
  return made.length === Object.keys(known).length
}

/** Brings the schema to this version; of several processes that start together one does it, under a lock. */
const migrate = async (pool: Pool, schema: string): Promise<void> => {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrationsOf(schema) },
    migrationTableSchema: schema,
    migrationTableName: MIGRATIONS!,
    migrationLockTableName: LOCK!,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/** Opens or makes the schema of a log and says its epoch. Throws `ForeignLog` for anything else. */
export const openSchema = async (place: LogPlace): Promise<string> => {
  const schema = schemaOf(place)
  const pool = poolOf(place, 1)
  try {
    await checkServer(pool)
    if (!(await isWhole(pool, schema))) await migrate(pool, schema)
    return (await rowsOf<{ epoch: string }>(pool, `SELECT epoch FROM ${schema}.log`))[0]!.epoch
  } finally {
    await pool.end()
  }
}
