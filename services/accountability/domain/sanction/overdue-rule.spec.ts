import { describe, expect, test } from '@jest/globals'
import { SANCTION_KINDS, severityOf } from '@huiyin/contracts/accountability'
import { overdueRule, stepOf } from './overdue-rule.js'

describe('what is proposed for an entry that is overdue', () => {
  test('S2-20 the first time a reminder', () => expect(stepOf(overdueRule, 1)).toBe('reminder'))
  test('S1-83 the second time an accountability interview', () =>
    expect(stepOf(overdueRule, 2)).toBe('accountabilityInterview'))
  test('and every time after it', () =>
    expect([3, 4, 9].map((count) => stepOf(overdueRule, count))).toStrictEqual([
      ...['accountabilityInterview', 'accountabilityInterview', 'accountabilityInterview'],
    ]))
  test('each step is a measure of model a7 and none is milder than the one before', () => {
    const severities = overdueRule.steps.map(severityOf)
    expect(severities).toStrictEqual(severities.toSorted((one, other) => one - other))
    expect(overdueRule.steps.every((kind) => SANCTION_KINDS.includes(kind))).toBe(true)
  })
  test('the rule says its version, because every measure names it', () =>
    expect({ rule: overdueRule.rule, version: overdueRule.version }).toStrictEqual({ rule: 'overdue', version: 1 }))
})
