import { randomBytes } from 'node:crypto'
import { instantFromMillis, millisOf, type Clock, type Instant } from '@huiyin/kernel'
import {
  afterFailure,
  IdentityClosed,
  LONGEST_WAIT_SECONDS,
  loginOf,
  networkOf,
  passwordRefusal,
  PER_ADDRESS,
  PER_LOGIN,
  preparedPassword,
  secondsToWait,
  SESSION_POLICY,
  sessionEnd,
  withoutFailure,
  type AttemptRule,
  type Attempts,
  type Identity,
  type Session,
  type SessionToken,
  type SignIn,
  type SignInRequest,
} from '@huiyin/identity'
import type { Defect } from './defects.js'

interface Held {
  readonly login: string
  readonly startedAt: Instant
  readonly seenAt: Instant
}

/** What lasts from one opening to the next. */
export const pretendStorage = () => ({
  passwords: new Map<string, string>(),
  sessions: new Map<string, Held>(),
  attempts: new Map<string, Attempts>(),
})

interface Parts {
  readonly clock: Clock
  readonly storage: ReturnType<typeof pretendStorage>
  /** What is wrong with it; null: nothing. */
  readonly has: (defect: Defect) => boolean
}

const REFUSED: SignIn = { ok: false, refusal: 'SignInRefused' }
const compared = () => new Promise<void>((resolve) => setTimeout(resolve, 4))

const logged = ({ has }: Parts, login: string) => (has('takes the login as it was typed') ? login : loginOf(login))
const kept = ({ has }: Parts, typed: string) => {
  const password = has('takes the password as it was typed') ? typed : preparedPassword(typed)
  return has('cuts passwords at 72 characters') ? password.slice(0, 72) : password
}

const endAll = (storage: Parts['storage'], login: string, most = Infinity): number => {
  const tokens = [...storage.sessions].filter(([, held]) => held.login === login).map(([token]) => token)
  for (const token of tokens.slice(0, most)) storage.sessions.delete(token)
  return tokens.length
}

const passwordsOf = (parts: Parts) => {
  const { storage, has } = parts
  const allowed = (login: string, password: string) => {
    const refusal = passwordRefusal(login, password)
    const isLenient =
      (refusal === 'PasswordTooShort' && has('takes short passwords')) ||
      (refusal === 'PasswordTooLong' && has('takes endless passwords')) ||
      (refusal === 'PasswordIsLogin' && has('takes the login as password'))
    return isLenient ? null : refusal
  }
  return {
    setPassword: async (login: string, password: string) => {
      const who = logged(parts, login)
      if (has('ends sessions before it looks at the password')) endAll(storage, who)
      const refusal = allowed(login, password)
      if (refusal) return { ok: false as const, refusal }
      await compared()
      if (!storage.passwords.has(who) || !has('keeps the first password'))
        storage.passwords.set(who, kept(parts, password))
      if (!has('keeps sessions when the password changes')) endAll(storage, who)
      return { ok: true as const }
    },
    removePassword: async (login: string) => {
      const who = logged(parts, login)
      if (!has('removes no password')) storage.passwords.delete(who)
      if (!has('keeps sessions when the password is removed')) endAll(storage, who)
    },
  }
}

const endOf = (held: Held, { has }: Parts): Instant =>
  sessionEnd(held, {
    idleMinutes: has('never ends an idle session') ? 60 * 24 * 365 : SESSION_POLICY.idleMinutes,
    longestHours: has('never ends a session in use') ? 24 * 365 : SESSION_POLICY.longestHours,
  })

const shown = (held: Held, parts: Parts): Session => ({
  login: parts.has('says nobody') ? 'nobody' : held.login,
  startedAt: held.startedAt,
  expiresAt: parts.has('says another end') ? held.startedAt : endOf(held, parts),
})

const sessionsOf = (parts: Parts) => {
  const { storage, clock, has } = parts
  return {
    begin: (login: string): SignIn => {
      const now = clock.now()
      const held = { login, startedAt: now, seenAt: now }
      const token = randomBytes(has('gives short tokens') ? 16 : 32).toString('base64url') as SessionToken
      if (has('knows one session a login')) endAll(storage, login)
      storage.sessions.set(token, held)
      return { ok: true, token, session: shown(held, parts) }
    },
    session: async (typed: string): Promise<Session | null> => {
      const token = has('forgives blanks in a token') ? typed.trim() : typed
      const held = storage.sessions.get(token)
      if (!held) return null
      const now = clock.now()
      if (now >= endOf(held, parts)) {
        if (!has('lets sessions come back')) storage.sessions.delete(token)
        return null
      }
      const used = { ...held, seenAt: now }
      storage.sessions.set(token, used)
      return shown(used, parts)
    },
    signOut: async (token: string) => {
      const login = storage.sessions.get(token)?.login
      if (has('signs out everywhere') && login !== undefined) endAll(storage, login)
      storage.sessions.delete(token)
    },
    endSessions: async (login: string) =>
      endAll(storage, logged(parts, login), has('ends one session of many') ? 1 : Infinity),
  }
}

