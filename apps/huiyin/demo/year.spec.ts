import { describe, expect, test } from '@jest/globals'
import { demoMatters, demoSpan, workingDays } from './year.js'
import { BUREAUS, PEOPLE } from './city.js'

describe('the demonstration year', () => {
  test('is the same for the same seed and another for another', () => {
    expect(demoMatters(200, 7)).toStrictEqual(demoMatters(200, 7))
    expect(demoMatters(200, 8)).not.toStrictEqual(demoMatters(200, 7))
  })
  test('plays the quarter under way and the one before it, up to the day before', () => {
    expect(demoSpan('2026-11-28')).toStrictEqual({ from: '2026-07-01', to: '2026-11-27' })
    expect(demoSpan('2026-10-01')).toStrictEqual({ from: '2026-04-01', to: '2026-09-30' })
  })
  test('stays within its year, whenever it is started', () => {
    expect(demoSpan('2026-02-10')).toStrictEqual({ from: '2026-01-05', to: '2026-02-09' })
    expect(demoSpan('2025-06-01')).toStrictEqual({ from: '2026-01-05', to: '2026-01-05' })
    expect(demoSpan('2027-08-15')).toStrictEqual({ from: '2026-07-01', to: '2026-12-31' })
  })
  test('skips holidays and works on make-up weekends', () => {
    const days = workingDays('2026-02-12', '2026-02-28')
    expect(days).toStrictEqual([
      '2026-02-12',
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ])
  })
  test('leaves something open, sends something back, hands something on, and is done late now and then', () => {
    const matters = demoMatters(220, 7)
    expect(matters.length).toBeGreaterThan(1000)
    expect(matters.some(({ claimed }) => claimed === null)).toBe(true)
    expect(matters.some(({ returned }) => returned)).toBe(true)
    expect(matters.some(({ transferTo }) => transferTo !== null)).toBe(true)
    expect(matters.some(({ claimed, received }) => claimed !== null && claimed - received > 10)).toBe(true)
  })
  test('never finishes a matter before it came', () => {
    const early = demoMatters(220, 7).filter(({ claimed, received }) => claimed !== null && claimed < received)
    expect(early).toStrictEqual([])
  })
  test('names nobody real: every unit and person says that it is a demonstration', () => {
    expect(PEOPLE.filter(({ name }) => !name.includes('示范'))).toStrictEqual([])
    expect(BUREAUS.filter((unitId) => !unitId.startsWith('demo-'))).toStrictEqual([])
  })
  test('has somebody for each role of the product', () => {
    const roles = new Set(PEOPLE.flatMap(({ roles: held }) => held))
    expect([...roles].sort((one, other) => (one < other ? -1 : 1))).toStrictEqual([
      'acceptanceOfficer',
      'accountabilityOfficer',
      'administrator',
      'auditor',
      'coordinationOfficer',
      'disciplineOfficer',
      'dispatcher',
      'evaluationOffice',
      'handler',
      'leader',
      'operator',
      'performanceOfficer',
      'publicityOfficer',
      'supervisor',
      'unitPrincipal',
    ])
  })
})
