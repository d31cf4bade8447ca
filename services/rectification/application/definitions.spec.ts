import { describe, expect, test } from '@jest/globals'
import { standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import type { CopyStore, PublishedEvent } from '@huiyin/messaging'
import { definitionCopies } from './definitions.js'

const store: CopyStore = { load: () => Promise.resolve([]), keep: () => Promise.resolve(true) }
const called = (code: string, ...model: string[]) => ({ code, zh: '办理方式', en: 'mode', model })
const campaigns = new Map([
  ['s3', { tenant: 'county', modes: [called('at-once', 'atOnce'), called('stepwise', 'joint')] }],
])
const stepwise = standardModes.find(({ code }) => code === 'stepwise')!
const problem = standardLedgers.find(({ code }) => code === 'problem')!

const event = (name: string, data: object, tenant = 'county'): PublishedEvent => ({
  ...{ id: `event-${name}`, context: 'campaign', name, version: 1, key: `${tenant}:own`, data, tenant },
  occurredAt: { at: '2026-03-02T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  correlation: 'c',
})

describe('what is defined for a tenant', () => {
  test('S3-39 its own mode goes first, then the model’s, then what its campaign calls one', async () => {
    const { modeOf, consumers } = await definitionCopies(store, campaigns)
    expect(modeOf('county', 'stepwise')).toBe(stepwise)
    expect(modeOf('county', 'at-once')).toMatchObject({ code: 'at-once', zh: '办理方式', model: 'atOnce' })
    const own = { ...event('HandlingModeDefined', {}), key: 'county:stepwise' }
    const definition = { ...stepwise, zh: '分步办' }
    for (const { handle } of consumers) await handle({ ...own, data: { modeId: own.key, version: 1, definition } })
    expect(modeOf('county', 'stepwise')).toStrictEqual(definition)
    expect(modeOf('city', 'stepwise')).toBe(stepwise)
  })
  test('S3-23 its own ledger goes before the model’s, and a kind of definition is not taken for another', async () => {
    const { ledgerOf, modeOf, consumers } = await definitionCopies(store, campaigns)
    const own = { ...event('LedgerKindDefined', {}), key: 'county:problem' }
    const definition = { ...problem, zh: '问题清单' }
    for (const { handle } of consumers) await handle({ ...own, data: { ledgerId: own.key, version: 1, definition } })
    expect(ledgerOf('county', 'problem')).toStrictEqual(definition)
    expect(ledgerOf('city', 'problem')).toBe(problem)
    expect(modeOf('county', 'problem')).toBeNull()
  })
  test('what another tenant’s campaign calls one, and what nobody defined, is nothing here', async () => {
    const { modeOf, ledgerOf } = await definitionCopies(store, campaigns)
    expect([modeOf('city', 'at-once'), modeOf('county', 'unheard-of'), ledgerOf('county', 'unheard-of')]).toStrictEqual(
      [...[null, null, null]],
    )
  })
})
