import { parseHeader, type StoredEvent } from '@huiyin/event-sourcing'
import pg, { type Client } from 'pg'
import { intArray, textArray } from './arrays.js'
import { connected, schemaOf, type LogPlace } from './connection.js'
import { functionsOf, openSchema } from './schema.js'

/** A log as a backup holds it: its epoch, and its facts from the first to the last, in pages. */
export interface LogCopy {
  readonly epoch: string
  readonly pages: AsyncIterable<readonly StoredEvent[]>
}

/** A log that is whole, and has not its name yet: to everybody else the database still has none. */
export interface PutBack {
  /** Where it lies meanwhile. */
  readonly place: LogPlace
  /** Its last fact; null for a log without facts. */
  readonly end: StoredEvent | null
  /** Gives it its name, in one transaction. Throws `LogInTheWay` where somebody was quicker. */
  finish(): Promise<void>
  /** Takes it away again. */
  drop(): Promise<void>
}

/** The database has a log, or what a restore that broke off has left of one. */
export class LogInTheWay extends Error {
  override name = 'LogInTheWay'
}

/** The schema a log has until it is whole. */
const halfOf = (place: LogPlace): string => schemaOf({ ...place, schema: `${schemaOf(place)}_restoring` })

const withClient = async <T>(place: LogPlace, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await connected(place, { query_timeout: 0 }) // counting the heads of a large log takes minutes
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const inOneTransaction = async <T>(client: Client, work: () => Promise<T>): Promise<T> => {
  await client.query('BEGIN')
  try {
    const done = await work()
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Which of these schemas there are. */
const schemasIn = async (place: LogPlace, ...names: readonly string[]): Promise<readonly string[]> => {
  const text = 'SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)'
  const { rows } = await withClient(place, (client) => client.query<{ name: string }>(text, [names]))
  return rows.map(({ name }) => name)
}

/** Whether the database has a log, or what looks like one. Changes nothing. */
export const hasLog = async (place: LogPlace): Promise<boolean> => (await schemasIn(place, schemaOf(place))).length > 0

/** Throws `LogInTheWay` where a log cannot be put back: there is one, or half of one. Changes nothing. */
export const refuseLog = async (place: LogPlace): Promise<void> => {
  const [schema, half] = [schemaOf(place), halfOf(place)]
  const found = await schemasIn(place, schema, half)
  if (found.includes(schema)) {
    throw new LogInTheWay(`The database has a schema ${schema} already; a log is put back where there is none.`)
  }
  if (found.length === 0) return
  throw new LogInTheWay(
    `A restore was broken off, or goes on: the database has a schema ${half}. When none goes on, ` +
      `DROP SCHEMA ${half} CASCADE, and run this again.`,
  )
}

const DUPLICATE_SCHEMA = '42P06'
const orInTheWay = (error: unknown): unknown =>
  error instanceof pg.DatabaseError && error.code === DUPLICATE_SCHEMA ? new LogInTheWay(error.message) : error

const insertText = (schema: string): string => `
  INSERT INTO ${schema}.events (position, stream, version, header, body, hash)
  SELECT $1::bigint + one.nth - 1, one.stream, one.version, one.header, one.body, one.hash
  FROM unnest($2::text[], $3::int4[], $4::text[], $5::text[], $6::text[])
    WITH ORDINALITY AS one (stream, version, header, body, hash, nth)`

/** Facts in the order of their positions, which have no gaps. */
const insertPage = async (client: Client, schema: string, page: readonly StoredEvent[]): Promise<void> => {
  const texts = (of: 'stream' | 'header' | 'body' | 'hash') => textArray(page.map((fact) => fact[of]))
  await client.query({
    name: 'put-back',
    text: insertText(schema),
    values: [
      ...[page[0]!.position, texts('stream'), intArray(page.map(({ version }) => version))],
      ...[texts('header'), texts('body'), texts('hash')],
    ],
  })
}

/** Throws where the facts are not those of a log from its first one on. */
const checkOrder = (page: readonly StoredEvent[], end: number): void => {
  const wrong = page.findIndex(({ position }, index) => position !== end + 1 + index)
  if (wrong >= 0)
    throw new Error(`after position ${end + wrong} the copy of the log goes on with ${page[wrong]!.position}`)
}

/** The facts, then what follows from them: the head of each stream, and the counter. */
const fill = async (client: Client, schema: string, { epoch, pages }: LogCopy): Promise<StoredEvent | null> => {
  let last: StoredEvent | null = null
  for await (const page of pages) {
    if (page.length === 0) continue
    checkOrder(page, last?.position ?? 0)
    await insertPage(client, schema, page)
    last = page.at(-1)!
  }
  await client.query(
    `INSERT INTO ${schema}.heads (stream, version, hash)
     SELECT DISTINCT ON (stream) stream, version, hash FROM ${schema}.events ORDER BY stream, version DESC`,
  )
  await client.query(`UPDATE ${schema}.log SET epoch = $1, position = $2, recorded_at = $3`, [
    ...[epoch, last?.position ?? 0, last ? parseHeader(last.header).recordedAt : ''],
  ])
  return last
}

const nameIt = (place: LogPlace, half: string): Promise<void> =>
  withClient(place, (client) =>
    inOneTransaction(client, async () => {
      await client.query(`ALTER SCHEMA ${half} RENAME TO ${schemaOf(place)}`)
      for (const one of functionsOf(schemaOf(place))) await client.query(one)
    }),
  ).catch((error: unknown) => {
    throw orInTheWay(error)
  })

/**
 * Puts the copy of a log into a database that has none, in one transaction and under another name: what breaks off on the
 * way leaves no log that anybody could go on with. Throws `LogInTheWay`, and what `pages` throws; then nothing is left.
 */
export const putLogBack = async (place: LogPlace, copy: LogCopy): Promise<PutBack> => {
  await refuseLog(place)
  const schema = halfOf(place)
  const half = { ...place, schema }
  const drop = async () => void (await withClient(place, (client) => client.query(`DROP SCHEMA ${schema} CASCADE`)))
  await withClient(place, (client) => client.query(`CREATE SCHEMA ${schema}`)).catch((error: unknown) => {
    throw orInTheWay(error)
  })
  try {
    await openSchema(half)
    const end = await withClient(half, (client) => inOneTransaction(client, () => fill(client, schema, copy)))
    return { place: half, end, finish: () => nameIt(place, schema), drop }
  } catch (error) {
    await drop()
    throw error
  }
}
