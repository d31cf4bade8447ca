import { describe, expect, test } from '@jest/globals'
import { settableClock } from '../clock.js'
import { identityContract, type OpenIdentity } from './identity.js'
import { defects, type Defect } from './identity/defects.js'
import { pretendIdentity, pretendStorage } from './identity/pretend-identity.js'

const opening =
  (defect: Defect | null): OpenIdentity =>
  async () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    const storage = pretendStorage()
    const has = (one: Defect) => one === defect
    const openOnce = () => pretendIdentity({ clock, storage, has })
    const identity = openOnce()
    const reopen = async () => {
      await identity.close()
      if (has('forgets passwords')) storage.passwords.clear()
      if (has('forgets sessions')) storage.sessions.clear()
      if (has('forgets attempts')) storage.attempts.clear()
      return openOnce()
    }
    return { identity, clock, reopen }
  }

describe('the identity that the broken ones are made of keeps every promise:', () => {
  for (const [promise, holds] of Object.entries(identityContract)) test(promise, () => holds(opening(null)))
})

describe('the identity contract', () => {
  test('has an identity that breaks it for each of its promises', () => {
    expect(Object.values(defects).sort()).toStrictEqual(Object.keys(identityContract).sort())
  })
})

describe('an identity is found out that', () => {
  for (const [defect, promise] of Object.entries(defects)) {
    test(defect, async () => {
      const verdict = identityContract[promise]!(opening(defect as Defect))
      expect(
        await verdict.then(
          () => 'kept',
          () => 'broken',
        ),
      ).toBe('broken')
    })
  }
})
