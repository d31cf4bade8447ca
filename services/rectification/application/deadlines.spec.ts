import { describe, expect, test } from '@jest/globals'
import { cnCalendar, recheck, type DeadlineRule } from '@huiyin/calendar'
import type { RectificationInput } from '@huiyin/contracts/rectification'
import { deadlineOf, type DeadlineSettings } from './deadlines.js'

const tenDays: DeadlineRule = { kind: 'workingDays', n: 10 }
const settings = (changes: Partial<DeadlineSettings> = {}): DeadlineSettings => ({
  ...{ zone: 'Asia/Shanghai', calendar: cnCalendar, graceWorkingDays: 3 },
  knowsCampaign: () => true,
  ledgerCycleOf: () => null,
  lookBackUnder: () => null,
  publicationUnder: () => null,
  objectionRuleOf: () => ({ kind: 'workingDays', n: 5 }),
  ruleOf: (campaign) => (campaign === 's2' ? { kind: 'workingDays', n: 5 } : tenDays),
  ...changes,
})
const opening = (changes: Partial<RectificationInput<'OpenEntry'>> = {}): RectificationInput<'OpenEntry'> => ({
  ...{ entryId: 'item-1:K1', itemId: 'item-1', unitId: 'K1', personId: null, category: 'C5', campaign: 's2' },
  registeredAt: '2022-04-28T02:00:00.000Z',
  outsideDeadline: null,
  ...changes,
})
const given = (dueAt: string) => opening({ outsideDeadline: { kind: 'given', dueAt } })

describe('the deadline of a new entry', () => {
  test('S3-14 c3.9 comes from the campaign’s rule, counted in the State Council’s working days', () =>
    expect(deadlineOf(opening(), settings())?.dueOn).toBe('2022-05-09'))
  test('S3-14 c4.11 comes from the rule of its own campaign, or the one for none', () => {
    const none = opening({ campaign: null, registeredAt: '2020-04-28T02:00:00.000Z' })
    expect(deadlineOf(none, settings())?.dueOn).toBe('2020-05-14')
  })
  test('is the one from outside where the matter brought one, whatever the campaign says', () => {
    const deadline = deadlineOf(given('2022-06-01T04:30:00.000Z'), settings())
    expect(deadline?.dueAt).toBe('2022-06-01T04:30:00.000Z')
    expect(deadline?.kind).toBe('given')
  })
  test('is none where the outside names none, whatever the campaign says', () =>
    expect(deadlineOf(opening({ outsideDeadline: { kind: 'none' } }), settings())).toBeNull())
  test('is none where the campaign sets none', () =>
    expect(deadlineOf(opening(), settings({ ruleOf: () => null }))).toBeNull())
  test('the campaign is not asked for where the outside has spoken', () => {
    const asked: (string | null)[] = []
    const ruleOf = (campaign: string | null) => {
      asked.push(campaign)
      return tenDays
    }
    deadlineOf(given('2022-06-01T04:30:00.000Z'), settings({ ruleOf }))
    deadlineOf(opening({ outsideDeadline: { kind: 'none' } }), settings({ ruleOf }))
    expect(asked).toStrictEqual([])
  })
  test('S4-90 c3.11 counts from the first clock: the same for every unit the item passes through', () => {
    const [one, other] = ['K1', 'T1'].map((unitId) => deadlineOf(opening({ unitId }), settings()))
    expect(other).toStrictEqual(one)
    expect(one?.derivation.from).toBe('2022-04-28T02:00:00.000Z')
  })
  test('counts in the tenant’s own zone: late in the evening in UTC is the next morning in Shanghai', () => {
    const late = opening({ registeredAt: '2022-04-27T16:30:00.000Z' })
    expect(deadlineOf(late, settings())?.dueOn).toBe('2022-05-09')
    expect(deadlineOf(late, settings({ zone: 'UTC' }))?.dueOn).toBe('2022-05-07')
  })
  test('carries its derivation and can be counted again; into a year without a calendar it is provisional', () => {
    const deadline = deadlineOf(opening({ registeredAt: '2026-12-28T02:00:00.000Z' }), settings())
    expect(deadline?.provisional).toBe(true)
    expect(recheck(deadline!).verdict).toBe('equal')
  })
  test('a standing task has a deadline without end', () => {
    const deadline = deadlineOf(opening(), settings({ ruleOf: () => ({ kind: 'standing' }) }))
    expect([deadline?.kind, deadline?.dueAt]).toStrictEqual(['standing', undefined])
  })
})
