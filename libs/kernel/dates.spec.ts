import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  addDays,
  dayIn,
  daysBetween,
  endOfDayIn,
  instantOfWall,
  isDay,
  isInstant,
  isTimeZone,
  millisOf,
  wallOf,
} from './dates.js'

describe('days and instants', () => {
  test('a day ends at 23:59:59 on the wall clock of its zone', () => {
    expect(endOfDayIn('Asia/Shanghai', '2026-03-30')).toBe('2026-03-30T15:59:59.999Z')
    expect(endOfDayIn('America/New_York', '2015-03-08')).toBe('2015-03-09T03:59:59.999Z')
    expect(endOfDayIn('America/New_York', '2015-11-01')).toBe('2015-11-02T04:59:59.999Z')
  })
  test('the day of an instant is the day of the zone, not of UTC', () => {
    expect(dayIn('Asia/Shanghai', '2026-03-30T16:00:00.000Z')).toBe('2026-03-31')
    expect(dayIn('America/New_York', '2015-01-01T04:59:59.999Z')).toBe('2014-12-31')
  })
  test('a day that the calendar does not have is no day', () => {
    expect(['2026-02-28', '2024-02-29'].filter(isDay)).toHaveLength(2)
    expect(['2026-02-30', '2026-2-1', '', '2026-13-01'].filter(isDay)).toStrictEqual([])
  })
  test('an instant has milliseconds and ends in Z', () => {
    expect(isInstant('2026-03-30T01:02:03.004Z')).toBe(true)
    expect(['2026-03-30T01:02:03Z', '2026-03-30', '2026-03-30T01:02:03.004+08:00'].filter(isInstant)).toStrictEqual([])
  })
  test('days are counted across months and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  })
  test('a zone that the runtime does not know is told apart', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
  })
  test('a time the wall clock shows twice is its first pass, a skipped one keeps the offset before the jump', () => {
    expect(instantOfWall('America/New_York', '2015-11-01T01:30:00.000Z')).toBe('2015-11-01T05:30:00.000Z')
    expect(instantOfWall('America/New_York', '2015-03-08T02:30:00.000Z')).toBe('2015-03-08T07:30:00.000Z')
    expect(instantOfWall('America/New_York', '2015-03-08T03:00:00.000Z')).toBe('2015-03-08T07:00:00.000Z')
    expect(instantOfWall('Europe/London', '2015-10-25T01:30:00.000Z')).toBe('2015-10-25T00:30:00.000Z')
  })
  test('what the wall clock shows leads back to the instant, outside the repeated hour', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Sydney')
    const seconds = fc.integer({ min: 1_400_000_000, max: 1_800_000_000 })
    fc.assert(
      fc.property(zones, seconds, (zone, second) => {
        const instant = new Date(second * 1000).toISOString()
        const back = instantOfWall(zone, `${wallOf(zone, instant)}.000Z`)
        expect(wallOf(zone, back)).toBe(wallOf(zone, instant))
        expect(back <= instant).toBe(true)
      }),
    )
  })
  test('text that is no instant is a fault', () => {
    expect(() => millisOf('yesterday')).toThrow('not an instant: yesterday')
  })
})
