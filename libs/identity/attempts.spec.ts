import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { instantFromMillis } from '@huiyin/kernel'
import {
  afterFailure,
  LONGEST_WAIT_SECONDS,
  PER_ADDRESS,
  PER_LOGIN,
  secondsToWait,
  withoutFailure,
  type AttemptRule,
  type Attempts,
} from './attempts.js'

const at = (seconds: number) => instantFromMillis(Date.UTC(2026, 2, 1) + seconds * 1000)
const rule: AttemptRule = { free: 3, forgottenAfterSeconds: 100 }
/** The state after failures at these seconds. */
const failing = (...seconds: readonly number[]) =>
  seconds.reduce<Attempts | null>((attempts, second) => afterFailure(attempts, at(second), rule), null)

describe('attempts', () => {
  test('that were never made keep nobody waiting', () => {
    expect(secondsToWait(null, at(0))).toBe(0)
  })
  test('that are free keep nobody waiting', () => {
    expect([failing(0), failing(0, 0)].map((attempts) => secondsToWait(attempts, at(0)))).toStrictEqual([0, 0])
  })
  test('beyond the free ones double the wait each time', () => {
    const waits = [3, 4, 5, 6].map((count) => secondsToWait(failing(...Array<number>(count).fill(0)), at(0)))
    expect(waits).toStrictEqual([1, 2, 4, 8])
  })
  test('however many, never keep anybody waiting longer than the longest wait', () => {
    expect(secondsToWait(failing(...Array<number>(2_000).fill(0)), at(0))).toBe(LONGEST_WAIT_SECONDS)
  })
  test('let through at the very end of the wait, and say until then how many whole seconds are left', () => {
    const attempts = failing(0, 0, 0, 0, 0)
    const left = [0, 1, 3, 3.999, 4].map((second) => secondsToWait(attempts, at(second)))
    expect(left).toStrictEqual([4, 3, 1, 1, 0])
  })
  test('are forgotten one after the other as time passes', () => {
    expect(failing(0, 100)?.failures).toBe(1)
    expect(failing(0, 50)?.failures).toBeCloseTo(1.5)
    expect(failing(0, 0, 10_000)?.failures).toBe(1)
  })
  test('made slowly enough are free for ever', () => {
    const slow = failing(...Array.from({ length: 50 }, (_, index) => index * 100))
    expect(secondsToWait(slow, at(49 * 100))).toBe(0)
  })
  test('made just before and just after a clock was set back keep nobody out', () => {
    const attempts = failing(1_000, 1_000, 1_000, 1_000)
    expect(secondsToWait(attempts, at(0))).toBe(0)
    expect(afterFailure(attempts, at(0), rule).failures).toBe(5)
  })
  test('that turn out right are taken back, with the wait they had brought', () => {
    const before = failing(0, 0, 0)
    const taken = withoutFailure(afterFailure(before, at(1), rule))
    expect(taken?.failures).toBeCloseTo(2.99)
    expect(secondsToWait(taken, at(1))).toBe(0)
    expect(withoutFailure(failing(0))).toBeNull()
    expect(withoutFailure(null)).toBeNull()
  })
  test('never wait less for one more failure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        let [now, attempts] = [0, null as Attempts | null]
        for (const gap of gaps) {
          now += gap
          const more = afterFailure(attempts, at(now), rule)
          const again = afterFailure(more, at(now), rule)
          expect(secondsToWait(again, at(now))).toBeGreaterThanOrEqual(secondsToWait(more, at(now)))
          attempts = more
        }
      }),
    )
  })
})

describe('the rules', () => {
  const guessesADay = ({ forgottenAfterSeconds }: AttemptRule) =>
    86_400 / LONGEST_WAIT_SECONDS + 86_400 / forgottenAfterSeconds
  test('allow about a hundred guesses a day at one login, whoever makes them', () => {
    let [now, attempts, guesses] = [0, null as Attempts | null, 0]
    while (now < 86_400) {
      const wait = secondsToWait(attempts, at(now))
      if (wait > 0) now += wait
      else {
        attempts = afterFailure(attempts, at(now), PER_LOGIN)
        guesses += 1
      }
    }
    expect(guesses).toBeGreaterThan(90)
    expect(guesses).toBeLessThan(guessesADay(PER_LOGIN) + 20)
  })
  test('let an office of hundreds mistype two times a minute the whole day', () => {
    let attempts: Attempts | null = null
    for (let now = 0; now < 86_400; now += 30) {
      expect(secondsToWait(attempts, at(now))).toBe(0)
      attempts = afterFailure(attempts, at(now), PER_ADDRESS)
    }
  })
})
