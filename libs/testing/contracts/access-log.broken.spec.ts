import { describe, expect, test } from '@jest/globals'
import { verifyAccess, type AccessLog } from '@huiyin/access-log'
import { accessDigests } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '../clock.js'
import { accessLogContract, type OpenAccessLog } from './access-log.js'
import { defects, type Defect } from './access-log/defects.js'
import { pretendAccessLog, pretendShelf, pretendStorage } from './access-log/pretend-access-log.js'

const opening =
  (defect: Defect | null): OpenAccessLog =>
  async () => {
    const clock = settableClock('2026-03-30T23:00:00.000Z')
    const [store, shelf, faults] = [memoryEventStore({ clock }), pretendShelf(), [] as unknown[]]
    const has = (one: Defect) => one === defect
    const days = pretendStorage(shelf, () => false)
    let log: AccessLog
    const openOnce = () => (log = pretendAccessLog({ clock, store, shelf, has, onFault: (one) => faults.push(one) }))
    const reopen = async () => {
      await log.close()
      return openOnce()
    }
    const verified = async () => verifyAccess(days, await accessDigests(store))
    return { log: openOnce(), days, clock, store, verified, faults, reopen }
  }

describe('the access log that the broken ones are made of keeps every promise:', () => {
  for (const [promise, holds] of Object.entries(accessLogContract)) test(promise, () => holds(opening(null)))
})

describe('the contract of the access log', () => {
  test('has an access log that breaks it for each of its promises', () => {
    expect(new Set(Object.values(defects))).toStrictEqual(new Set(Object.keys(accessLogContract)))
  })
})

describe('an access log is found out that', () => {
  for (const [defect, promise] of Object.entries(defects)) {
    test(defect, async () => {
      const verdict = accessLogContract[promise]!(opening(defect as Defect))
      expect(
        await verdict.then(
          () => 'kept',
          () => 'broken',
        ),
      ).toBe('broken')
    })
  }
})
