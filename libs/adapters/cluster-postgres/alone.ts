import { sql, type Kysely } from 'kysely'

const BEAT_MILLIS = 2_000

/**
 * Does something while no other process of the database does what has the same name, after whoever came before. Keeps one
 * connection meanwhile. What was done stays done where that connection is lost on the way, though the caller hears of a fault:
 * it must bear being asked for again.
 */
export const aloneAt = <Tables, T>(db: Kysely<Tables>, name: string, deed: () => Promise<T>): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`huiyin alone ${name}`}, 0))`.execute(transaction)
    // PostgreSQL ends a transaction in which nobody says anything, and the lock with it
    const beat = setInterval(() => void sql`SELECT 1`.execute(transaction).catch(() => undefined), BEAT_MILLIS)
    try {
      return await deed()
    } finally {
      clearInterval(beat)
    }
  })
