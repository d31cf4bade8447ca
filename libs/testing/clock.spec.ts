import { describe, expect, test } from '@jest/globals'
import { settableClock } from './clock.js'

describe('a settable clock', () => {
  test('stands still until it is moved', () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    expect([clock.now(), clock.now()]).toStrictEqual(['2026-03-30T01:02:03.004Z', '2026-03-30T01:02:03.004Z'])
  })
  test('moves forwards and backwards', () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    clock.advance(1)
    expect(clock.now()).toBe('2026-03-30T01:02:03.005Z')
    clock.advance(-3_600_000)
    expect(clock.now()).toBe('2026-03-30T00:02:03.005Z')
    clock.set('2025-12-31T23:59:59.999Z')
    clock.advance(1)
    expect(clock.now()).toBe('2026-01-01T00:00:00.000Z')
  })
  test('cannot be set to what is no instant', () => {
    expect(() => settableClock('noon')).toThrow('not an instant: noon')
  })
})
