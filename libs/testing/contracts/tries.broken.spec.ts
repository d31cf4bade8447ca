import { describe, expect, test } from '@jest/globals'
import { millisOf, type Tries } from '@huiyin/kernel'
import { settableClock } from '../clock.js'
import { triesContract, type OpenTries } from './tries.js'

/** Each way of counting wrongly, and a promise that finds it out. */
const defects = {
  'lets one more through': 'so many and no more are counted, until the first of them is old enough',
  'begins to count anew at every full minute': 'in no stretch of the time are there more, wherever it begins',
  'counts what it refuses': 'one that is too many costs nothing: whoever goes on knocking waits no longer',
  'takes keys for the same whose case differs': 'of one key are not those of another, whatever keys are called',
  'looks before it counts': 'that come together are no more than those that come one after the other',
} as const
type Defect = keyof typeof defects

const MILLIS = 60_000

const pretend = (has: (defect: Defect) => boolean): OpenTries => {
  const open: OpenTries = async () => {
    const clock = settableClock('2026-03-02T01:00:00.000Z')
    const kept = new Map<string, readonly number[]>()
    const take: Tries['take'] = async (given) => {
      const key = has('takes keys for the same whose case differs') ? given.toLowerCase() : given
      const now = millisOf(clock.now())
      const isRecent = (at: number) =>
        has('begins to count anew at every full minute')
          ? Math.floor(at / MILLIS) === Math.floor(now / MILLIS)
          : now - at < MILLIS
      const recent = (kept.get(key) ?? []).filter(isRecent)
      if (has('looks before it counts')) await Promise.resolve()
      const most = has('lets one more through') ? 4 : 3
      const isCounted = recent.length < most
      if (isCounted || has('counts what it refuses')) kept.set(key, [...recent, now])
      return isCounted ? 0 : Math.ceil((recent[recent.length - most]! + MILLIS - now) / 1_000)
    }
    return { tries: { take }, others: { take }, clock }
  }
  return open
}

describe('the counting that the broken ones are made of keeps every promise:', () => {
  for (const [promise, holds] of Object.entries(triesContract)) test(promise, () => holds(pretend(() => false)))
})

describe('the contract of tries', () => {
  test('has a counting that breaks it for each of its promises', () => {
    expect(new Set<string>(Object.values(defects))).toStrictEqual(new Set(Object.keys(triesContract)))
  })
})

describe('a counting is found out that', () => {
  for (const [defect, promise] of Object.entries(defects)) {
    test(defect, async () => {
      const verdict = triesContract[promise]!(pretend((one) => one === defect))
      expect(
        await verdict.then(
          () => 'kept',
          () => 'broken',
        ),
      ).toBe('broken')
    })
  }
})
