import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupOf, isDue, sumGroups, tally, verdictOf, type Verdict } from './verdict.js'

const asOf = '2022-10-31T15:59:59.000Z'
const dueAt = '2022-09-22T15:59:59.000Z'
const oneSecondLater = '2022-09-22T16:00:00.000Z'

const kinds: Verdict[] = ['noTarget', 'onTime', 'late', 'openOverdue', 'pending']
const anyVerdicts = fc.array(fc.constantFrom(...kinds))
const moments = fc.integer({ min: 10, max: 20 }).map((day) => `2026-03-${day}T00:00:00.000Z`)
const cases = fc.record({
  completedAt: fc.option(moments, { nil: null }),
  dueAt: fc.option(moments, { nil: null }),
  asOf: moments,
})

describe('the verdict of a case', () => {
  test('without a deadline there is none, completed or not', () => {
    expect(verdictOf({ completedAt: null, dueAt: null, asOf })).toBe('noTarget')
    expect(verdictOf({ completedAt: dueAt, dueAt: null, asOf })).toBe('noTarget')
  })
  test('completed on the very moment of the deadline is on time, a second later is late', () => {
    expect(verdictOf({ completedAt: dueAt, dueAt, asOf })).toBe('onTime')
    expect(verdictOf({ completedAt: oneSecondLater, dueAt, asOf })).toBe('late')
  })
  test('open on the very moment of the deadline is pending, a second later overdue', () => {
    expect(verdictOf({ completedAt: null, dueAt, asOf: dueAt })).toBe('pending')
    expect(verdictOf({ completedAt: null, dueAt, asOf: oneSecondLater })).toBe('openOverdue')
  })
  test('completed early is on time although the deadline lies ahead', () => {
    expect(verdictOf({ completedAt: '2022-09-01T01:00:00.000Z', dueAt, asOf: '2022-09-02T01:00:00.000Z' })).toBe(
      'onTime',
    )
  })
  test('a case is due when its deadline has passed, whatever became of it', () => {
    expect(isDue({ dueAt, asOf: dueAt })).toBe(false)
    expect(isDue({ dueAt, asOf: oneSecondLater })).toBe(true)
    expect(isDue({ dueAt: null, asOf })).toBe(false)
  })
  test('of the cases due none is pending and none without target', () => {
    fc.assert(
      fc.property(cases, (times) => {
        const verdict = verdictOf(times)
        if (isDue(times)) expect(['onTime', 'late', 'openOverdue']).toContain(verdict)
        else expect(verdict).not.toBe('openOverdue')
      }),
    )
  })
})

describe('the figures of a group', () => {
  test('scenario c1.10: 20 due, 16 on time, 3 late, 1 open and overdue are 80 %', () => {
    const onTime = Array.from({ length: 16 }, (): Verdict => 'onTime')
    const figures = tally([...onTime, 'late', 'late', 'late', 'openOverdue'])
    expect(figures).toStrictEqual({
      cases: 20,
      onTime: 16,
      late: 3,
      openOverdue: 1,
      pending: 0,
      noTarget: 0,
      numerator: 16,
      denominator: 20,
      onTimeRate: 0.8,
      wilson95: [0.584, 0.9193],
    })
  })
  test('rate and interval are shown with 4 decimals, the half going up: 57 of 800 are 0.07125', () => {
    const figures = groupOf({ onTime: 57, late: 743, openOverdue: 0, pending: 0, noTarget: 0 })
    expect(figures.onTimeRate).toBe(0.0713)
    expect(figures.wilson95).toStrictEqual([0.0554, 0.0912])
  })
  test('cases pending or without target are counted, and are in no denominator', () => {
    const figures = tally(['onTime', 'pending', 'noTarget', 'noTarget'])
    expect([figures.cases, figures.numerator, figures.denominator]).toStrictEqual([4, 1, 1])
  })
  test('with nothing counted there is neither rate nor interval', () => {
    expect(tally(['pending', 'noTarget'])).toStrictEqual({
      cases: 2,
      onTime: 0,
      late: 0,
      openOverdue: 0,
      pending: 1,
      noTarget: 1,
      numerator: 0,
      denominator: 0,
      onTimeRate: null,
      wilson95: null,
    })
    expect(tally([])).toStrictEqual(sumGroups([]))
  })
  test('counts that are no counts are a fault', () => {
    const counts = { onTime: 1, late: 0, openOverdue: 0, pending: 0, noTarget: 0 }
    expect(() => groupOf({ ...counts, pending: -1 })).toThrow('not a count: pending -1')
    expect(() => groupOf({ ...counts, late: 0.5 })).toThrow('not a count: late 0.5')
  })
  test('what else a row of counts carries does not get into the published figures', () => {
    const row = { ...tally(['onTime']), bureau: 'Parks' }
    expect(Object.keys(groupOf(row))).not.toContain('bureau')
  })
})

describe('the figures of a group, whatever the verdicts', () => {
  test('the five verdicts add up to the cases and the rate comes from three of them', () => {
    fc.assert(
      fc.property(anyVerdicts, (verdicts) => {
        const { cases: all, onTime, late, openOverdue, pending, noTarget, denominator } = tally(verdicts)
        expect(all).toBe(verdicts.length)
        expect(onTime + late + openOverdue + pending + noTarget).toBe(all)
        expect(denominator).toBe(onTime + late + openOverdue)
      }),
    )
  })
  test('the order of the cases does not matter', () => {
    fc.assert(
      fc.property(anyVerdicts, (verdicts) => {
        expect(tally(verdicts.toSorted())).toStrictEqual(tally(verdicts))
      }),
    )
  })
  test('the sum of the parts is the total, rate and interval included', () => {
    fc.assert(
      fc.property(fc.array(anyVerdicts), (parts) => {
        expect(sumGroups(parts.map(tally))).toStrictEqual(tally(parts.flat()))
      }),
    )
  })
})
