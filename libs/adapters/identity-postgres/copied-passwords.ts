import type { Kysely } from 'kysely'
import type { IdentityTables } from './identity-tables.js'

/** What a backup keeps of an account; sessions and attempts are not worth keeping. */
export interface CopiedPassword {
  readonly login: string
  readonly hash: string
}

const AT_ONCE = 1_000

/** Every password's hash, for a copy. */
export const passwordsOf = (db: Kysely<IdentityTables>): Promise<readonly CopiedPassword[]> =>
  db.selectFrom('passwords').select(['login', 'hash']).orderBy('login').execute()

/** Puts hashes back where there are none. */
export const putPasswords = async (db: Kysely<IdentityTables>, all: readonly CopiedPassword[]): Promise<void> => {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await db
      .insertInto('passwords')
      .values(all.slice(at, at + AT_ONCE))
      .execute()
  }
}
