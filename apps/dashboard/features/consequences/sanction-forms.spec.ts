import { describe, expect, test } from '@jest/globals'
import { accountabilityCommands, SANCTION_DECISIONS, SANCTIONS } from '@huiyin/contracts/accountability'
import { catalogue } from '../../shared/i18n/catalogue.js'
import { DECISIONS, SANCTION_FIELDS, sanctionInputOf } from './sanction-forms.js'

const filled = { decision: 'issue', reason: ' 逾期属实 ', effectUntil: '2027-05-31', text: '因外出取证延误' }
const definitions: Readonly<Record<string, { readonly input: { safeParse(input: unknown): { success: boolean } } }>> =
  accountabilityCommands
const accepts = (name: string, input: unknown) => definitions[name]!.input.safeParse(input).success

describe('the forms of consequences', () => {
  test.each(Object.keys(SANCTION_FIELDS))('%s sends what its definition takes', (name) => {
    expect(accepts(name, sanctionInputOf(name, 's-1', filled))).toBe(true)
  })
  test.each(DECISIONS)('a decision to %s is taken with and without a last day filled in', (decision) => {
    for (const effectUntil of [undefined, '', '2027-05-31'])
      expect(
        accepts('DecideSanction', sanctionInputOf('DecideSanction', 's-1', { ...filled, decision, effectUntil })),
      ).toBe(true)
  })
  test('only what is issued is sent with a last day', () => {
    const dismissed = sanctionInputOf('DecideSanction', 's-1', { ...filled, decision: 'dismiss' })
    expect(dismissed).toStrictEqual({ sanctionId: 's-1', decision: 'dismiss', reason: '逾期属实', effectUntil: null })
  })
  test('every decision there is can be chosen', () => {
    expect(DECISIONS).toStrictEqual(SANCTION_DECISIONS)
  })
  test('a measure is called what the contracts call it, in both languages', () => {
    const ours = { zh: catalogue.zh.code.sanctionKind, en: catalogue.en.code.sanctionKind }
    expect(ours.zh).toStrictEqual(Object.fromEntries(SANCTIONS.map(({ kind, zh }) => [kind, zh])))
    expect(ours.en).toStrictEqual(Object.fromEntries(SANCTIONS.map(({ kind, en }) => [kind, en])))
  })
})