/** Under which keys an attempt counts. */
const keysOf = (parts: Parts, { login, address }: SignInRequest) => {
  const network = parts.has('counts each IPv6 address alone') ? address : networkOf(address)
  const who = parts.has('counts all logins together') ? 'all' : logged(parts, login)
  return { login: `l:${who}${parts.has('counts a login by place') ? address : ''}`, address: `a:${network}` }
}

const failed = ({ storage, has }: Parts, key: string, now: Instant, rule: AttemptRule): Attempts => {
  const unforgotten = { ...rule, forgottenAfterSeconds: 1e9 }
  const before = storage.attempts.get(key) ?? null
  const next = afterFailure(before, now, has('never forgets a failure') ? unforgotten : rule)
  if (next.waitUntil === now) return next
  const until = (seconds: number) => ({ ...next, waitUntil: instantFromMillis(millisOf(now) + seconds * 1000) })
  if (has('waits for ever')) return until(LONGEST_WAIT_SECONDS)
  return has('always waits one second') ? until(1) : next
}

const attemptsOf = (parts: Parts) => {
  const { storage, has } = parts
  const { attempts } = storage
  const put = (key: string, next: Attempts | null) => (next ? attempts.set(key, next) : attempts.delete(key))
  return {
    wait: (request: SignInRequest, now: Instant) => {
      const { login, address } = keysOf(parts, request)
      const ofLogin = has('lets try without end') ? 0 : secondsToWait(attempts.get(login) ?? null, now)
      const ofAddress = has('counts no addresses') ? 0 : secondsToWait(attempts.get(address) ?? null, now)
      return Math.max(ofLogin, ofAddress)
    },
    fail: (request: SignInRequest, now: Instant) => {
      const { login, address } = keysOf(parts, request)
      const isKnown = storage.passwords.has(logged(parts, request.login))
      if (isKnown || !has('counts known logins only')) put(login, failed(parts, login, now, PER_LOGIN))
      put(address, failed(parts, address, now, PER_ADDRESS))
    },
    forgive: (request: SignInRequest) => {
      const { login, address } = keysOf(parts, request)
      if (!has('forgives nothing')) attempts.delete(login)
      if (has('forgives a whole address')) attempts.delete(address)
      else if (!has('counts who signs in rightly')) put(address, withoutFailure(attempts.get(address) ?? null))
    },
  }
}

const matching = (parts: Parts, login: string, password: string): boolean => {
  const { storage, has } = parts
  const stored = storage.passwords.get(logged(parts, login))
  if (has('lets anybody in who has a login')) return stored !== undefined
  const isAnyones =
    has('takes the password of anybody') && [...storage.passwords.values()].includes(kept(parts, password))
  return stored !== undefined && (isAnyones || stored === kept(parts, password))
}

const signingIn = (parts: Parts, check: () => void, begin: (login: string) => SignIn) => {
  const { clock, storage, has } = parts
  const { wait, fail, forgive } = attemptsOf(parts)
  const compare = async (request: SignInRequest): Promise<boolean> => {
    if (has('fails on odd logins') && request.login.includes('\u0000')) throw new RangeError('no text')
    if (has('fails on endless passwords') && request.password.length > 10_000) throw new RangeError('too long')
    const isKnown = storage.passwords.has(logged(parts, request.login))
    const matched = matching(parts, request.login, request.password)
    if (isKnown || !has('is quick with unknown logins')) await compared()
    return has('lets in who has the old password') ? matched : matching(parts, request.login, request.password)
  }
  return async (request: SignInRequest): Promise<SignIn> => {
    const [now, who] = [clock.now(), logged(parts, request.login)]
    const seconds = wait(request, now)
    if (seconds > 0 && has('makes waiting longer')) fail(request, now)
    if (seconds > 0 && has('ends sessions of who is tried')) endAll(storage, who)
    if (seconds > 0) return { ok: false, refusal: 'TooManyAttempts', seconds }
    if (!has('counts when it has compared')) fail(request, now)
    const isRight = await compare(request)
    if (!isRight && has('counts when it has compared')) fail(request, now)
    const isUnknown = !storage.passwords.has(who) && has('says that a login is unknown')
    if (!isRight) return isUnknown ? { ok: false, refusal: 'LoginUnknown' as never } : REFUSED
    forgive(request)
    check()
    return begin(who)
  }
}

/** Checks before a call and after it. */
const guarded = <G extends readonly unknown[], A>(check: () => void, call: (...given: G) => Promise<A>) => {
  return async (...given: G): Promise<A> => {
    check()
    const answer = await call(...given)
    check()
    return answer
  }
}

/** An identity in memory that keeps every promise but those its defect breaks. It hashes nothing: for the suite only. */
export const pretendIdentity = (parts: Parts): Identity => {
  const { begin, session, signOut, endSessions } = sessionsOf(parts)
  const { setPassword, removePassword } = passwordsOf(parts)
  let isOpen = true
  const check = () => {
    if (!isOpen && !parts.has('works on when closed')) throw new IdentityClosed()
  }
  return {
    setPassword: guarded(check, setPassword),
    removePassword: guarded(check, removePassword),
    signIn: guarded(check, signingIn(parts, check, begin)),
    session: guarded(check, session),
    signOut: guarded(check, signOut),
    endSessions: guarded(check, endSessions),
    close: async () => {
      isOpen = false
    },
  }
}
