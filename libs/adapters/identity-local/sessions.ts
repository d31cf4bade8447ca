import { createHash, randomBytes } from 'node:crypto'
import { instantFromMillis, millisOf, type Clock } from '@huiyin/kernel'
import { sessionEnd, type Session, type SessionPolicy, type SessionToken } from '@huiyin/identity'
import type { IdentityFile, StoredSession } from './identity-file.js'

/** 256 bits (OWASP ASVS 5.0, 7.2.3 asks for 128). */
const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/
/** Use is written down at most once a minute, so that a question does not cost a write. */
const TOUCH_MILLIS = 60_000
const MILLIS_AN_HOUR = 3_600_000

/** SHA-256 as hex: enough for a secret that is random already. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A session as it begins: the token for its owner, once. */
export interface Begun {
  readonly token: SessionToken
  readonly session: Session
}

/** The sessions in the file, by the clock. */
export const sessionsBy = ({ sessions }: IdentityFile, clock: Clock, policy: SessionPolicy) => {
  const shown = (stored: StoredSession): Session => ({
    login: stored.login,
    startedAt: stored.startedAt,
    expiresAt: sessionEnd(stored, policy),
  })
  return {
    find: (token: string): Session | null => {
      if (!TOKEN.test(token)) return null
      const tokenHash = sha256(token)
      const stored = sessions.get(tokenHash)
      if (!stored) return null
      const now = clock.now()
      if (now >= sessionEnd(stored, policy)) {
        sessions.remove(tokenHash)
        return null
      }
      if (Math.abs(millisOf(now) - millisOf(stored.seenAt)) < TOUCH_MILLIS) return shown(stored)
      sessions.touch(tokenHash, now)
      return shown({ ...stored, seenAt: now })
    },
    end: (token: string): void => {
      sessions.remove(sha256(token))
    },
    begin: (login: string): Begun => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url') as SessionToken
      const now = clock.now()
      const stored = { login, startedAt: now, seenAt: now }
      sessions.purge(instantFromMillis(millisOf(now) - policy.longestHours * MILLIS_AN_HOUR))
      sessions.put(sha256(token), stored)
      return { token, session: shown(stored) }
    },
  }
}
