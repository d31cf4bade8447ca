import { describe, expect, test } from '@jest/globals'
import { asKept } from '@huiyin/testing'
import { entryEvents, type EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'

const kept = (event: EntryEvent) => asKept(entryEvents, event)
const { EntryOpened: opened, CompletionClaimed: claimed } = example

describe('a fact of an entry on disk', () => {
  test('stands in the streams of entries', () => expect(entryEvents.category).toBe('rectification-entry'))

  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(kept(event)).toStrictEqual(event.data),
  )
  test('S3-14 a deadline says how it was counted and whether it is provisional, or is none', () => {
    const fits = (deadline: unknown) =>
      entryEvents.defs.EntryOpened.data.safeParse({ ...opened.data, deadline }).success
    const { deadline } = opened.data
    if (!deadline) throw new Error('the example has a deadline')
    const { derivation, provisional, ...bare } = deadline
    const no = ['2022-03-15', 3, undefined, bare, { ...bare, derivation }, { ...bare, provisional }]
    expect(no.map(fits)).toStrictEqual(no.map(() => false))
    expect([deadline, null].map(fits)).toStrictEqual([true, true])
  })
  test('a handling mode and a ledger stand in it as they were defined, with what was filled in', () => {
    const chosen = entryEvents.defs.HandlingModeChosen.data
    const entered = entryEvents.defs.LedgerEntered.data
    const { HandlingModeChosen: mode, LedgerEntered: ledger } = example
    const no = ['stepwise', null, 3, [], {}]
    expect(no.filter((one) => chosen.safeParse({ ...mode.data, mode: one }).success)).toStrictEqual([])
    expect(no.filter((one) => entered.safeParse({ ...ledger.data, ledger: one }).success)).toStrictEqual([])
    const noFields = ['place', null, 3, ['place']]
    expect(noFields.filter((one) => entered.safeParse({ ...ledger.data, fields: one }).success)).toStrictEqual([])
  })
  test('S0-60 evidence from before files were kept has no address, size or type', () => {
    const [{ sha256, name, madeOn } = { sha256: '', name: '', madeOn: '' }] = claimed.data.evidence
    const data = { ...claimed.data, evidence: [{ sha256, name, madeOn }] }
    expect(kept({ type: 'CompletionClaimed', data })).toStrictEqual(data)
    const { success } = entryEvents.defs.CompletionClaimed.data.safeParse({ ...data, evidence: [{ name, madeOn }] })
    expect(success).toBe(false)
  })
})
