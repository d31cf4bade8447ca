import type { Kysely, Transaction } from 'kysely'
import type { Instant } from '@huiyin/kernel'
import type { IdentityStorage, Welcome } from '@huiyin/identity/built-in'
import type { IdentityTables } from './identity-tables.js'
import { aloneWith, count, countedUnder, forgetAttempts } from './keyed-attempts.js'

type Db = Kysely<IdentityTables>
type In = Transaction<IdentityTables>

/** Ends the sessions of a login, locked in one order, so that two who do so at once do not wait for each other. */
const endSessionsOf = async (db: Db, login: string): Promise<number> => {
  const own = db.selectFrom('sessions').select('token_hash').where('login', '=', login)
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('token_hash', 'in', own.orderBy('token_hash').forUpdate())
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Comes last in its transaction and waits for nobody, as forgetting attempts does. */
const forgetSessions = async (transaction: In, before: Instant): Promise<void> => {
  const old = transaction.selectFrom('sessions').select('token_hash').where('seen_at', '<', before)
  await transaction.deleteFrom('sessions').where('token_hash', 'in', old.forUpdate().skipLocked()).execute()
}

/**
 * The row of the password is locked by who changes it and by who is welcomed by it: either the session is there when the
 * sessions are ended, or the hash is another one when it is compared.
 */
const welcomed = async (transaction: In, welcome: Welcome): Promise<boolean> => {
  const { login, keys, hash, forgiven, session, forgetBefore } = welcome
  const of = transaction.selectFrom('passwords').select('hash').where('login', '=', login)
  if ((await of.forUpdate().executeTakeFirst())?.hash !== hash.stored) return false
  if (hash.renewed !== hash.stored) {
    await transaction.updateTable('passwords').set({ hash: hash.renewed }).where('login', '=', login).execute()
  }
  await count(transaction, keys, forgiven(await countedUnder(transaction, keys)))
  const { startedAt: started_at, seenAt: seen_at } = session.stored
  const row = { token_hash: session.tokenHash, login, started_at, seen_at }
  await transaction.insertInto('sessions').values(row).execute()
  await forgetSessions(transaction, forgetBefore)
  return true
}

const passwordsIn = (db: Db): Pick<IdentityStorage, 'hashOf' | 'setHash' | 'removeHash'> => ({
  hashOf: async (login) => {
    if (login.includes('\u0000')) return null // no text of PostgreSQL holds one, so no login does
    const row = await db.selectFrom('passwords').select('hash').where('login', '=', login).executeTakeFirst()
    return row?.hash ?? null
  },
  setHash: (login, hash) =>
    db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('passwords')
        .values({ login, hash })
        .onConflict((conflict) => conflict.column('login').doUpdateSet({ hash }))
        .execute()
      await endSessionsOf(transaction, login)
    }),
  removeHash: (login) =>
    db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('passwords').where('login', '=', login).execute()
      await endSessionsOf(transaction, login)
    }),
})

const sessionsIn = (db: Db): Pick<IdentityStorage, 'session' | 'touch' | 'end' | 'endAll'> => ({
  session: async (tokenHash) => {
    const of = db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash)
    const row = await of.executeTakeFirst()
    return row ? { login: row.login, startedAt: row.started_at as Instant, seenAt: row.seen_at as Instant } : null
  },
  touch: async (tokenHash, seenAt) => {
    await db.updateTable('sessions').set({ seen_at: seenAt }).where('token_hash', '=', tokenHash).execute()
  },
  end: async (tokenHash) => {
    await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
  },
  endAll: (login) => endSessionsOf(db, login),
})

/** Built-in accounts in tables that several processes share (`createIdentityTables`); closing it closes the connections. */
export const postgresIdentityStorage = (db: Db): IdentityStorage => ({
  ...passwordsIn(db),
  ...sessionsIn(db),
  attempt: (keys, decide) =>
    aloneWith(db, keys, async (transaction) => {
      const decision = decide(await countedUnder(transaction, keys))
      if ('seconds' in decision) return decision.seconds
      await count(transaction, keys, decision.counted)
      await forgetAttempts(transaction, decision.forgetBefore)
      return 0
    }),
  welcome: (welcome) => aloneWith(db, welcome.keys, (transaction) => welcomed(transaction, welcome)),
  close: () => db.destroy(),
})
