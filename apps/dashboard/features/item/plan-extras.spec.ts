import { describe, expect, test } from '@jest/globals'
import type { ChannelField, EntryPlan, HandlingMode, LedgerKind } from '../../shared/api/schema.generated.js'
import { hasMilestones, planFields, planInput, planOf, type PlanChoices } from './plan-extras.js'

const named = (code: string) => ({ code, zh: code, en: code })
const field = (code: string, kind = 'line'): ChannelField => ({ ...named(code), kind, required: true, choices: null })
const mode = (code: string, milestones: boolean): HandlingMode => ({ ...named(code), origin: 'standard', milestones })
const ledger: LedgerKind = { ...named('problem'), origin: 'standard', fields: [field('measure')], needs: [] }
const plan: EntryPlan = {
  ...{ entryId: 'e-1', mode: null, milestones: [], records: [], publicAnswer: null, sponsorId: null },
  ...{ sponsorClaimed: false, ledger: null, ledgerFields: [], remedies: null, publication: null },
  recordKinds: [{ ...named('minutes'), fields: [field('text'), field('at', 'instant')] }],
}
const choices: PlanChoices = { modes: [mode('atOnce', false), mode('stepwise', true)], ledgers: [ledger], plan }
const zone = 'Asia/Shanghai'
const sent = (command: string, filled: Parameters<typeof planInput>[2]['filled']) =>
  planInput(command, choices, { filled, zone })

describe('what a plan asks for in a form', () => {
  test('S3-39 milestones only where the chosen mode has them', () => {
    expect(hasMilestones('ChooseHandlingMode', choices, { mode: 'stepwise' })).toBe(true)
    expect(hasMilestones('ChooseHandlingMode', choices, { mode: 'atOnce' })).toBe(false)
    expect(hasMilestones('ChooseHandlingMode', choices, {})).toBe(false)
    expect(hasMilestones('AcceptMilestone', choices, { mode: 'stepwise' })).toBe(false)
  })
  test('S4-42 S3-23 the fields of the chosen record or ledger', () => {
    expect(planFields('EnterWorkRecord', choices, { record: 'minutes' }).map(({ code }) => code)).toStrictEqual([
      ...['text', 'at'],
    ])
    expect(planFields('EnterInLedger', choices, { ledger: 'problem' })).toStrictEqual(ledger.fields)
    expect(planFields('EnterInLedger', choices, {})).toStrictEqual([])
    expect(planFields('ClaimDone', choices, { ledger: 'problem' })).toStrictEqual([])
  })
  test('the plan of an entry is found by what the command is about', () => {
    expect(planOf({ target: 'e-1' }, { plans: [plan] })).toBe(plan)
    expect(planOf({ target: 'e-2' }, { plans: [plan] })).toBeUndefined()
  })
})

describe('what is sent of a plan', () => {
  test('S3-39 a new milestone gets a code of its own, one that was there keeps its', () =>
    expect(
      sent('ChooseHandlingMode', {
        mode: 'stepwise',
        milestones: [
          { code: 'm2', zh: ' 摸底 ', day: '2026-03-31' },
          { zh: '改造', day: '2026-06-30' },
          undefined,
          { zh: '验收', day: '2026-09-30' },
        ],
      }),
    ).toStrictEqual({
      milestones: [
        { code: 'm2', zh: '摸底', day: '2026-03-31' },
        { code: 'm1', zh: '改造', day: '2026-06-30' },
        { code: 'm3', zh: '验收', day: '2026-09-30' },
      ],
    }))
  test('milestones filled in for another mode are left out', () =>
    expect(sent('ChooseHandlingMode', { mode: 'atOnce', milestones: [{ zh: '一', day: '2026-03-31' }] })).toStrictEqual(
      {
        milestones: [],
      },
    ))
  test('fields of another record are left out, and a moment is one of the city’s clock', () =>
    expect(
      sent('EnterWorkRecord', { record: 'minutes', fields: { text: '同意', at: '2026-03-02T09:00', measure: '无关' } }),
    ).toStrictEqual({ fields: { text: '同意', at: '2026-03-02T01:00:00.000Z' } }))
  test('a ledger of which nothing was filled in sends empty fields, to be refused by name', () =>
    expect(sent('EnterInLedger', { ledger: 'problem' })).toStrictEqual({ fields: {} }))
  test('any other command sends nothing of it', () => expect(sent('ClaimDone', {})).toStrictEqual({}))
})
