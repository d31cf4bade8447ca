import { describe, expect, test } from '@jest/globals'
import { statementStanding } from './statement.js'

const moment = { now: '2026-11-28T09:00:00.000Z', zone: 'Asia/Shanghai' }
const measure = { state: 'proposed', statements: 0, statementDueAt: '2026-12-02T15:59:59.999Z' }

describe('S1-81 the time for a statement', () => {
  test('is counted down in civil days until it ends', () => {
    expect(statementStanding(measure, moment)).toStrictEqual({ kind: 'running', days: 4, day: '2026-12-02' })
    expect(statementStanding({ ...measure, statementDueAt: '2026-11-28T15:59:59.999Z' }, moment)).toStrictEqual({
      ...{ kind: 'runningToday', days: 0, day: '2026-11-28' },
    })
  })
  test('is over when it passed in silence, and says when', () => {
    expect(statementStanding({ ...measure, statementDueAt: '2026-11-20T15:59:59.999Z' }, moment)).toStrictEqual({
      ...{ kind: 'over', day: '2026-11-20' },
    })
  })
  test('does not run on once somebody has spoken', () => {
    expect(statementStanding({ ...measure, statements: 2 }, moment)).toStrictEqual({ kind: 'spoken', count: 2 })
  })
  test('stands as it was once it is decided', () => {
    expect(statementStanding({ ...measure, state: 'issued' }, moment)).toStrictEqual({ kind: 'decidedSilent' })
    expect(statementStanding({ ...measure, state: 'dismissed', statements: 1 }, moment).kind).toBe('decidedSpoken')
  })
})
