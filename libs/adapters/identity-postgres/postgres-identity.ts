import type { Kysely } from 'kysely'
import type { Clock } from '@huiyin/kernel'
import type { Identity, SessionPolicy } from '@huiyin/identity'
import { builtInIdentity } from '@huiyin/identity/built-in'
import { postgresIdentityStorage } from './identity-storage.js'
import type { IdentityTables } from './identity-tables.js'

export interface PostgresIdentityOptions {
  /** Connections on the schema of the accounts, whose commits are on the disk when they are answered. */
  readonly db: Kysely<IdentityTables>
  /** The machine's clock, also where the product runs on a virtual one. */
  readonly clock: Clock
  readonly policy?: SessionPolicy
}

/** Built-in accounts that several processes share: each answers as if there were one. Closing it closes the connections. */
export const postgresIdentity = ({ db, ...options }: PostgresIdentityOptions): Identity =>
  builtInIdentity({ storage: postgresIdentityStorage(db), ...options })
