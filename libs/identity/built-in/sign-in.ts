import { instantFromMillis, millisOf, type Clock, type Instant } from '@huiyin/kernel'
import { afterFailure, PER_ADDRESS, PER_LOGIN, secondsToWait, withoutFailure } from '../attempts.js'
import type { SignIn, SignInRequest } from '../identity.js'
import { loginOf, networkOf } from '../login.js'
import type { AttemptDecision, AttemptKeys, Counted, IdentityStorage } from './identity-storage.js'
import type { PasswordHashes } from './password-hashes.js'
import { sha256, type Beginning } from './sessions.js'

const MILLIS_A_DAY = 86_400_000
const REFUSED: SignIn = { ok: false, refusal: 'SignInRefused' }

/** Under which keys an attempt counts. Hashed: people type passwords where the login belongs. */
const keysOf = ({ login, address }: SignInRequest): AttemptKeys => ({
  login: sha256(`login\n${loginOf(login)}`),
  address: sha256(`address\n${networkOf(address)}`),
})

/** Counts an attempt as failed before anything is compared, or says how many seconds to wait. */
const takenAttempt =
  (now: Instant) =>
  ({ login, address }: Counted): AttemptDecision => {
    const seconds = Math.max(secondsToWait(login, now), secondsToWait(address, now))
    if (seconds > 0) return { seconds }
    const counted = {
      login: afterFailure(login, now, PER_LOGIN),
      address: afterFailure(address, now, PER_ADDRESS),
    }
    return { counted, forgetBefore: instantFromMillis(millisOf(now) - MILLIS_A_DAY) }
  }

/**
 * The login is forgiven everything. The address only gets back this one attempt, or who has a password of their own
 * could wipe out the guesses made at others.
 */
const forgiven = ({ address }: Counted): Counted => ({ login: null, address: withoutFailure(address) })

export interface SignInParts {
  readonly storage: IdentityStorage
  readonly hashes: PasswordHashes
  readonly clock: Clock
  readonly beginning: (login: string) => Beginning
}

/** The way in. A password that is changed while it is being compared lets nobody in. */
export const signingIn =
  ({ storage, hashes, clock, beginning }: SignInParts) =>
  async (request: SignInRequest): Promise<SignIn> => {
    const [login, keys] = [loginOf(request.login), keysOf(request)]
    const seconds = await storage.attempt(keys, takenAttempt(clock.now()))
    if (seconds > 0) return { ok: false, refusal: 'TooManyAttempts', seconds }
    const stored = await storage.hashOf(login)
    const matches = await hashes.matches(stored, request.password)
    if (!matches || stored === null) return REFUSED
    const renewed = hashes.isOutdated(stored) ? await hashes.make(request.password) : stored
    const { token, shown, session, forgetBefore } = beginning(login)
    const hash = { stored, renewed }
    const isWelcome = await storage.welcome({ login, keys, hash, forgiven, session, forgetBefore })
    return isWelcome ? { ok: true, token, session: shown } : REFUSED
  }
