import { describe, expect, test } from '@jest/globals'
import { addDays } from '@huiyin/kernel'
import fc from 'fast-check'
import { adoptYear } from './calendar.js'
import { calendars, cnCalendar, noneCalendar } from './calendars/calendars.js'
import type { Deadline, DeadlineRule } from './deadline.js'
import { deriveDeadline, type DeadlineInput } from './derive-deadline.js'
import { recheck, rederiveDeadline } from './recheck.js'

const base: DeadlineInput = {
  rule: { kind: 'workingDays', n: 15 },
  calendar: cnCalendar,
  zone: 'Asia/Shanghai',
  from: '2022-09-28T01:00:00.000Z',
}
/** As an event holds it. */
const stored = (deadline: Deadline): Deadline => JSON.parse(JSON.stringify(deadline))
/** Invented: it makes 2026-12-30 a day off. */
const amended = adoptYear(cnCalendar, {
  version: '2026.2',
  year: 2026,
  table: { daysOff: { '2026-12-30': 'newYear' }, makeUpDays: {} },
})

const day = fc.integer({ min: 0, max: 3300 }).map((days) => addDays('2019-01-01', days))
const instant = fc
  .integer({ min: 0, max: 3300 * 24 })
  .map((hours) => new Date(Date.UTC(2019, 0, 1, hours)).toISOString())
const days = fc.integer({ min: 1, max: 90 })
const rule: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.record({ kind: fc.constant('workingDays' as const), n: days }),
  fc.record({ kind: fc.constant('calendarDays' as const), n: days }),
  fc.record({ kind: fc.constant('date' as const), day }),
  fc.record({ kind: fc.constant('monthEnd' as const), month: day.map((text) => text.slice(0, 7)) }),
  fc.record({ kind: fc.constant('sameDay' as const) }),
  fc.record({ kind: fc.constant('given' as const), dueAt: instant }),
)
const endless: fc.Arbitrary<DeadlineRule> = fc.constantFrom({ kind: 'standing' }, { kind: 'immediate' })
const pauses = fc.array(
  fc.tuple(day, fc.nat(30)).map(([from, length]) => ({ from, to: addDays(from, length) })),
  { maxLength: 3 },
)
const common = {
  calendar: fc.constantFrom(...calendars),
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC'),
  from: instant,
  pauses,
}
const anyInput: fc.Arbitrary<DeadlineInput> = fc.oneof(
  fc.record({ ...common, rule, extensions: fc.array(fc.record({ workingDays: days }), { maxLength: 2 }) }),
  fc.record({ ...common, rule: endless }),
)

/** fast-check's records have no prototype, what JSON gives back has one. */
const input = anyInput.map((any): DeadlineInput => ({ ...any, rule: { ...any.rule } }))

describe('a stored deadline', () => {
  test('is always equal to what its own derivation leads to', () => {
    fc.assert(
      fc.property(input, (any) => {
        expect(recheck(stored(deriveDeadline(any)))).toStrictEqual({ verdict: 'equal' })
      }),
      { numRuns: 500 },
    )
  })
  test('is plain data: nothing is lost in JSON', () => {
    fc.assert(
      fc.property(input, (any) => {
        const deadline = deriveDeadline(any)
        expect(stored(deadline)).toStrictEqual(deadline)
      }),
    )
  })
  test('stays small: 15 working days over National Day in under 750 characters, 90 with a pause in under 1,500', () => {
    const long = deriveDeadline({
      ...base,
      rule: { kind: 'workingDays', n: 90 },
      pauses: [{ from: '2022-11-01', to: '2022-11-05' }],
    })
    expect(JSON.stringify(deriveDeadline(base)).length).toBeLessThan(750)
    expect(JSON.stringify(long).length).toBeLessThan(1500)
  })
  test('is equal whatever the order of its keys', () => {
    const { kind, ...rest } = stored(deriveDeadline(base))
    expect(recheck({ ...rest, kind })).toStrictEqual({ verdict: 'equal' })
  })
})

