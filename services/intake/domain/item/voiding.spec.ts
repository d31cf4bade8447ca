import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold, type Position, type RecordedFact } from '@huiyin/event-sourcing'
import { VOIDABLE_ITEM_FACTS } from '@huiyin/contracts/intake'
import { recorded, specFor } from '@huiyin/testing'
import { itemEvents, type ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'
import { itemVoidingRules } from './voiding.js'

const given = specFor(item)
const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned } = example
const { ReportLinked: linked, ReportReplied: replied, DuplicateMarked: duplicate } = example
const { FirstContactTaken: contact, ItemTransferred: transferred } = example
const answered: ItemEvent = { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } }
const another: ItemEvent = { type: 'ReportReplied', data: { ...replied.data, reportId: 'report-2' } }

type Commands = readonly (readonly ItemEvent[])[]
const reason = '录入有误'
const strike = (nth: number, commands: Commands, by = 'supervisor-1'): ItemCommand => ({
  ...{ type: 'VoidItemFact', factId: `fact-${nth}`, reason, by },
  facts: { standing: recorded(...commands), voided: [] },
})
const after = (nth: number, ...commands: Commands) => {
  const decided = item.decide(strike(nth, commands), fold(item, item.initialState, commands.flat()))
  if (!decided.ok) return decided.refusal
  const [event] = decided.events
  return event?.type === 'ItemFactVoided' ? event.data.voids.map(({ id }) => Number(id.slice('fact-'.length))) : []
}
const BEGUN: Commands = [[received], [registered], [assigned]]

describe('a wrong fact of an item is voided', () => {
  test('S0-79 a reply with the answer to the whole item: the report is named, and owed again', () => {
    const life: Commands = [...BEGUN, [replied, answered]]
    given(...life.flat())
      .when(strike(4, life))
      .thenEvents({
        type: 'ItemFactVoided',
        data: {
          voids: [
            { id: 'fact-4', type: 'ReportReplied', position: 4 },
            { id: 'fact-5', type: 'ItemAnswered', position: 5 },
          ],
          ...{ reason, voidedBy: 'supervisor-1', unitId: 'K1', reportId: 'report-1' },
        },
      })
    expect(after(5, ...life)).toStrictEqual([4, 5])
  })
  test('S0-79 one of several replies: that all were answered falls with it, the other replies stand', () => {
    const life: Commands = [[received], [linked], [registered], [assigned], [replied], [another, answered]]
    expect(after(5, ...life)).toStrictEqual([5, 7])
    expect(after(6, ...life)).toStrictEqual([6, 7])
  })
  test('a reply of which another unit was told: that goes with it, the transfer stands', () => {
    const life: Commands = [...BEGUN, [replied, answered], [transferred, example.ItemAnswered]]
    expect(after(4, ...life)).toStrictEqual([4, 5, 7])
    expect(after(7, ...life)).toBe('FactNotVoidable')
  })
  test('S3-12 who answers for it first, and that it repeats another; no reply is owed by that', () => {
    for (const event of [contact, duplicate]) {
      const decided = item.decide(strike(2, [[received], [event]]), fold(item, item.initialState, [received, event]))
      expect(decided).toMatchObject({ ok: true, events: [{ data: { unitId: null, reportId: null } }] })
    }
  })
})

