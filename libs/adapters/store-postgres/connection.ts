import pg, { type Client, type ClientConfig, type Pool } from 'pg'

/** Where a log lies: a database by its URL, and in it a schema of the log's own. */
export interface LogPlace {
  readonly url: string
  /** `log` when left out. Lower-case letters, digits and `_`. */
  readonly schema?: string
}

/** The database cannot be reached, or was lost on the way: what was not acknowledged may or may not be written. */
export class LogUnreachable extends Error {
  override name = 'LogUnreachable'
  constructor(cause: unknown) {
    super('the log cannot be reached; whether it was written is not known: send the same command again', { cause })
  }
}

const SCHEMA = /^[a-z][a-z0-9_]{0,40}$/

/** The schema of a place; it stands unescaped in statements, so it is checked. */
export const schemaOf = ({ schema = 'log' }: LogPlace): string => {
  if (!SCHEMA.test(schema)) throw new Error(`"${schema}" is no name for the schema of a log`)
  return schema
}

const INT8 = 20
/** Positions are whole numbers far below 2^53; the driver would give them as texts. */
const types: NonNullable<ClientConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

const CONNECT_MILLIS = 5_000
/** No statement of a log takes this long; one that does hangs on a network that is gone. */
const ANSWER_MILLIS = 30_000

const configOf = ({ url }: LogPlace): ClientConfig => ({
  connectionString: url,
  types,
  keepAlive: true,
  connectionTimeoutMillis: CONNECT_MILLIS,
  query_timeout: ANSWER_MILLIS,
  application_name: 'huiyin-log',
})

/** A connection of its own, open. What breaks it later is seen by the next statement. */
export const connected = async (place: LogPlace, more: Pick<ClientConfig, 'query_timeout'> = {}): Promise<Client> => {
  const client = new pg.Client({ ...configOf(place), ...more })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Lets go of a connection that may be broken, without waiting for its answer. */
export const dropped = (client: Client): void => {
  void client.end().catch(() => undefined)
  const { connection } = client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }
  connection.stream.destroy()
}

/** Connections shared by those who only read. */
export const poolOf = (place: LogPlace, max: number): Pool => {
  const pool = new pg.Pool({ ...configOf(place), max, allowExitOnIdle: true })
  pool.on('error', () => undefined)
  return pool
}

/** The server ended the connection, is starting, stopping, or full: another try may find it well. */
const PASSING = /^(08...|57P0[1-5]|25P03|53300)$/

/** What the driver says when it has no connection any more; it has no codes for that. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout expired|timeout exceeded when trying to connect|write after end)/

/** Whether an error says that the connection is gone, rather than that the database refused. */
export const isConnectionLost = (error: unknown): boolean => {
  if (error instanceof pg.DatabaseError) return PASSING.test(error.code ?? '')
  const { code = '', message = '' } = (error ?? {}) as { readonly code?: string; readonly message?: string }
  return /^E[A-Z]+$/.test(code) || LOST.test(message)
}

const FIRST_PAUSE_MILLIS = 20
const LONGEST_PAUSE_MILLIS = 500

/** Tries again while the connection is lost, for so long; then throws `LogUnreachable`. */
export const persistently = async <T>(millis: number, attempt: () => Promise<T>): Promise<T> => {
  const end = performance.now() + millis
  for (let pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      if (performance.now() + pause > end) throw new LogUnreachable(error)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
