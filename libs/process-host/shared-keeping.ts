import { accessDaysOf, createAccessTables, postgresAccessStorage, type AccessTables } from '@huiyin/access-postgres'
import { accessLogOver, type AccessDays, type AccessLog } from '@huiyin/access-log'
import {
  aloneAt,
  createTriesTables,
  postgresTries,
  tablesIn,
  type SharedTriesOptions,
  type TriesTables,
} from '@huiyin/cluster-postgres'
import type { Identity } from '@huiyin/identity'
import { createIdentityTables, postgresIdentity, type IdentityTables } from '@huiyin/identity-postgres'
import { systemClock, type Tries } from '@huiyin/kernel'
import { faultFields } from './hosting/log.js'
import type { ServiceParts } from './hosting/service.js'

/** Everybody waits for them who is recognised; attempts at one login or from one address wait for each other. */
const IDENTITY_CONNECTIONS = 8

/** The tables of the accounts, made where they are not. */
export const openIdentityTables = (url: string, max = 1) =>
  tablesIn<IdentityTables>({ url, schema: 'identity' }, { max, make: createIdentityTables })

/** Passwords, sessions and attempts of an installation, the same for all instances; by the machine's clock. */
export const openIdentity = async (url: string): Promise<Identity> => {
  const db = await openIdentityTables(url, IDENTITY_CONNECTIONS)
  return postgresIdentity({ db, clock: systemClock })
}

/** The tables of the access log, made where they are not. */
export const openAccessTables = (url: string) =>
  tablesIn<AccessTables>({ url, schema: 'access' }, { make: createAccessTables })

/** Who asked what, the same for all instances; what goes wrong behind everybody's back is told to the log of the process. */
export const openAccess = async (
  url: string,
  { store, clock, log }: Pick<ServiceParts, 'store' | 'clock' | 'log'>,
): Promise<AccessLog> => {
  const db = await openAccessTables(url)
  const alone = (digesting: () => Promise<void>) => aloneAt(db, 'digests of accesses', digesting)
  const onFault = (error: unknown) => log('error', 'the access log could not be written', faultFields(error))
  return accessLogOver({ storage: postgresAccessStorage(db, { alone }), store, clock, onFault })
}

/** Days that lie in either of two places; a day that lies in both is the one of the first. */
const eitherOf = (one: AccessDays, other: AccessDays): AccessDays => ({
  place: 'what was kept',
  days: async () => [...new Set([...(await one.days()), ...(await other.days())])].toSorted(),
  digestOf: async (day) => (await one.digestOf(day)) ?? other.digestOf(day),
})

/**
 * The days of the access log of an installation of processes, to be compared with the digests in its log. `earlier`: days
 * that were kept elsewhere before they were kept in PostgreSQL.
 */
export const openAccessDays = async (url: string, earlier?: AccessDays) => {
  const db = await openAccessTables(url)
  const days = accessDaysOf(db)
  return { days: earlier ? eitherOf(days, earlier) : days, close: () => db.destroy() }
}

/** Tries that several processes count together. */
export interface SharedTries {
  /** Of what is tried, so many within so many seconds; by the machine's clock. */
  readonly of: (limit: Pick<SharedTriesOptions, 'name' | 'most' | 'withinSeconds'>) => Tries
  /** Whether the database answers. */
  readonly answers: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Every request waits for one of them once. */
const TRIES_CONNECTIONS = 8

/** Opens what processes count together, in the schema `tries`. */
export const openTries = async (url: string): Promise<SharedTries> => {
  const db = await tablesIn<TriesTables>({ url, schema: 'tries' }, { max: TRIES_CONNECTIONS, make: createTriesTables })
  return {
    of: (limit) => postgresTries({ ...limit, db, clock: systemClock }),
    answers: async () => {
      const looked = db.selectFrom('counted').select('key').limit(1).execute()
      return looked.then(
        () => true,
        () => false,
      )
    },
    close: () => db.destroy(),
  }
}
