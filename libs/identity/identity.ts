import type { Brand, Instant } from '@huiyin/kernel'
import type { PasswordRefusal } from './password.js'

/** What a browser shows to be recognised: 256 random bits, base64url. Only its SHA-256 is ever stored. */
export type SessionToken = Brand<string, 'SessionToken'>

/** Somebody who signed in and is still welcome. What the login may do is asked of its account, each time anew. */
export interface Session {
  readonly login: string
  readonly startedAt: Instant
  /** When it ends if nothing more is asked with it. */
  readonly expiresAt: Instant
}

/** Somebody at the door: the login and the password as typed, and the network address they come from. */
export interface SignInRequest {
  readonly login: string
  readonly password: string
  readonly address: string
}

/**
 * What becomes of it. One refusal for an unknown login and a wrong password, so that nobody learns which logins exist;
 * `seconds` is how long to wait before anything is looked at again.
 */
export type SignIn =
  | { readonly ok: true; readonly token: SessionToken; readonly session: Session }
  | { readonly ok: false; readonly refusal: 'SignInRefused' }
  | { readonly ok: false; readonly refusal: 'TooManyAttempts'; readonly seconds: number }

export type PasswordSet = { readonly ok: true } | { readonly ok: false; readonly refusal: PasswordRefusal }

/** Who is signed in: the part that is the same however people prove who they are. */
export interface Sessions {
  /** The session of a token, and by asking it goes on; null when it ended, expired or never was. */
  session(token: string): Promise<Session | null>
  /** Ends the session of a token; a second time does nothing. */
  signOut(token: string): Promise<void>
  /** Ends every session of a login, wherever it is used; how many there were. For a closed account, a lost device. */
  endSessions(login: string): Promise<number>
  /** Finishes and closes; later calls, and those under way, reject with `IdentityClosed`. */
  close(): Promise<void>
}

/**
 * Who is who, by passwords of our own. Knows logins, not persons and not roles. It works by the real clock, also where
 * the product runs on a virtual one. Every adapter passes the identity contract suite.
 */
export interface Identity extends Sessions {
  /** Sets or replaces the password of a login and ends all its sessions. */
  setPassword(login: string, password: string): Promise<PasswordSet>
  /** Nobody signs in with this login any more; ends all its sessions. */
  removePassword(login: string): Promise<void>
  /** Counts as an attempt from its beginning, so that many at once get no more tries than one after the other. */
  signIn(request: SignInRequest): Promise<SignIn>
}

/** The identity was closed before this call was through. */
export class IdentityClosed extends Error {
  override name = 'IdentityClosed'
  constructor() {
    super('the identity is closed')
  }
}
