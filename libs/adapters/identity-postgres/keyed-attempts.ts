import { sql, type Kysely, type Transaction } from 'kysely'
import type { Instant } from '@huiyin/kernel'
import type { Attempts } from '@huiyin/identity'
import type { AttemptKeys, Counted } from '@huiyin/identity/built-in'
import type { IdentityTables } from './identity-tables.js'

type Db = Kysely<IdentityTables>
type In = Transaction<IdentityTables>

/** The lock of a key: keys are SHA-256 already, and who shares 64 bits of one waits needlessly, no more. */
const lockOf = (key: string): bigint => BigInt.asIntN(64, BigInt(`0x${key.slice(0, 16)}`))

/** Waits until nobody else counts under these keys, and keeps them until the transaction ends; always in one order. */
const lock = async (transaction: In, { login, address }: AttemptKeys): Promise<void> => {
  for (const one of [lockOf(login), lockOf(address)].toSorted((a, b) => (a < b ? -1 : 1))) {
    await sql`SELECT pg_advisory_xact_lock(${String(one)}::bigint)`.execute(transaction)
  }
}

/** Does something in a transaction of its own, alone with what counts under the keys. */
export const aloneWith = <T>(db: Db, keys: AttemptKeys, deed: (transaction: In) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await lock(transaction, keys)
    return deed(transaction)
  })

/** What is remembered under the keys. */
export const countedUnder = async (transaction: In, { login, address }: AttemptKeys): Promise<Counted> => {
  const rows = await transaction.selectFrom('attempts').selectAll().where('key', 'in', [login, address]).execute()
  const under = (key: string): Attempts | null => {
    const row = rows.find((one) => one.key === key)
    return row ? { failures: row.failures, lastAt: row.last_at as Instant, waitUntil: row.wait_until as Instant } : null
  }
  return { login: under(login), address: under(address) }
}

const put = async (transaction: In, key: string, attempts: Attempts | null): Promise<void> => {
  if (!attempts) {
    await transaction.deleteFrom('attempts').where('key', '=', key).execute()
    return
  }
  const row = { failures: attempts.failures, last_at: attempts.lastAt, wait_until: attempts.waitUntil }
  await transaction
    .insertInto('attempts')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

/** Remembers this from now on. */
export const count = async (transaction: In, keys: AttemptKeys, { login, address }: Counted): Promise<void> => {
  await put(transaction, keys.login, login)
  await put(transaction, keys.address, address)
}

/**
 * Forgets what was last heard of before then. It comes last in its transaction and waits for nobody: a row that somebody
 * else is about to change is left for the next time.
 */
export const forgetAttempts = async (transaction: In, before: Instant): Promise<void> => {
  const old = transaction.selectFrom('attempts').select('key').where('last_at', '<', before).forUpdate().skipLocked()
  await transaction.deleteFrom('attempts').where('key', 'in', old).execute()
}
