import { closeSync, openSync } from 'node:fs'
import Database from 'libsql'
import type { Instant } from '@huiyin/kernel'
import type { Attempts } from '@huiyin/identity'
import type { AttemptKeys, Counted, IdentityStorage, StoredSession, Welcome } from '@huiyin/identity/built-in'

/** The file is not of a format this version can read. */
export class ForeignIdentityFile extends Error {
  override name = 'ForeignIdentityFile'
}

const FORMAT = 1
const CREATE = `
  CREATE TABLE IF NOT EXISTS passwords (login TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sessions (
    tokenHash TEXT PRIMARY KEY, login TEXT NOT NULL, startedAt TEXT NOT NULL, seenAt TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sessions_login ON sessions (login);
  CREATE TABLE IF NOT EXISTS attempts (
    key TEXT PRIMARY KEY, failures REAL NOT NULL, lastAt TEXT NOT NULL, waitUntil TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS attempts_last ON attempts (lastAt);`

/** Readable by its owner only; freed pages are overwritten; what was ended stays ended after power loss. */
const opened = (file: string) => {
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
  const database = new Database(file)
  const { user_version: format } = database.prepare('PRAGMA user_version').get() as { user_version: number }
  if (format > FORMAT) {
    database.close()
    throw new ForeignIdentityFile(`${file} is of format ${format}; this version reads format ${FORMAT}`)
  }
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA secure_delete = ON')
  database.exec(CREATE)
  database.exec(`PRAGMA user_version = ${FORMAT}`)
  return database
}

const passwordsIn = (database: Database.Database) => {
  const get = database.prepare('SELECT hash FROM passwords WHERE login = ?')
  const put = database.prepare('INSERT OR REPLACE INTO passwords (login, hash) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM passwords WHERE login = ?')
  return {
    hashOf: (login: string): string | null => (get.get(login) as { hash: string } | undefined)?.hash ?? null,
    put: (login: string, hash: string) => {
      put.run(login, hash)
    },
    remove: (login: string) => {
      remove.run(login)
    },
  }
}

const sessionsIn = (database: Database.Database) => {
  const get = database.prepare('SELECT login, startedAt, seenAt FROM sessions WHERE tokenHash = ?')
  const put = database.prepare('INSERT INTO sessions (tokenHash, login, startedAt, seenAt) VALUES (?, ?, ?, ?)')
  const touch = database.prepare('UPDATE sessions SET seenAt = ? WHERE tokenHash = ?')
  const remove = database.prepare('DELETE FROM sessions WHERE tokenHash = ?')
  const removeOf = database.prepare('DELETE FROM sessions WHERE login = ?')
  const purge = database.prepare('DELETE FROM sessions WHERE seenAt < ?')
  return {
    get: (tokenHash: string): StoredSession | null => (get.get(tokenHash) as StoredSession | undefined) ?? null,
    put: (tokenHash: string, { login, startedAt, seenAt }: StoredSession) => {
      put.run(tokenHash, login, startedAt, seenAt)
    },
    touch: (tokenHash: string, seenAt: Instant) => {
      touch.run(seenAt, tokenHash)
    },
    remove: (tokenHash: string) => {
      remove.run(tokenHash)
    },
    removeOf: (login: string): number => removeOf.run(login).changes,
    /** Forgets those that were not used since. */
    purge: (since: Instant) => {
      purge.run(since)
    },
  }
}

const attemptsIn = (database: Database.Database) => {
  const get = database.prepare('SELECT failures, lastAt, waitUntil FROM attempts WHERE key = ?')
  const put = database.prepare('INSERT OR REPLACE INTO attempts (key, failures, lastAt, waitUntil) VALUES (?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM attempts WHERE key = ?')
  const purge = database.prepare('DELETE FROM attempts WHERE lastAt < ?')
  return {
    get: (key: string): Attempts | null => (get.get(key) as Attempts | undefined) ?? null,
    put: (key: string, attempts: Attempts | null) => {
      if (attempts) put.run(key, attempts.failures, attempts.lastAt, attempts.waitUntil)
      else remove.run(key)
    },
    /** Forgets those that were last heard of before. */
    purge: (since: Instant) => {
      purge.run(since)
    },
  }
}

/** What is remembered under the keys of an attempt. */
const countedIn = (attempts: ReturnType<typeof attemptsIn>) => ({
  get: (keys: AttemptKeys): Counted => ({ login: attempts.get(keys.login), address: attempts.get(keys.address) }),
  put: (keys: AttemptKeys, { login, address }: Counted) => {
    attempts.put(keys.login, login)
    attempts.put(keys.address, address)
  },
})

const tablesIn = (database: Database.Database) => {
  const attempts = attemptsIn(database)
  return {
    passwords: passwordsIn(database),
    sessions: sessionsIn(database),
    attempts,
    counted: countedIn(attempts),
    /** All of it or nothing. */
    together: <T>(change: () => T): T => database.transaction(change)() as T,
  }
}

type Tables = ReturnType<typeof tablesIn>

const waysIn = ({ passwords, sessions, attempts, counted, together }: Tables) => ({
  attempt: async (keys: AttemptKeys, decide: Parameters<IdentityStorage['attempt']>[1]): Promise<number> =>
    together(() => {
      const decision = decide(counted.get(keys))
      if ('seconds' in decision) return decision.seconds
      attempts.purge(decision.forgetBefore)
      counted.put(keys, decision.counted)
      return 0
    }),
  welcome: async ({ login, keys, hash, forgiven, session, forgetBefore }: Welcome): Promise<boolean> =>
    together(() => {
      if (passwords.hashOf(login) !== hash.stored) return false
      if (hash.renewed !== hash.stored) passwords.put(login, hash.renewed)
      counted.put(keys, forgiven(counted.get(keys)))
      sessions.purge(forgetBefore)
      sessions.put(session.tokenHash, session.stored)
      return true
    }),
})

/** Opens or creates the file of passwords, sessions and attempts. Throws `ForeignIdentityFile` for a later format. */
export const identityFile = (file: string): IdentityStorage => {
  const database = opened(file)
  const tables = tablesIn(database)
  const { passwords, sessions, together } = tables
  const changing = (login: string, change: () => void): void =>
    together(() => {
      change()
      sessions.removeOf(login)
    })
  return {
    ...waysIn(tables),
    hashOf: async (login) => passwords.hashOf(login),
    setHash: async (login, hash) => changing(login, () => passwords.put(login, hash)),
    removeHash: async (login) => changing(login, () => passwords.remove(login)),
    session: async (tokenHash) => sessions.get(tokenHash),
    touch: async (tokenHash, seenAt) => sessions.touch(tokenHash, seenAt),
    end: async (tokenHash) => sessions.remove(tokenHash),
    endAll: async (login) => sessions.removeOf(login),
    close: async () => {
      database.close()
    },
  }
}
