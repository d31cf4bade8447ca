import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { millisOf, type Clock, type Tries } from '@huiyin/kernel'

/** Tries of all keys, for whoever has a schema for them. Moments are milliseconds since 1970. */
export interface TriesTables {
  /** How often a key was counted in all, and when all of it is old enough to be forgotten. */
  readonly counted: { readonly key: string; readonly taken: string; readonly forget_at: string }
  /** The last of them, as many as are allowed, each in the place of the one that is as many earlier. */
  readonly tries: { readonly key: string; readonly place: number; readonly at: string }
}

const CREATE = [
  'CREATE TABLE IF NOT EXISTS counted (key text COLLATE "C" PRIMARY KEY, taken bigint NOT NULL, forget_at bigint NOT NULL)',
  'CREATE INDEX IF NOT EXISTS counted_forget ON counted (forget_at)',
  `CREATE TABLE IF NOT EXISTS tries (
     key text COLLATE "C" REFERENCES counted ON DELETE CASCADE, place integer, at bigint NOT NULL, PRIMARY KEY (key, place)
   )`,
]

/** Makes the tables where they are not; of processes that start together one does at a time. */
export const createTriesTables = async (db: Kysely<TriesTables>): Promise<void> => {
  for (const statement of CREATE) await sql.raw(statement).execute(db)
}

export interface SharedTriesOptions {
  /** Connections on the schema of the tries. */
  readonly db: Kysely<TriesTables>
  /** What is tried: keys of two names are never the same. */
  readonly name: string
  /** So many, and no more, within so many seconds, whenever one begins to look. */
  readonly most: number
  readonly withinSeconds: number
  /** The machine's clock, also where the product runs on a virtual one. */
  readonly clock: Clock
}

type In = Transaction<TriesTables>

/** How many of those who have not come for a while are forgotten with one try. */
const FORGOTTEN_AT_ONCE = 20

/** Where a key stands, which nobody else counts until the transaction ends: how often it was counted. */
const lockedAt = async (transaction: In, key: string, forgetAt: number): Promise<number> => {
  const { rows } = await sql<{ taken: string }>`
    INSERT INTO counted (key, taken, forget_at) VALUES (${key}, 0, ${forgetAt})
    ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING taken`.execute(transaction)
  return Number(rows[0]!.taken)
}

const put = async (transaction: In, key: string, { place, at }: { readonly place: number; readonly at: number }) => {
  await sql`INSERT INTO tries (key, place, at) VALUES (${key}, ${place}, ${at})
    ON CONFLICT (key, place) DO UPDATE SET at = excluded.at`.execute(transaction)
}

/** A row that somebody is about to count is left for the next time. */
const forgetOld = async (transaction: In, now: number): Promise<void> => {
  await sql`DELETE FROM counted WHERE key IN (
    SELECT key FROM counted WHERE forget_at < ${now} LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
  )`.execute(transaction)
}

/**
 * Tries that all processes of an installation count together. Keys are kept as their SHA-256: an address stands nowhere. A
 * try costs the same however many are allowed, because it looks only at the one that is as many earlier. What was counted in
 * the last moment before the database lost its power may be forgotten.
 */
export const postgresTries = ({ db, name, most, withinSeconds, clock }: SharedTriesOptions): Tries => {
  const window = withinSeconds * 1_000
  const keyOf = (key: string) =>
    createHash('sha256')
      .update(JSON.stringify([name, most, withinSeconds, key]))
      .digest('hex')
  return {
    take: (of) =>
      db.transaction().execute(async (transaction) => {
        const [key, now] = [keyOf(of), millisOf(clock.now())]
        await sql`SET LOCAL synchronous_commit = off`.execute(transaction)
        const taken = await lockedAt(transaction, key, now + window)
        const place = taken % most
        const earlier = await transaction
          .selectFrom('tries')
          .select('at')
          .where('key', '=', key)
          .where('place', '=', place)
          .executeTakeFirst()
        const since = earlier === undefined ? window : now - Number(earlier.at)
        if (since < window) return Math.max(1, Math.ceil((window - since) / 1_000))
        await put(transaction, key, { place, at: now })
        await sql`UPDATE counted SET taken = ${taken + 1}, forget_at = ${now + window} WHERE key = ${key}`.execute(
          transaction,
        )
        await forgetOld(transaction, now)
        return 0
      }),
  }
}