describe('a deadline that was changed', () => {
  const original = deriveDeadline(base)
  const { derivation } = original
  const skippedNothing = derivation.steps.map((step) => (step.step === 'count' ? { ...step, skipped: [] } : step))
  const changed: readonly { what: string; deadline: Deadline }[] = [
    { what: 'day', deadline: { ...original, dueOn: '2022-10-25' } },
    { what: 'instant', deadline: { ...original, dueAt: '2022-10-24T15:59:58.000Z' } },
    { what: 'provisional mark', deadline: { ...original, provisional: true } },
    { what: 'kind', deadline: { ...original, kind: 'calendarDays' } },
    { what: 'rule', deadline: { ...original, derivation: { ...derivation, rule: { kind: 'workingDays', n: 16 } } } },
    { what: 'start', deadline: { ...original, derivation: { ...derivation, from: '2022-09-29T01:00:00.000Z' } } },
    { what: 'zone', deadline: { ...original, derivation: { ...derivation, zone: 'UTC' } } },
    { what: 'calendar', deadline: { ...original, derivation: { ...derivation, calendar: 'none@1' } } },
    { what: 'list of skipped days', deadline: { ...original, derivation: { ...derivation, steps: skippedNothing } } },
    { what: 'steps', deadline: { ...original, derivation: { ...derivation, steps: [] } } },
  ]

  test.each(changed)('in its $what differs', ({ deadline }) => {
    expect(recheck(deadline).verdict).toBe('differs')
  })
  test('is shown beside what it should be', () => {
    expect(recheck({ ...original, dueOn: '2022-10-25' })).toStrictEqual({ verdict: 'differs', recomputed: original })
  })
  test('by a pause that was slipped in differs', () => {
    const steps = [...derivation.steps, { step: 'pause' as const, from: '2022-10-10', to: '2022-10-11' }]
    const result = recheck({ ...original, derivation: { ...derivation, steps } })
    expect(result).toMatchObject({ verdict: 'differs', recomputed: { dueOn: '2022-10-26' } })
  })
})

describe('editions of the calendar', () => {
  const nearYearEnd: DeadlineInput = { ...base, from: '2026-12-28T01:00:00.000Z', rule: { kind: 'workingDays', n: 2 } }

  test('c6.6 a deadline is checked against the edition it names, not the newest', () => {
    const old = deriveDeadline(nearYearEnd)
    const among = [...calendars, amended]
    expect(old.dueOn).toBe('2026-12-30')
    expect(recheck(old, among)).toStrictEqual({ verdict: 'equal' })
    expect(recheck(deriveDeadline({ ...nearYearEnd, calendar: amended }), among)).toStrictEqual({ verdict: 'equal' })
  })
  test('c6.6 derived again by the new edition it moves, and the old one stays as it was', () => {
    const old = deriveDeadline(nearYearEnd)
    const before = JSON.stringify(old)
    const moved = rederiveDeadline(old.derivation, amended)
    expect(moved).toMatchObject({ dueOn: '2026-12-31', provisional: false })
    expect(moved.derivation.calendar).toBe('cn@2026.2')
    expect(JSON.stringify(old)).toBe(before)
  })
  test('an edition that is not here is named instead of guessed', () => {
    const deadline = deriveDeadline({ ...nearYearEnd, calendar: amended })
    expect(recheck(deadline)).toStrictEqual({ verdict: 'calendarUnknown', calendar: 'cn@2026.2' })
  })
})

describe('a deadline derived again', () => {
  test('keeps its pauses and extensions, and gains new ones behind them', () => {
    const pause = { from: '2022-10-10', to: '2022-10-11' }
    const once = deriveDeadline({ ...base, pauses: [pause], extensions: [{ workingDays: 3 }] })
    const again = rederiveDeadline(once.derivation, cnCalendar, {
      pauses: [{ from: '2022-10-12', to: '2022-10-12' }],
      extensions: [{ workingDays: 1 }],
    })
    const atOnce = deriveDeadline({
      ...base,
      pauses: [pause, { from: '2022-10-12', to: '2022-10-12' }],
      extensions: [{ workingDays: 3 }, { workingDays: 1 }],
    })
    expect(again).toStrictEqual(atOnce)
    expect([once.dueOn, again.dueOn]).toStrictEqual(['2022-10-31', '2022-11-02'])
  })
  test('without changes and by the same edition it is the same', () => {
    fc.assert(
      fc.property(input, (any) => {
        const deadline = deriveDeadline(any)
        expect(rederiveDeadline(deadline.derivation, any.calendar)).toStrictEqual(deadline)
      }),
    )
  })
  test('by a calendar without holidays it ends where Monday to Friday alone put it', () => {
    const without = rederiveDeadline(deriveDeadline(base).derivation, noneCalendar)
    expect(without.dueOn).toBe('2022-10-19')
  })
})
