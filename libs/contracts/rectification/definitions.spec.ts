import { describe, expect, test } from '@jest/globals'
import { LEDGERS, MODES } from '../campaign/model-codes.js'
import { followUpCommands } from './follow-up-commands.js'
import { handlingMode } from './handling-mode.js'
import { ledgerKind } from './ledger-kind.js'
import { standardLedgers } from './standard-ledgers.js'
import { campaignMode, DECISION_CHECK, standardModes } from './standard-modes.js'

const saysOf = (shape: typeof handlingMode | typeof ledgerKind, given: unknown) =>
  (shape.safeParse(given).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('the handling modes of the model', () => {
  test('are all there, and each is a definition as a tenant would write it', () => {
    expect(standardModes.map(({ code }) => code)).toStrictEqual([...MODES])
    for (const mode of standardModes) expect(handlingMode.parse(mode)).toStrictEqual(mode)
  })
  test('a campaign’s own stands for the one it names; for several, or none, it demands nothing', () => {
    const called = { code: 'step', zh: '分步办', en: null }
    const stepwise = standardModes.find(({ code }) => code === 'stepwise')
    expect(campaignMode({ ...called, model: ['stepwise'] })).toMatchObject({
      ...{ code: 'step', zh: '分步办', en: '分步办', model: 'stepwise', demands: stepwise?.demands },
    })
    for (const model of [[], ['stepwise', 'joint']]) {
      expect(campaignMode({ ...called, model })).toMatchObject({ model: null, demands: { milestones: false } })
    }
  })
  test('S1-66 the decision check is a record of five conditions', () => expect(DECISION_CHECK.fields).toHaveLength(5))
})

describe('a handling mode as somebody writes it down', () => {
  const [, , , onSite] = standardModes
  const [record] = onSite!.demands.records
  test('is refused with a record whose choices lack, by its place', () => {
    const wrong = { ...record, fields: [{ code: 'a', zh: '甲', en: 'A', kind: 'choice' }] }
    const given = { ...onSite, demands: { ...onSite!.demands, records: [record, { ...wrong, code: 'other' }] } }
    expect(saysOf(handlingMode, given)).toStrictEqual([
      'demands.records.1.fields.0.choices: a field of the kind choice, and no other, says what can be chosen',
    ])
  })
  test('is refused with a demand nobody knows, and with a record that asks for nothing', () => {
    expect(saysOf(handlingMode, { ...onSite, demands: { ...onSite!.demands, milestone: true } })).toHaveLength(1)
    expect(
      saysOf(handlingMode, { ...onSite, demands: { ...onSite!.demands, records: [{ ...record, fields: [] }] } }),
    ).toHaveLength(1)
  })
})

describe('the ledgers of the model', () => {
  test('are all there, and each is a definition as a tenant would write it', () => {
    const ofModel = standardLedgers.filter(({ model }) => model !== null)
    expect(ofModel.map(({ code }) => code)).toStrictEqual([...LEDGERS])
    expect(new Set(standardLedgers.map(({ code }) => code)).size).toBe(standardLedgers.length)
    for (const ledger of standardLedgers) expect(ledgerKind.parse(ledger)).toStrictEqual(ledger)
  })
  test('one of a tenant’s own is refused with a need nobody knows', () =>
    expect(saysOf(ledgerKind, { ...standardLedgers[0], needs: ['money'] })).toHaveLength(1))
})

describe('a pause of the clock', () => {
  const says = (from: string, to: string) =>
    (
      followUpCommands.PauseDeadline.input.safeParse({ entryId: 'e-1', from, to, reason: '等待检测' }).error?.issues ??
      []
    ).map(({ path, message }) => `${path.join('.')}: ${message}`)
  test('S3-14 is at most 366 days, both ends included: each stands in the derivation', () => {
    expect(says('2026-01-01', '2027-01-01')).toStrictEqual([])
    expect(says('2026-01-01', '2027-01-02')).toStrictEqual(['to: a pause is at most 366 days; decide anew after that'])
  })
  test('does not end before it begins', () =>
    expect(says('2026-01-02', '2026-01-01')).toStrictEqual(['to: the last day is not before the first']))
})
