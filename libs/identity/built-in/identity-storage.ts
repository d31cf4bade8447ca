import type { Instant } from '@huiyin/kernel'
import type { Attempts } from '../attempts.js'

/** A session as it is stored: the token itself is not there. */
export interface StoredSession {
  readonly login: string
  readonly startedAt: Instant
  readonly seenAt: Instant
}

/** Under which keys an attempt counts: hashes, because people type passwords where the login belongs. */
export interface AttemptKeys {
  readonly login: string
  readonly address: string
}

/** What is remembered of earlier attempts under these keys. */
export interface Counted {
  readonly login: Attempts | null
  readonly address: Attempts | null
}

/** Whether an attempt is looked at: how long to wait, or what is remembered from now on. */
export type AttemptDecision =
  { readonly seconds: number } | { readonly counted: Counted; readonly forgetBefore: Instant }

/** Somebody whose password was right a moment ago. */
export interface Welcome {
  readonly login: string
  readonly keys: AttemptKeys
  /** The hash the password was compared with, and the one to keep from now on. */
  readonly hash: { readonly stored: string; readonly renewed: string }
  /** What is remembered of attempts after one that was right. */
  readonly forgiven: (counted: Counted) => Counted
  readonly session: { readonly tokenHash: string; readonly stored: StoredSession }
  /** Sessions that were not used since then are over. */
  readonly forgetBefore: Instant
}

/**
 * Where the built-in accounts are kept. Every call is done altogether or not at all, is on the disk when it resolves, and
 * comes before or after any other of every process that keeps them in the same place. Knows no rule: those are handed in.
 */
export interface IdentityStorage {
  hashOf(login: string): Promise<string | null>
  /** Sets or replaces a hash and ends all sessions of its login. */
  setHash(login: string, hash: string): Promise<void>
  /** Removes a hash and ends all sessions of its login. */
  removeHash(login: string): Promise<void>
  /** Decides about an attempt, alone with what counts under its keys; resolves with the seconds to wait, 0 for none. */
  attempt(keys: AttemptKeys, decide: (counted: Counted) => AttemptDecision): Promise<number>
  /** Begins a session if the hash is still the one that was compared; false, and nothing done, if it is not. */
  welcome(welcome: Welcome): Promise<boolean>
  session(tokenHash: string): Promise<StoredSession | null>
  /** Writes down that a session was used; one that was ended meanwhile stays ended. */
  touch(tokenHash: string, seenAt: Instant): Promise<void>
  end(tokenHash: string): Promise<void>
  /** Ends all sessions of a login; how many there were. */
  endAll(login: string): Promise<number>
  /** Finishes what is under way and lets go of the place. */
  close(): Promise<void>
}
