import { describe, expect, test } from '@jest/globals'
import { accountabilityCommands } from '@huiyin/contracts/accountability'
import { evaluationCommands } from '@huiyin/contracts/evaluation'
import { consequencesOn, publishedOn, ratingOf, type Undecided } from './consequences.js'
import { demoMatters, workingDays } from './year.js'

const measures = (statementDueAt: string): readonly Undecided[] =>
  Array.from({ length: 60 }, (_, n) => ({
    ...{ sanctionId: `sanction-${n}`, unitId: `demo-bureau-${(n % 8) + 1}`, statementDueAt, statements: 0 },
  }))

describe('the consequences of the demonstration', () => {
  test('S1-83 are decided in each of the three ways, by the supervisor, when the time for a statement is long over', () => {
    const steps = consequencesOn('2026-03-16', measures('2026-03-06T15:59:59.999Z'))
    expect(new Set(steps.map(({ login }) => login))).toStrictEqual(new Set(['supervisor']))
    const inputs = steps.map(({ input }) => accountabilityCommands.DecideSanction.input.parse(input))
    expect(new Set(inputs.map(({ decision }) => decision))).toStrictEqual(new Set(['issue', 'dismiss', 'tolerate']))
  })
  test('S1-81 some units speak while they may, and nothing is decided before', () => {
    const steps = consequencesOn('2026-03-16', measures('2026-03-18T15:59:59.999Z'))
    expect(steps.length).toBeGreaterThan(10)
    expect(steps.length).toBeLessThan(60)
    for (const { name, login } of steps) expect([name, login.slice(0, 9)]).toStrictEqual(['StateOwnView', 'principal'])
  })
  test('what became ready this week waits for its decision', () => {
    expect(consequencesOn('2026-03-16', measures('2026-03-13T15:59:59.999Z'))).toStrictEqual([])
  })
  test('whoever gave a name is called back more often than not, and says all three', () => {
    const matters = demoMatters(200, 7)
    const ratings = matters.flatMap((matter) => ratingOf(matter, 'demo-bureau-1'))
    const said = ratings.map(({ input }) => evaluationCommands.RateReport.input.parse(input).rating)
    expect(new Set(said).size).toBe(3)
    const named = matters.filter(({ named: gave }) => gave).length
    expect(ratings.length).toBeGreaterThan(named / 2)
    expect(ratings.length).toBeLessThan(named)
  })
  test('S1-68 the first quarter is made public after it ended, and corrected later', () => {
    const days = workingDays('2026-07-01', '2026-11-27')
    const told = days.flatMap((day) => publishedOn(day, days).map((step) => ({ day, ...step })))
    expect(told.map(({ day, name }) => [day, name])).toStrictEqual([
      ['2026-10-09', 'PublishRanking'],
      ['2026-11-09', 'CorrectRanking'],
    ])
    for (const { name, input } of told) {
      const definition =
        name === 'PublishRanking' ? evaluationCommands.PublishRanking : evaluationCommands.CorrectRanking
      expect(definition.input.safeParse(input).success).toBe(true)
    }
  })
  test('S1-68 a quarter that is not over is not made public', () => {
    const days = workingDays('2026-07-01', '2026-09-20')
    expect(days.flatMap((day) => publishedOn(day, days))).toStrictEqual([])
  })
})
