import { expect } from '@jest/globals'
import type { Identity, SessionToken, SignIn } from '@huiyin/identity'
import type { SettableClock } from '../../clock.js'

/** An empty identity, the clock it works by, and what opens it anew on the same storage. */
export interface OpenedIdentity {
  readonly identity: Identity
  readonly clock: SettableClock
  readonly reopen: () => Promise<Identity>
}

/** Opens a fresh identity each time. */
export type OpenIdentity = () => Promise<OpenedIdentity>

/** Promises by what they say. */
export type Promises = Readonly<Record<string, (open: OpenIdentity) => Promise<void>>>

export const RIGHT = 'correct horse battery'
export const WRONG = 'wrong horse battery'
export const REFUSED: SignIn = { ok: false, refusal: 'SignInRefused' }
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Signs in from one place, unless another is named. */
export const signIn = (identity: Identity, login: string, password: string, address = '192.0.2.1'): Promise<SignIn> =>
  identity.signIn({ login, password, address })

/** The token of a sign-in that must succeed. */
export const tokenFor = async (identity: Identity, login: string, password = RIGHT): Promise<SessionToken> => {
  const answer = await signIn(identity, login, password)
  if (!answer.ok) throw new Error(`${login} was not let in: ${answer.refusal}`)
  return answer.token
}

/** An identity in which these logins have the right password. */
export const withLogins = async (open: OpenIdentity, ...logins: string[]): Promise<OpenedIdentity> => {
  const opened = await open()
  for (const login of logins) expect(await opened.identity.setPassword(login, RIGHT)).toStrictEqual({ ok: true })
  return opened
}

/** How a sign-in ended, in a word. */
export const wordOf = (answer: SignIn): string => (answer.ok ? 'welcome' : answer.refusal)

/** Whether a token is still somebody's. */
export const isKnown = async (identity: Identity, token: string): Promise<boolean> =>
  (await identity.session(token)) !== null