describe('a reply that was objected to', () => {
  const raised = example.ObjectionRaised
  const decided = (upheld: boolean, reportId = 'report-1'): ItemEvent => ({
    type: 'ObjectionDecided',
    data: { reportId, upheld },
  })
  const owed: ItemEvent = { type: 'ReplyOwed', data: { unitId: 'K1', reportId: 'report-1' } }
  const objected: Commands = [...BEGUN, [replied, answered], [raised]]

  test('S1-90 is voided while nobody has decided, and after the objection was rejected', () => {
    expect(after(4, ...objected)).toStrictEqual([4, 5])
    expect(after(4, ...objected, [decided(false)])).toStrictEqual([4, 5])
  })
  test('S1-90 an objection that waits lapses with it, at the unit that had the item when it was raised', () => {
    const lapsed: ItemEvent = { type: 'ObjectionLapsed', data: { reportId: 'report-1', unitId: raised.data.unitId } }
    const events = (...commands: Commands) => {
      const decided = item.decide(strike(4, commands), fold(item, item.initialState, commands.flat()))
      return decided.ok ? decided.events.slice(1) : decided.refusal
    }
    expect(events(...objected)).toStrictEqual([lapsed])
    expect(events(...objected, [{ ...transferred, data: { ...transferred.data, unitId: 'T9' } }])).toStrictEqual([
      lapsed,
    ])
    expect(events(...BEGUN, [replied, answered])).toStrictEqual([])
    expect(events(...objected, [decided(false)])).toStrictEqual([])
    const other: ItemEvent = { type: 'ObjectionRaised', data: { ...raised.data, reportId: 'report-2' } }
    expect(
      events([received], [registered], [assigned], [replied], [linked], [another, answered], [other]),
    ).toStrictEqual([])
  })
  test('S1-89 the right reply may be objected to anew, though the wrong one was', () => {
    const standing = [...BEGUN.flat(), raised, example.ItemFactVoided, example.ObjectionLapsed, replied, answered]
    const sealed = { subject: 's-1', text: 'sealed text' }
    given(...standing)
      .when({ type: 'RaiseObjection', reportId: 'report-1', at: '2022-03-09T01:00:00.000Z', sealed })
      .thenEvents({
        type: 'ObjectionRaised',
        data: { reportId: 'report-1', unitId: 'K1', repliedBy: null, sealed },
      })
    given(...standing)
      .when({ type: 'RecordObjectionDecision', reportId: 'report-1', upheld: true })
      .thenRefused('NoObjectionRaised')
  })
  test('S1-90 upheld it was set aside already: it stays, whatever followed', () => {
    const upheld: Commands = [...objected, [decided(true), owed]]
    const takenBack: ItemEvent = { type: 'ReportWithdrawn', data: { reportId: 'report-1', reason: '撤回' } }
    expect(after(4, ...upheld)).toBe('FactRestedOn')
    expect(after(5, ...upheld)).toBe('FactRestedOn')
    expect(after(4, ...upheld, [replied, answered])).toBe('FactRestedOn')
    expect(after(4, ...upheld, [takenBack, example.ItemWithdrawn])).toBe('FactRestedOn')
  })
  test('S1-90 the reply that took its place is voided like any other, and the report is owed again', () => {
    const again: Commands = [...objected, [decided(true), owed], [replied, answered]]
    expect(after(9, ...again)).toStrictEqual([9, 10])
    const standing = again.flat().slice(0, 8)
    expect(fold(item, item.initialState, standing)).toMatchObject({
      answered: false,
      reports: { 'report-1': { status: 'owed' } },
    })
  })
  test('S0-79 only its own objection counts: that of another report holds nothing', () => {
    const life: Commands = [[received], [linked], [registered], [assigned], [replied], [another, answered]]
    const other: ItemEvent = { type: 'ObjectionRaised', data: { ...raised.data, reportId: 'report-2' } }
    expect(after(5, ...life, [other], [decided(true, 'report-2'), owed])).toStrictEqual([5, 7])
    expect(after(6, ...life, [other], [decided(true, 'report-2'), owed])).toBe('FactRestedOn')
  })
  test('an objection and what was decided about it are never voided themselves', () => {
    expect(after(6, ...objected)).toBe('FactNotVoidable')
    expect(after(7, ...objected, [decided(false)])).toBe('FactNotVoidable')
  })
})

