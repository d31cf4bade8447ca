import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { backlogAt, type CaseSpan } from './backlog.js'

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z`
const anyDay = fc.integer({ min: 1, max: 31 }).map(day)
const anyCases = fc.array(
  fc.record({ openedAt: fc.option(anyDay, { nil: null }), closedAt: fc.option(anyDay, { nil: null }) }),
)

describe('the backlog', () => {
  const cases: CaseSpan[] = [
    { openedAt: day(1), closedAt: day(3) },
    { openedAt: day(2), closedAt: null },
    { openedAt: day(4), closedAt: day(4) },
    { openedAt: null, closedAt: null },
  ]
  test('it is what had been opened by a moment less what had been closed, the moment included', () => {
    expect(backlogAt(cases, [day(1), day(3), day(4), day(31)])).toStrictEqual([
      { at: day(1), opened: 1, closed: 0, backlog: 1 },
      { at: day(3), opened: 2, closed: 1, backlog: 1 },
      { at: day(4), opened: 3, closed: 2, backlog: 1 },
      { at: day(31), opened: 3, closed: 2, backlog: 1 },
    ])
  })
  test('before the first case it is 0, and of no moments there are no points', () => {
    expect(backlogAt(cases, ['2026-02-28T23:59:59.000Z'])).toStrictEqual([
      { at: '2026-02-28T23:59:59.000Z', opened: 0, closed: 0, backlog: 0 },
    ])
    expect(backlogAt(cases, [])).toStrictEqual([])
    expect(backlogAt([], [day(1)])).toStrictEqual([{ at: day(1), opened: 0, closed: 0, backlog: 0 }])
  })
  test('moments are answered in the order they are asked', () => {
    expect(backlogAt(cases, [day(4), day(1)]).map(({ at }) => at)).toStrictEqual([day(4), day(1)])
  })
})

describe('the backlog, whatever the cases', () => {
  test('it is what counting one by one gives', () => {
    fc.assert(
      fc.property(anyCases, anyDay, (cases, at) => {
        const upTo = (moment: string | null): boolean => moment !== null && moment <= at
        const opened = cases.filter(({ openedAt }) => upTo(openedAt)).length
        const closed = cases.filter(({ closedAt }) => upTo(closedAt)).length
        expect(backlogAt(cases, [at])).toStrictEqual([{ at, opened, closed, backlog: opened - closed }])
      }),
    )
  })
  test('the backlogs of the parts add up to that of the total', () => {
    fc.assert(
      fc.property(anyCases, anyCases, anyDay, (some, others, at) => {
        const backlog = (cases: readonly CaseSpan[]): number =>
          backlogAt(cases, [at]).reduce((sum, point) => sum + point.backlog, 0)
        expect(backlog(some) + backlog(others)).toBe(backlog([...others, ...some]))
      }),
    )
  })
})
