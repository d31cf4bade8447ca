import { createHash, randomBytes } from 'node:crypto'
import { instantFromMillis, millisOf, type Clock } from '@huiyin/kernel'
import type { Session, SessionToken } from '../identity.js'
import { sessionEnd, type SessionPolicy } from '../session-policy.js'
import type { IdentityStorage, StoredSession, Welcome } from './identity-storage.js'

/** 256 bits (OWASP ASVS 5.0, 7.2.3 asks for 128). */
const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/
/** Use is written down at most once a minute, so that a question does not cost a write. */
const TOUCH_MILLIS = 60_000
const MILLIS_AN_HOUR = 3_600_000

/** SHA-256 as hex: enough for a secret that is random already. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A session as it begins: the token for its owner, once, and what is stored of it. */
export interface Beginning extends Pick<Welcome, 'session' | 'forgetBefore'> {
  readonly token: SessionToken
  readonly shown: Session
}

/** The sessions in a storage, by the clock. */
export const sessionsBy = (storage: IdentityStorage, clock: Clock, policy: SessionPolicy) => {
  const shown = (stored: StoredSession): Session => ({
    login: stored.login,
    startedAt: stored.startedAt,
    expiresAt: sessionEnd(stored, policy),
  })
  return {
    find: async (token: string): Promise<Session | null> => {
      if (!TOKEN.test(token)) return null
      const tokenHash = sha256(token)
      const stored = await storage.session(tokenHash)
      if (!stored) return null
      const now = clock.now()
      if (now >= sessionEnd(stored, policy)) {
        await storage.end(tokenHash)
        return null
      }
      if (Math.abs(millisOf(now) - millisOf(stored.seenAt)) < TOUCH_MILLIS) return shown(stored)
      await storage.touch(tokenHash, now)
      return shown({ ...stored, seenAt: now })
    },
    end: (token: string): Promise<void> => storage.end(sha256(token)),
    beginning: (login: string): Beginning => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url') as SessionToken
      const now = clock.now()
      const stored = { login, startedAt: now, seenAt: now }
      const forgetBefore = instantFromMillis(millisOf(now) - policy.longestHours * MILLIS_AN_HOUR)
      return { token, shown: shown(stored), session: { tokenHash: sha256(token), stored }, forgetBefore }
    },
  }
}
