import type { Clock } from '@huiyin/kernel'
import { IdentityClosed, type Identity, type PasswordSet } from '../identity.js'
import { loginOf } from '../login.js'
import { passwordRefusal } from '../password.js'
import { SESSION_POLICY, type SessionPolicy } from '../session-policy.js'
import type { IdentityStorage } from './identity-storage.js'
import { passwordHashes } from './password-hashes.js'
import { sessionsBy } from './sessions.js'
import { signingIn } from './sign-in.js'

export interface BuiltInIdentityOptions {
  readonly storage: IdentityStorage
  /** The machine's clock, also where the product runs on a virtual one. */
  readonly clock: Clock
  readonly policy?: SessionPolicy
}

/** Lets calls through until it is closed; later ones, and those that come back to it later, are rejected. */
const gate = () => {
  let isOpen = true
  const check = () => {
    if (!isOpen) throw new IdentityClosed()
  }
  return {
    guarded:
      <G extends readonly unknown[], A>(call: (...given: G) => Promise<A>) =>
      async (...given: G): Promise<A> => {
        check()
        const answer = await call(...given)
        check()
        return answer
      },
    /** Whether this call closed it. */
    close: (): boolean => {
      const wasOpen = isOpen
      isOpen = false
      return wasOpen
    },
  }
}

/** Knows the calls that are under way, so that closing can wait for them. */
const counting = () => {
  const underWay = new Set<Promise<unknown>>()
  return {
    counted:
      <G extends readonly unknown[], A>(call: (...given: G) => Promise<A>) =>
      async (...given: G): Promise<A> => {
        const answer = call(...given)
        underWay.add(answer)
        try {
          return await answer
        } finally {
          underWay.delete(answer)
        }
      },
    settled: () => Promise.allSettled(underWay),
  }
}

/**
 * After closing nothing more is asked of the storage, wherever the call that wants to stands; what it is doing then it
 * finishes.
 */
const untilClosed = (storage: IdentityStorage, { guarded, close }: ReturnType<typeof gate>): IdentityStorage => {
  const { counted, settled } = counting()
  const kept = <G extends readonly unknown[], A>(call: (...given: G) => Promise<A>) => guarded(counted(call))
  return {
    hashOf: kept(storage.hashOf),
    setHash: kept(storage.setHash),
    removeHash: kept(storage.removeHash),
    attempt: kept(storage.attempt),
    welcome: kept(storage.welcome),
    session: kept(storage.session),
    touch: kept(storage.touch),
    end: kept(storage.end),
    endAll: kept(storage.endAll),
    close: async () => {
      if (!close()) return
      await settled()
      await storage.close()
    },
  }
}

/**
 * Accounts of our own, wherever they are kept: passwords hashed with argon2id, sessions, and attempts counted by login and
 * by address.
 */
export const builtInIdentity = (options: BuiltInIdentityOptions): Identity => {
  const { clock, policy = SESSION_POLICY } = options
  const open = gate()
  const storage = untilClosed(options.storage, open)
  const hashes = passwordHashes()
  const { find, end, beginning } = sessionsBy(storage, clock, policy)
  const setPassword = async (login: string, password: string): Promise<PasswordSet> => {
    const refusal = passwordRefusal(login, password)
    if (refusal) return { ok: false, refusal }
    await storage.setHash(loginOf(login), await hashes.make(password))
    return { ok: true }
  }
  return {
    setPassword: open.guarded(setPassword),
    removePassword: (login) => storage.removeHash(loginOf(login)),
    signIn: open.guarded(signingIn({ storage, hashes, clock, beginning })),
    session: open.guarded(find),
    signOut: end,
    endSessions: (login) => storage.endAll(loginOf(login)),
    close: storage.close,
  }
}
