import { describe, expect, test } from '@jest/globals'
import { prepareChange } from './change.js'

describe('the change against the period before', () => {
  test('a rate moves by percentage points, not by percent', () => {
    expect(prepareChange(0.9, 0.875, 'rate')).toStrictEqual({ kind: 'up', by: 2.5, unit: 'points' })
  })
  test('a count moves by cases', () => {
    expect(prepareChange(7, 10, 'cases')).toStrictEqual({ kind: 'down', by: 3, unit: 'cases' })
  })
  test('nothing known before is not a change from zero', () => {
    expect(prepareChange(7, null, 'cases')).toStrictEqual({ kind: 'unknown' })
    expect(prepareChange(null, 0.5, 'rate')).toStrictEqual({ kind: 'unknown' })
  })
  test('a change below what is shown is none', () => {
    expect(prepareChange(0.5001, 0.5, 'rate')).toStrictEqual({ kind: 'same' })
    expect(prepareChange(0, 0, 'cases')).toStrictEqual({ kind: 'same' })
  })
})
