import { describe, expect, test } from '@jest/globals'
import type { Rules } from './ports.js'
import { countBehind, itemPromise, registeringPromise } from './promise.js'

const rules: Rules = {
  zone: 'Asia/Shanghai',
  calendar: 'cn@2026.1',
  notices: [],
  registeringWorkingDays: 1,
  itemWorkingDays: 10,
  categories: [],
}
/** The Friday before the long holiday; the weekend of 10 October is partly worked. */
const receivedAt = '2026-09-30T08:36:00.000Z'

describe('what a reporter is promised', () => {
  test('S3-51 registered within a working day: over the holiday that is the eighth of October', () =>
    expect(registeringPromise(rules, receivedAt)).toMatchObject({
      ...{ from: '2026-09-30', dueOn: '2026-10-08', workingDays: 1, provisional: false },
    }))
  test('S3-14 handled within ten, counted from the last day of registering as long as it is not registered', () => {
    const promised = itemPromise(rules, { receivedAt, registeredAt: null })
    expect(promised).toMatchObject({ from: '2026-10-08', dueOn: '2026-10-21', assumed: true })
    expect(promised?.days.filter(({ why }) => why === 'makeUpDay').map(({ day }) => day)).toStrictEqual(['2026-10-10'])
    expect(promised?.days.filter(({ counted }) => counted !== null)).toHaveLength(10)
  })
  test('from the day of registration once there is one', () =>
    expect(itemPromise(rules, { receivedAt, registeredAt: '2026-10-09T01:00:00.000Z' })).toMatchObject({
      ...{ from: '2026-10-09', assumed: false },
    }))
  test('S3-14 is counted by the public holidays that were adopted since', () => {
    const definition = { year: 2026, zh: '示范', en: 'demo', makeUpDays: {}, daysOff: { '2026-10-01': 'nationalDay' } }
    expect(registeringPromise({ ...rules, notices: [{ version: 1, definition }] }, receivedAt)).toMatchObject({
      dueOn: '2026-10-02',
    })
  })
  test('is provisional where the year is not published', () =>
    expect(itemPromise(rules, { receivedAt, registeredAt: '2026-12-25T01:00:00.000Z' })).toMatchObject({
      provisional: true,
    }))
  test('is nothing where the campaign says nothing, or nobody knows its calendar', () => {
    const item = { receivedAt, registeredAt: null }
    expect(registeringPromise({ ...rules, registeringWorkingDays: null }, receivedAt)).toBeNull()
    expect(itemPromise({ ...rules, itemWorkingDays: null }, item)).toBeNull()
    expect(itemPromise({ ...rules, calendar: 'nowhere@1' }, item)).toBeNull()
  })
  test('an entry’s deadline is explained only where the count gives that very deadline', () => {
    const item = { receivedAt, registeredAt: '2026-10-09T01:00:00.000Z' }
    const dueAt = itemPromise(rules, item)!.dueAt
    expect(countBehind(rules, item, { dueAt })?.dueAt).toBe(dueAt)
    expect(countBehind(rules, item, { dueAt: '2026-12-01T15:59:59.999Z' })).toBeNull()
    expect(countBehind(rules, { ...item, registeredAt: null }, { dueAt })).toBeNull()
  })
})
