import { instantFromMillis, millisOf, type Instant } from '@huiyin/kernel'

/** How many failures are free, and after how long one of them is forgotten. */
export interface AttemptRule {
  readonly free: number
  readonly forgottenAfterSeconds: number
}

/** For one login. With the longest wait this allows about a hundred guesses a day at one person's password. */
export const PER_LOGIN: AttemptRule = { free: 5, forgottenAfterSeconds: 900 }
/** For one network address. A whole office may stand behind one: it may mistype three times a minute, day in, day out. */
export const PER_ADDRESS: AttemptRule = { free: 30, forgottenAfterSeconds: 20 }
/** Waits double up to this. It is also the longest that somebody can be kept out by others trying the same login. */
export const LONGEST_WAIT_SECONDS = 900

/** What is remembered of attempts under one key: failures, less what has been forgotten since the last. */
export interface Attempts {
  readonly failures: number
  readonly lastAt: Instant
  readonly waitUntil: Instant
}

/** Whole seconds until the next attempt is looked at; 0: now. A clock that was set back keeps nobody out. */
export const secondsToWait = (attempts: Attempts | null, now: Instant): number =>
  !attempts || now < attempts.lastAt || now >= attempts.waitUntil
    ? 0
    : Math.ceil((millisOf(attempts.waitUntil) - millisOf(now)) / 1000)

const remembered = ({ failures, lastAt }: Attempts, now: Instant, rule: AttemptRule): number => {
  const seconds = Math.max(0, millisOf(now) - millisOf(lastAt)) / 1000
  return Math.max(0, failures - seconds / rule.forgottenAfterSeconds)
}

/**
 * After one more failure: the free ones cost nothing, then one second, two, four … to the longest wait (exponential
 * back-off; OWASP ASVS 5.0, 6.3.1).
 */
export const afterFailure = (attempts: Attempts | null, now: Instant, rule: AttemptRule): Attempts => {
  const failures = (attempts ? remembered(attempts, now, rule) : 0) + 1
  const beyond = Math.round(failures) - rule.free
  const seconds = beyond < 0 ? 0 : Math.min(2 ** beyond, LONGEST_WAIT_SECONDS)
  return { failures, lastAt: now, waitUntil: instantFromMillis(millisOf(now) + seconds * 1000) }
}

/** Takes back one failure that was counted in advance and was none; null when nothing is left to remember. */
export const withoutFailure = (attempts: Attempts | null): Attempts | null =>
  attempts && attempts.failures > 1
    ? { ...attempts, failures: attempts.failures - 1, waitUntil: attempts.lastAt }
    : null
