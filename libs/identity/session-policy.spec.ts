import { describe, expect, test } from '@jest/globals'
import { SESSION_POLICY, sessionEnd } from './session-policy.js'

const started = '2026-03-01T00:00:00.000Z'
const endOf = (seenAt: string) => sessionEnd({ startedAt: started, seenAt }, SESSION_POLICY)

describe('a session', () => {
  test('ends half an hour after it was last used', () => {
    expect(endOf(started)).toBe('2026-03-01T00:30:00.000Z')
    expect(endOf('2026-03-01T05:00:00.001Z')).toBe('2026-03-01T05:30:00.001Z')
  })
  test('ends twelve hours after it began in any case', () => {
    expect(endOf('2026-03-01T11:29:59.999Z')).toBe('2026-03-01T11:59:59.999Z')
    expect(endOf('2026-03-01T11:45:00.000Z')).toBe('2026-03-01T12:00:00.000Z')
  })
})
