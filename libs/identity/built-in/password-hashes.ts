import { randomBytes } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { MOST_PASSWORD_LENGTH, preparedPassword } from '../password.js'

/**
 * Argon2id with 19 MiB, two passes, one lane: the least that the OWASP Password Storage Cheat Sheet recommends
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). Argon2id is the library's default.
 */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

/** Hashing runs on the thread pool that files and ClickHouse use too: no more than this many at once, the rest waits. */
const AT_ONCE = 2

/** Lets so many tasks run at once, the rest in the order they came. */
export const atMost = (most: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running < most) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** Hashes passwords and compares them, at the same price whether there is something to compare with or not. */
export const passwordHashes = () => {
  const inTurn = atMost(AT_ONCE)
  const make = (typed: string): Promise<string> => inTurn(() => hash(preparedPassword(typed), COST))
  /** A hash that no password has, for logins that have none; made now, so that nobody waits for it later. */
  const nobodys = make(randomBytes(32).toString('hex'))
  nobodys.catch(() => undefined) // a fault: it is met by the first who needs it
  return {
    make,
    /** Whether this is the password of the hash; without a hash it is not, and that takes as long to say. */
    matches: async (stored: string | null, typed: string): Promise<boolean> => {
      const against = stored ?? (await nobodys)
      // what is longer than any password can be is compared as none, so that its length costs nothing
      const password = typed.length <= 4 * MOST_PASSWORD_LENGTH ? preparedPassword(typed) : ''
      const isSame = await inTurn(() => verify(against, password))
      return isSame && stored !== null
    },
    /** Whether a hash was made at another cost than today's. */
    isOutdated: (stored: string): boolean => {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored)
      return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism
    },
  }
}

export type PasswordHashes = ReturnType<typeof passwordHashes>
