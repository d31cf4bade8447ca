import pg, { type Client, type ClientConfig } from 'pg'

/** Where the journal of ranges lies: a database by its URL, and in it a schema of its own. */
export interface JournalPlace {
  readonly url: string
  /** `facts` when left out. Lower-case letters, digits and `_`. */
  readonly schema?: string
  /** After so long without an answer the database counts as gone, in milliseconds; 30 s when left out. */
  readonly answerMillis?: number
}

/** No statement of a journal takes this long; one that does hangs on a network that is gone. */
const ANSWER_MILLIS = 30_000

const SCHEMA = /^[a-z][a-z0-9_]{0,40}$/

/** The schema of a place; it stands unescaped in statements, so it is checked. */
export const schemaOf = ({ schema = 'facts' }: JournalPlace): string => {
  if (!SCHEMA.test(schema)) throw new Error(`"${schema}" is no name for the schema of a journal`)
  return schema
}

const INT8 = 20
/** Positions are whole numbers far below 2^53; the driver would give them as texts. */
const types: NonNullable<ClientConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** How connections to the journal are made. */
export const configOf = ({ url, answerMillis = ANSWER_MILLIS }: JournalPlace): ClientConfig => ({
  connectionString: url,
  types,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  query_timeout: answerMillis,
  application_name: 'huiyin-facts',
})

/**
 * A connection of its own, open. What is written over it is on disk before it is answered; a machine that went away is
 * found out in half a minute, and not in the two hours of the default.
 */
export const connected = async (place: JournalPlace): Promise<Client> => {
  const client = new pg.Client(configOf(place))
  client.on('error', () => undefined) // seen by the next statement
  await client.connect()
  await client.query(
    'SET synchronous_commit = on; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4',
  )
  return client
}
