import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { cnCalendar, deriveDeadline, type DeadlineRule } from '@huiyin/calendar'
import { campaignFile, type CampaignFile, type MeasureDeadline } from '@huiyin/contracts/campaign'
import { readCampaignFrom } from '../../edge/campaign-files.js'
import { termsOf, type TaskTerms, type TermSettings } from './task-deadlines.js'

const FOLDER = fileURLToPath(new URL('../../../../campaigns/', import.meta.url))

const fileOf = (id: string): CampaignFile => {
  const reading = readCampaignFrom(FOLDER, id)
  if (!reading.ok) throw new Error(`${id} is refused`)
  return reading.configuration.file
}

const unset: TermSettings = { periodTo: null, month: null, workingDays: null }
const none: TaskTerms = { rule: null, eachMatter: null, standing: false, gap: null }
const standing: TaskTerms = { ...none, rule: { kind: 'standing' }, standing: true }
const immediate: TaskTerms = { ...none, rule: { kind: 'immediate' } }
const masked: TaskTerms = { ...none, gap: 'masked' }
const noNumber: TaskTerms = { ...none, gap: 'noNumber' }
const sameDay: TaskTerms = { ...none, eachMatter: { kind: 'sameDay' } }

/** Every measure of the five files that names a deadline, and what it means before anything is filled in. */
const NAMED: Readonly<Record<string, Readonly<Record<string, TaskTerms>>>> = {
  s0: {
    A1: standing,
    A2: masked,
    A3: masked,
    A4: { ...immediate, standing: true },
    A5: { ...masked, standing: true },
    A6: masked,
  },
  s1: { M5: immediate, M8: masked, M11: noNumber },
  s2: { M3: immediate, M9: noNumber },
  s3: { M2: noNumber, M15: noNumber },
  s4: { M6: noNumber, M10: sameDay, M16: noNumber, M17: noNumber, M18: noNumber },
}

describe('the deadlines of the five documents', () => {
  test.each(Object.entries(NAMED))('every measure of %s has the terms the document gives it', (id, named) => {
    const { measures } = fileOf(id)
    const terms = Object.fromEntries(measures.map(({ code, deadline }) => [code, termsOf(deadline, unset)]))
    const silent = Object.fromEntries(measures.map(({ code }) => [code, { ...none, gap: 'nothingSaid' }]))
    expect(terms).toStrictEqual({ ...silent, ...named })
  })
  test('S0 6, S1 19, S2 9, S3 17 and S4 19 measures were looked at; 18 of the 70 name a deadline', () => {
    const measures = Object.keys(NAMED).map((id) => fileOf(id).measures)
    expect(measures.map(({ length }) => length)).toStrictEqual([6, 19, 9, 17, 19])
    expect(measures.flat().filter(({ deadline }) => deadline !== null)).toHaveLength(18)
  })
  test('every rule that comes out is one the calendar can count with', () => {
    const settings: TermSettings = { periodTo: '2022-11-30', month: '2022-08', workingDays: 5 }
    const rules = Object.keys(NAMED)
      .flatMap((id) => fileOf(id).measures)
      .flatMap(({ deadline }) => {
        const { rule, eachMatter } = termsOf(deadline, settings)
        return [rule, eachMatter].filter((one): one is DeadlineRule => one !== null)
      })
    const counted = rules.map((rule) =>
      deriveDeadline({ rule, calendar: cnCalendar, zone: 'Asia/Shanghai', from: '2022-07-01T01:00:00.000Z' }),
    )
    expect(counted.map(({ kind }) => kind)).toStrictEqual(rules.map(({ kind }) => kind))
    expect(rules).toHaveLength(18)
  })
})

describe('one kind of deadline', () => {
  const zh = '如文件所印'
  test('S0-33 长期坚持 has no day on which it is missed', () =>
    expect(termsOf({ kind: 'standing', zh }, unset)).toStrictEqual(standing))

  test('S1-47 S2-38 立行立改 has no number and so no day', () =>
    expect(termsOf({ kind: 'immediate', zh }, unset)).toStrictEqual(immediate))

  test('S0-61 at once and for ever: both hold', () =>
    expect(termsOf({ kind: 'immediate', and: 'standing', zh }, unset)).toStrictEqual({ ...immediate, standing: true }))

  test('S0-42 a month’s end needs its month: the printed one, or the one filled in', () => {
    const printed: MeasureDeadline = { kind: 'monthEnd', month: '2022-09', zh }
    const hidden: MeasureDeadline = { kind: 'monthEnd', month: null, zh }
    expect(termsOf(printed, unset).rule).toStrictEqual({ kind: 'monthEnd', month: '2022-09' })
    expect(termsOf(hidden, { ...unset, month: '2022-08' }).rule).toStrictEqual({ kind: 'monthEnd', month: '2022-08' })
    expect(termsOf(hidden, unset)).toStrictEqual(masked)
    // What an installation fills in goes before what is printed, as with the period.
    expect(termsOf(printed, { ...unset, month: '2022-08' }).rule).toStrictEqual({ kind: 'monthEnd', month: '2022-08' })
  })

  test('S0-64 a month’s end and then for ever: due once, and it goes on', () =>
    expect(termsOf({ kind: 'monthEnd', month: '2022-10', and: 'standing', zh }, unset)).toStrictEqual({
      ...none,
      rule: { kind: 'monthEnd', month: '2022-10' },
      standing: true,
    }))

  test('S2-78 a printed date is taken as it stands', () =>
    expect(termsOf({ kind: 'date', date: '2022-12-10', zh }, unset)).toStrictEqual({
      ...none,
      rule: { kind: 'date', day: '2022-12-10' },
    }))

  test('S1-55 within the year is the last day of the year the campaign ends in; masked while that is', () => {
    const within: MeasureDeadline = { kind: 'period', zh }
    expect(termsOf(within, { ...unset, periodTo: '2020-11-30' }).rule).toStrictEqual({
      kind: 'date',
      day: '2020-12-31',
    })
    expect(termsOf(within, unset)).toStrictEqual(masked)
  })

  test('S2-59 S4-24 及时 and a limit without a number have a rule only when a number is set, for each matter', () => {
    for (const kind of ['timely', 'limit'] as const) {
      expect(termsOf({ kind, zh }, unset)).toStrictEqual(noNumber)
      expect(termsOf({ kind, zh }, { ...unset, workingDays: 3 })).toStrictEqual({
        ...none,
        eachMatter: { kind: 'workingDays', n: 3 },
      })
    }
  })

  test('S4-44 the same day is said of each letter, not of the measure', () =>
    expect(termsOf({ kind: 'sameDay', zh }, unset)).toStrictEqual(sameDay))

  test('a measure without a deadline is told apart from one whose deadline is masked', () =>
    expect(termsOf(null, unset)).toStrictEqual({ ...none, gap: 'nothingSaid' }))

  test('every kind the file format knows is one of these', () => {
    const kinds = ['standing', 'immediate', 'monthEnd', 'date', 'period', 'timely', 'limit', 'sameDay']
    const deadline = campaignFile.shape.measures.element.shape.deadline.unwrap()
    expect(deadline.options.map(({ shape }) => [...shape.kind.values][0])).toStrictEqual(kinds)
  })
})
