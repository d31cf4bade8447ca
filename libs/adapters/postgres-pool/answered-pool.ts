import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg, { type ClientConfig, type PoolClient, type PoolConfig } from 'pg'

const CONNECT_MILLIS = 5_000
/** No statement here takes this long; one that does hangs on a network that is gone. */
const ANSWER_MILLIS = 30_000
/** Whoever stops between two statements of a transaction gives back what he has locked, so that nobody waits for the dead. */
const LOCKED_MILLIS = 10_000

/**
 * The time to connect is counted from when it is tried, not from when somebody began to wait for a free connection. What
 * breaks it is seen by the next statement, also while it is lent; without a listener it would end the process.
 */
class ConnectingClient extends pg.Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MILLIS })
    this.on('error', () => undefined)
  }
}

const isUnanswered = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout'

const hangUp = (client: PoolClient): void => {
  const { connection } = client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }
  connection.stream.destroy()
}

/** The driver goes on waiting on a connection that did not answer, so it is hung up, and nobody gets it after this one. */
const lent = (client: PoolClient): PostgresPoolClient => {
  let isLost = false
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, [...values])
    } catch (error) {
      if (isUnanswered(error)) {
        isLost = true
        hangUp(client)
      }
      throw error
    }
  }
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isLost) }
}

/** A pool that finds out when nobody answers any more: a network that is gone closes no connection. */
export const answeredPool = (
  config: PoolConfig,
  { answerMillis = ANSWER_MILLIS, lockedMillis = LOCKED_MILLIS } = {},
): PostgresPool => {
  const pool = new pg.Pool({
    ...{ keepAlive: true, allowExitOnIdle: true, Client: ConnectingClient, query_timeout: answerMillis },
    ...{ idle_in_transaction_session_timeout: lockedMillis, ...config },
  })
  pool.on('error', () => undefined) // seen by the next statement
  return { connect: async () => lent(await pool.connect()), end: () => pool.end() }
}
