import { describe, expect, test } from '@jest/globals'
import { calendarKey, cnCalendar } from '@huiyin/calendar'
import { calendarCopy } from './calendar-copy.js'
import type { CopyStore } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

const noted = (version: number, tenant = 'county', year = 2027): PublishedEvent => ({
  ...{ id: `${tenant}-${year}-${version}`, context: 'campaign', name: 'CalendarYearAdopted', version: 1, tenant },
  ...{ key: `${tenant}:${year}`, correlation: 'c' },
  data: {
    version,
    definition: { year, zh: '放假安排', en: 'holidays', daysOff: { [`${year}-01-04`]: 'newYear' }, makeUpDays: {} },
  },
  occurredAt: { at: '2026-12-28T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
})
const storeOf = (...kept: readonly PublishedEvent[]): CopyStore => ({
  ...{ load: () => Promise.resolve(kept), keep: () => Promise.resolve(true) },
})
const installed = () => ({ zone: 'Asia/Shanghai', calendar: cnCalendar })
const keyFor = ({ countingOf }: Awaited<ReturnType<typeof calendarCopy>>, tenant: string) =>
  calendarKey(countingOf(tenant).calendar)

describe('what a context counts with', () => {
  test('S3-14 is the installed calendar until a notice is heard of, and that tenant’s edition from then on', async () => {
    const copy = await calendarCopy('c', storeOf(), installed)
    expect([keyFor(copy, 'county'), copy.heardOf('county', 2027)]).toStrictEqual(['cn@2026.1', 0])
    await copy.consumer.handle(noted(1))
    await copy.consumer.handle(noted(2, 'county', 2028))
    expect([keyFor(copy, 'county'), keyFor(copy, 'city')]).toStrictEqual(['cn@2026.1+2027.1+2028.2', 'cn@2026.1'])
    expect([copy.heardOf('county', 2028), copy.heardOf('city', 2028)]).toStrictEqual([2, 0])
  })
  test('an earlier notice that comes late changes nothing', async () => {
    const copy = await calendarCopy('c', storeOf(), installed)
    for (const event of [noted(2), noted(1)]) await copy.consumer.handle(event)
    expect(keyFor(copy, 'county')).toBe('cn@2026.1+2027.2')
  })
  test('is known again after a restart', async () =>
    expect(keyFor(await calendarCopy('c', storeOf(noted(1)), installed), 'county')).toBe('cn@2026.1+2027.1'))
})