describe('what of an item is never voided', () => {
  test('exactly what the language does not name as voidable', () => {
    expect(new Set(Object.keys(itemVoidingRules))).toStrictEqual(new Set(VOIDABLE_ITEM_FACTS))
    for (const event of Object.values(example)) {
      if (VOIDABLE_ITEM_FACTS.some((type) => type === event.type)) continue
      expect([event.type, after(2, [received], [event])]).toStrictEqual([event.type, 'FactNotVoidable'])
    }
    expect(Object.keys(itemEvents.defs)).toContain(itemEvents.voiding)
  })
  test('one’s own record, what is not there, and anything of an item nobody knows', () => {
    given(received, contact)
      .when(strike(2, [[received], [contact]], 'recorder'))
      .thenRefused('OwnFact')
    given(received)
      .when(strike(9, [[received]]))
      .thenRefused('FactUnknown')
    given().when(strike(1, [])).thenRefused('ItemUnknown')
  })
  test('what was voided already: asked again, nothing changes', () => {
    const [first, taken] = recorded<ItemEvent>([received], [contact])
    const facts = { standing: [first!], voided: [taken!] }
    given(received, example.ItemFactVoided)
      .when({ type: 'VoidItemFact', factId: 'fact-2', reason, by: 'supervisor-1', facts })
      .thenNothing()
  })
})

describe('whatever is replied, linked, objected to, taken back and voided', () => {
  /** Mostly one report, so that its reply is objected to, decided about and given again before something is voided. */
  const reportId = fc.constantFrom('report-1', 'report-1', 'report-1', 'report-1', 'report-2', 'report-3')
  const command: fc.Arbitrary<ItemCommand | number> = fc.oneof(
    fc.nat(20),
    fc.record({
      type: fc.constant('LinkReport' as const),
      reportId,
      channel: fc.constant('letter'),
      reporter: fc.constant('named' as const),
    }),
    fc.record({
      type: fc.constant('ReplyToReport' as const),
      reportId,
      result: fc.constant('solved' as const),
      text: fc.constantFrom('甲', '乙'),
    }),
    fc.record({ type: fc.constant('WithdrawReport' as const), reportId, reason: fc.constant('丙') }),
    fc.record({
      ...{ type: fc.constant('RaiseObjection' as const), reportId, at: fc.constant('2022-03-09T01:00:00.000Z') },
      sealed: fc.constant({ subject: 's-1', text: 'sealed text' }),
    }),
    fc.record({ type: fc.constant('RecordObjectionDecision' as const), reportId, upheld: fc.boolean() }),
    fc.record({
      type: fc.constant('TransferItem' as const),
      unitId: fc.constantFrom('K1', 'T1'),
      personId: fc.constant(null),
      reason: fc.constant('丁'),
    }),
  )
  const stateOf = (standing: readonly RecordedFact<ItemEvent>[]) =>
    fold(
      item,
      item.initialState,
      standing.map(({ event }) => event),
    )
  const next = (standing: readonly RecordedFact<ItemEvent>[], asked: ItemCommand | number, nth: number) => {
    const factId = typeof asked === 'number' ? (standing[asked % standing.length]?.id ?? 'none') : ''
    const facts = { standing, voided: [] }
    const sent =
      typeof asked === 'number' ? { type: 'VoidItemFact' as const, factId, reason, by: 'supervisor-1', facts } : asked
    const decided = item.decide(sent, stateOf(standing))
    const said = decided.ok ? decided.events : []
    const gone = new Set(
      said.flatMap((event) => (event.type === 'ItemFactVoided' ? event.data.voids.map(({ id }) => id) : [])),
    )
    const written = said.map((event, index) => ({
      ...{ id: `fact-${nth}-${index}`, position: (nth * 10 + index) as Position, command: `command-${nth}` },
      ...{ person: 'recorder', event },
    }))
    return [...standing.filter(({ id }) => !gone.has(id)), ...written]
  }
  test('S0-79 an item counts as answered exactly when every report asking has its reply', () =>
    fc.assert(
      fc.property(fc.array(command, { minLength: 10, maxLength: 40 }), (commands) => {
        let standing = recorded<ItemEvent>(...BEGUN)
        commands.forEach((asked, index) => {
          standing = next(standing, asked, index + 10)
          const { reports, answered: isAnswered } = stateOf(standing)
          const statuses = Object.values(reports).map(({ status }) => status)
          expect(isAnswered).toBe(!statuses.includes('owed') && statuses.includes('replied'))
        })
      }),
      { numRuns: 1_000 },
    ))
})
