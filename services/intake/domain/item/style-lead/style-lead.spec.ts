import { describe, expect, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { DeadlineRule } from '@huiyin/calendar'
import { standardChannels } from '@huiyin/contracts/intake'
import type { ItemCommand } from '../command.js'
import type { ItemEvent } from '../events.js'
import { itemExamples as example } from '../examples.js'
import { item } from '../item.js'
import type { StyleLeadRules } from './rules.js'

const given = specFor(item)
const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned, ItemTransferred } = example
const days = (n: number): DeadlineRule => ({ kind: 'workingDays', n })
const rules: StyleLeadRules = { codes: ['C5', 'C6.2', 'V1'], clock: days(5) }
const under = (styleLeads: StyleLeadRules | null) => ({ styleLeads: () => styleLeads })

const register = (changes: object = {}): ItemCommand => ({
  ...{ type: 'RegisterItem', number: '2022-0001', category: 'C5', campaign: 's2', at: '2022-03-01T01:00:00.000Z' },
  ...under(rules),
  ...changes,
})
const name: ItemCommand = { type: 'NameStyleLead', reason: '反映推诿', by: 'officer-1' }
const drop: ItemCommand = { type: 'DropStyleLead', reason: '不涉及作风', by: 'officer-2' }
const named: ItemEvent = { type: 'StyleLeadNamed', data: { unitIds: [], namedBy: 'officer-1', reason: '反映推诿' } }
const byCatalogue: ItemEvent = { type: 'StyleLeadNamed', data: { unitIds: [], code: 'C5' } }
const dropped: ItemEvent = {
  ...{ type: 'StyleLeadDropped' },
  data: { unitIds: [], reason: '不涉及作风', droppedBy: 'officer-2' },
}
const assign = (styleLeads: StyleLeadRules | null, channelDays: number | null = null): ItemCommand => {
  const hotline = standardChannels.find(({ code }) => code === 'hotline12345')!
  const item = channelDays === null ? null : days(channelDays)
  const definition = { ...hotline, clock: { ...hotline.clock, outsideDeadline: 'none' as const, item } }
  const to = { unitId: 'K1', personId: null, outsideDeadline: null }
  return { type: 'AssignItem', ...to, ...under(styleLeads), definitionOf: () => definition as never }
}
/** What the unit is told of it when it gets the item. */
const told = (before: readonly ItemEvent[], command: ItemCommand) => {
  const state = before.reduce(item.evolve, item.initialState)
  const decided = item.decide(command, state)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  const [first] = decided.events
  if (first?.type !== 'ItemAssigned' && first?.type !== 'ItemTransferred') throw new Error('not given to anybody')
  return { lead: first.data.styleLead, rule: first.data.deadlineRule }
}

describe('S3-75 a style lead is handled first', () => {
  test.each([
    ['its category', { category: 'C5' }, 'C5'],
    ['how it shows', { category: 'C6', manifestation: 'C6.2' }, 'C6.2'],
    ['a violation', { category: 'C1', violation: 'V1' }, 'V1'],
  ])('it is one by the catalogue of its campaign: %s', (_, about, code) => {
    const decided = item.decide(register(about), [received].reduce(item.evolve, item.initialState))
    expect(decided).toMatchObject({ ok: true, events: [{}, { type: 'StyleLeadNamed', data: { code } }] })
  })
  test.each([
    ['another category', { category: 'C1' }],
    ['no campaign', { campaign: null }],
    ['a campaign that names none', under(null)],
    ['a matter of another system', { isTakenOver: true }],
  ])('it is none: %s', (_, about) => {
    const decided = item.decide(register(about), [received].reduce(item.evolve, item.initialState))
    expect(decided).toMatchObject({ ok: true, events: [{ type: 'ItemRegistered' }] })
  })
  test('somebody names one that the catalogue does not, with a reason, once', () => {
    given(received).when(name).thenEvents(named)
    given(received, named).when(name).thenNothing()
    given(received, byCatalogue).when(name).thenRefused('StyleLeadAlready')
    given(received, named).when(register()).thenEvents(registered)
  })
  test('somebody else finds that it is none, and never who named it', () => {
    given(received, named).when(drop).thenEvents(dropped)
    given(received, byCatalogue).when(drop).thenEvents(dropped)
    given(received, named)
      .when({ ...drop, by: 'officer-1' } as ItemCommand)
      .thenRefused('OwnStyleLead')
    given(received).when(drop).thenRefused('NoStyleLead')
    given(received, named, dropped).when(drop).thenNothing()
  })
  test('what a person found to be none, the catalogue does not make one again', () =>
    given(received, named, dropped).when(register()).thenEvents(registered))
  test('every unit that has or had it hears of it', () => {
    const facts = [received, registered, assigned, ItemTransferred]
    given(...facts)
      .when(name)
      .thenEvents({ ...named, data: { ...named.data, unitIds: ['K1', 'T1'] } } as ItemEvent)
  })
})

describe('S3-75 a style lead is closed quickly', () => {
  const lead = [received, registered, byCatalogue]
  test('the unit gets it with the clock of style leads', () => {
    expect(told(lead, assign(rules))).toStrictEqual({ lead: true, rule: days(5) })
    expect(told(lead, assign({ ...rules, clock: null }))).toStrictEqual({ lead: true, rule: undefined })
    expect(told([received, registered], assign(rules))).toStrictEqual({ lead: undefined, rule: undefined })
  })
  test('of the clock of its channel and that of style leads the shorter one holds', () => {
    expect(told(lead, assign(rules, 10)).rule).toStrictEqual(days(5))
    expect(told(lead, assign(rules, 3)).rule).toStrictEqual(days(3))
  })
  test('handed on, it keeps its first clock, and its mark as it is by then', () => {
    const transfer: ItemCommand = { type: 'TransferItem', unitId: 'T1', personId: null, reason: '职责所在' }
    const had: ItemEvent = { ...assigned, data: { ...assigned.data, deadlineRule: days(5), styleLead: true } }
    expect(told([...lead, had], transfer)).toStrictEqual({ lead: true, rule: days(5) })
    expect(told([...lead, had, dropped], transfer)).toStrictEqual({ lead: undefined, rule: days(5) })
  })
})
