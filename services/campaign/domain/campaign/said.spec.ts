import { describe, expect, test } from '@jest/globals'
import { standardInspections } from '@huiyin/contracts/intake'
import { configurationOf, type Given } from './configuration.js'
import type { Configuration } from './events.js'
import { exampleFile, exampleParameters } from './examples.js'

const set = <T>(value: T) => ({ value, assumption: true as const, why: '示范' })
const says = (parameters: Partial<NonNullable<Given['parameters']>>, file: Partial<Given['file']> = {}) =>
  configurationOf({ file: { ...exampleFile, ...file }, parameters: { ...exampleParameters, ...parameters } })
const named = (code: string) => ({ code, zh: code, en: code })

describe('what a campaign may say, and leaves out otherwise', () => {
  test('of all this the example says nothing', () => {
    const left: readonly (keyof Configuration)[] = [
      ...(['lookBack', 'noticed', 'repeatVisit', 'recurrence', 'majorProblems'] as const),
      ...(['inspections', 'publication', 'desk', 'ledgerCycle'] as const),
    ]
    const said = configurationOf({ file: exampleFile, parameters: exampleParameters })
    expect(left.filter((key) => Object.hasOwn(said, key))).toStrictEqual([])
  })
  test('K7 how often a closed entry is looked at again is a cadence of the document, with a most and once or by the year', () => {
    const cadence = { code: 'look-back', every: 'once', min: 1, max: 2, ...{ zh: '回头看', en: 'look-back' } } as const
    const lookBack = (change: object, code = 'look-back') =>
      says({}, { cadences: [{ ...cadence, ...change, code, actor: 'office', req: ['S1-90'] }] }).lookBack
    expect(lookBack({})).toStrictEqual({ every: 'once', max: 2 })
    expect(lookBack({ every: 'year' })).toStrictEqual({ every: 'year', max: 2 })
    for (const none of [lookBack({ every: 'regular' }), lookBack({ max: undefined }), lookBack({}, 'circular')])
      expect(none).toBeUndefined()
  })
  test('S0-59 S1-41 K15 from when something recurs, what is major and what may be public', () => {
    const recurrence = { problems: 3, days: 90 }
    const majorProblems = { hours: 48, conditions: [named('death')], receivers: [] }
    const publication = { kinds: ['list' as const], media: 2 }
    expect(
      says({
        recurrence: set(recurrence),
        major_problems: set(majorProblems),
        publication: set(publication),
        repeat_visit_days: set(90),
      }),
    ).toMatchObject({ recurrence, majorProblems, publication, repeatVisit: { days: 90 } })
  })
  test('S4-58 any one thing said of inspections is enough, and the rest stays open', () => {
    const open = { violations: [], keyDates: [], kinds: [], onSiteDays: null }
    const why = { assumption: true as const, why: '示范' }
    expect(says({ on_site_days: set(3) }).inspections).toStrictEqual({ ...open, onSiteDays: 3 })
    expect(says({ violations: { ...why, codes: [named('V1')] } }).inspections).toStrictEqual({
      ...open,
      violations: [named('V1')],
    })
    expect(says({ key_dates: { ...why, dates: [named('labour-day')] } }).inspections).toStrictEqual({
      ...open,
      keyDates: [named('labour-day')],
    })
    const kinds = [standardInspections[0]!]
    expect(says({ inspection_kinds: { ...why, kinds } }).inspections).toStrictEqual({ ...open, kinds })
    const both = says({ violations: { ...why, codes: [named('V1')] }, key_dates: { ...why, dates: [named('d')] } })
    expect(both.inspections).toStrictEqual({ ...open, violations: [named('V1')], keyDates: [named('d')] })
  })
  test('K11 K12 how matters are assigned and objected to, each of it by itself', () => {
    expect(says({ transfers: set({ rule: 'kickIsFault' }) }).desk).toStrictEqual({
      transfers: { rule: 'kickIsFault' },
    })
    expect(says({ assignment_objection_working_days: set(2) }).desk).toStrictEqual({
      assignmentObjection: { kind: 'workingDays', n: 2 },
    })
    expect(says({ assignment_objection_decision_working_days: set(1) }).desk).toStrictEqual({
      assignmentObjectionDecision: { kind: 'workingDays', n: 1 },
    })
    expect(says({ style_leads: set({ kinds: ['C1'] }) }).desk).toStrictEqual({ styleLeads: { codes: ['C1'] } })
    expect(says({ style_leads: set({ kinds: ['C1'], working_days: 5 }) }).desk).toStrictEqual({
      styleLeads: { codes: ['C1'], clock: { kind: 'workingDays', n: 5 } },
    })
  })
})
