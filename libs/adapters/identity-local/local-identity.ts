import type { Clock } from '@huiyin/kernel'
import {
  IdentityClosed,
  loginOf,
  passwordRefusal,
  SESSION_POLICY,
  type Identity,
  type PasswordSet,
  type SessionPolicy,
} from '@huiyin/identity'
import { openIdentityFile, type IdentityFile } from './identity-file.js'
import { passwordHashes, type PasswordHashes } from './password-hashes.js'
import { sessionsBy } from './sessions.js'
import { signingIn } from './sign-in.js'

export interface LocalIdentityOptions {
  /** A file of its own, readable by its owner only; `:memory:` for specs. */
  readonly file: string
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
    check,
    now: async <T>(task: () => T): Promise<T> => {
      check()
      return task()
    },
    close: async (finish: () => void): Promise<void> => {
      if (isOpen) finish()
      isOpen = false
    },
  }
}

const passwordsIn = (file: IdentityFile, hashes: PasswordHashes, { check, now }: ReturnType<typeof gate>) => {
  const { passwords, sessions, together } = file
  return {
    setPassword: async (login: string, password: string): Promise<PasswordSet> => {
      check()
      const refusal = passwordRefusal(login, password)
      if (refusal) return { ok: false, refusal }
      const hash = await hashes.make(password)
      check()
      return together(() => {
        passwords.put(loginOf(login), hash)
        sessions.removeOf(loginOf(login))
        return { ok: true }
      })
    },
    removePassword: (login: string): Promise<void> =>
      now(() =>
        together(() => {
          passwords.remove(loginOf(login))
          sessions.removeOf(loginOf(login))
        }),
      ),
  }
}

/** Built-in accounts: passwords hashed with argon2id, sessions, and attempts counted by login and by address. */
export const localIdentity = (options: LocalIdentityOptions): Identity => {
  const { clock, policy = SESSION_POLICY } = options
  const file = openIdentityFile(options.file)
  const hashes = passwordHashes()
  const { find, end, begin } = sessionsBy(file, clock, policy)
  const open = gate()
  return {
    ...passwordsIn(file, hashes, open),
    signIn: signingIn({ file, hashes, clock, begin, check: open.check }),
    session: (token) => open.now(() => find(token)),
    signOut: (token) => open.now(() => end(token)),
    endSessions: (login) => open.now(() => file.sessions.removeOf(loginOf(login))),
    close: () => open.close(file.close),
  }
}
