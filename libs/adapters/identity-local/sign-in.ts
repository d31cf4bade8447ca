import { instantFromMillis, millisOf, type Clock, type Instant } from '@huiyin/kernel'
import {
  afterFailure,
  loginOf,
  networkOf,
  PER_ADDRESS,
  PER_LOGIN,
  secondsToWait,
  withoutFailure,
  type SignIn,
  type SignInRequest,
} from '@huiyin/identity'
import type { IdentityFile } from './identity-file.js'
import type { PasswordHashes } from './password-hashes.js'
import { sha256, type Begun } from './sessions.js'

const MILLIS_A_DAY = 86_400_000
const REFUSED: SignIn = { ok: false, refusal: 'SignInRefused' }

/** Under which keys an attempt counts. Hashed: people type passwords where the login belongs. */
const keysOf = ({ login, address }: SignInRequest) => ({
  login: sha256(`login\n${loginOf(login)}`),
  address: sha256(`address\n${networkOf(address)}`),
})
type Keys = ReturnType<typeof keysOf>

/** Counts the attempt as failed before anything is compared, or says how many seconds to wait. */
const takeAttempt = ({ attempts, together }: IdentityFile, keys: Keys, now: Instant): number =>
  together(() => {
    const [ofLogin, ofAddress] = [attempts.get(keys.login), attempts.get(keys.address)]
    const wait = Math.max(secondsToWait(ofLogin, now), secondsToWait(ofAddress, now))
    if (wait > 0) return wait
    attempts.purge(instantFromMillis(millisOf(now) - MILLIS_A_DAY))
    attempts.put(keys.login, afterFailure(ofLogin, now, PER_LOGIN))
    attempts.put(keys.address, afterFailure(ofAddress, now, PER_ADDRESS))
    return 0
  })

/**
 * The login is forgiven everything. The address only gets back this one attempt, or who has a password of their own
 * could wipe out the guesses made at others.
 */
const forgive = ({ attempts }: IdentityFile, keys: Keys): void => {
  attempts.put(keys.login, null)
  attempts.put(keys.address, withoutFailure(attempts.get(keys.address)))
}

export interface SignInParts {
  readonly file: IdentityFile
  readonly hashes: PasswordHashes
  readonly clock: Clock
  readonly begin: (login: string) => Begun
  /** Throws once the identity was closed. */
  readonly check: () => void
}

/** The way in. A password that is changed while it is being compared lets nobody in. */
export const signingIn = ({ file, hashes, clock, begin, check }: SignInParts) => {
  const { passwords, together } = file
  const welcome = (request: SignInRequest, keys: Keys, hash: { readonly stored: string; readonly renewed: string }) =>
    together((): SignIn => {
      const login = loginOf(request.login)
      if (passwords.hashOf(login) !== hash.stored) return REFUSED
      if (hash.renewed !== hash.stored) passwords.put(login, hash.renewed)
      forgive(file, keys)
      return { ok: true, ...begin(login) }
    })
  return async (request: SignInRequest): Promise<SignIn> => {
    check()
    const keys = keysOf(request)
    const seconds = takeAttempt(file, keys, clock.now())
    if (seconds > 0) return { ok: false, refusal: 'TooManyAttempts', seconds }
    const stored = passwords.hashOf(loginOf(request.login))
    const matches = await hashes.matches(stored, request.password)
    if (!matches || stored === null) return REFUSED
    const renewed = hashes.isOutdated(stored) ? await hashes.make(request.password) : stored
    check()
    return welcome(request, keys, { stored, renewed })
  }
}
