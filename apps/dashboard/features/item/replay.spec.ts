import { describe, expect, test } from '@jest/globals'
import { momentAt, momentsOf, stepAt } from './replay.js'

const [a, b, c] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z']
const moments = [a, b, c]

describe('replaying a history', () => {
  test('its steps are the moments at which something became known, each once and in order', () => {
    expect(momentsOf([b, a, b, c].map((recordedAt) => ({ recordedAt })))).toStrictEqual(moments)
  })
  test('the last step is now', () => {
    expect(momentAt(moments, 3)).toBeNull()
    expect(stepAt(moments, null)).toBe(3)
  })
  test('a step and its moment belong together', () => {
    expect([1, 2].map((step) => stepAt(moments, momentAt(moments, step)))).toStrictEqual([1, 2])
  })
  test('a moment between two facts stands at the earlier', () => {
    expect(stepAt(moments, '2026-01-02T12:00:00.000Z')).toBe(2)
    expect(stepAt(moments, '2025-12-31T00:00:00.000Z')).toBe(0)
  })
})
