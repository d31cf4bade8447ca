import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { standardModes } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered, JointUnitAsked: asked } = example
const done: EntryEvent = { type: 'PartRecorded', data: { unitId: 'K2', done: true } }
const again: EntryEvent = { type: 'PartRecorded', data: { unitId: 'K2', done: false } }
const hidden: EntryEvent = { type: 'ComplainedOfRecorded', data: { personIds: ['person-t1'] } }
const ask = {
  ...{ type: 'AskJointUnit', unitId: 'K2', personId: null, part: '管线迁改', dueOn: '2022-03-31' },
  ...{ by: 'supervisor-1', counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' } },
} as const satisfies EntryCommand
const partOf: EntryEvent = {
  type: 'EntryOpened',
  data: { ...opened.data, unitId: 'K2', lead: { entryId: 'item-1:K1', part: '管线迁改' } },
}
const { claimedBy: by, ...claim } = claimed.data
const claimDone: EntryCommand = { type: 'ClaimDone', ...claim, outcome: 'solved', by, imported: false }
const pass: EntryCommand = { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' }
const namesOf = (command: EntryCommand, ...history: readonly EntryEvent[]) => {
  const decided = entry.decide(command, history.reduce(entry.evolve, entry.initialState))
  if (decided.ok || typeof decided.refusal === 'string') return decided
  return decided.refusal.problems.map(({ path, zh }) => `${path} ${zh}`)
}

describe('another unit is asked for a part', () => {
  test('S2-11 S3-40 with a deadline of its own, and from whom the item is hidden', () =>
    given(opened, hidden).when(ask).thenEvents(asked))
  test('S3-40 without one it is due with its lead', () =>
    given(opened, hidden)
      .when({ ...ask, dueOn: null })
      .thenEvents({ type: 'JointUnitAsked', data: { ...asked.data, dueAt: '2022-03-15T15:59:59.999Z' } }))
  test('of a lead without deadline it has none', () => {
    const bare: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, deadline: null } }
    given(bare, hidden)
      .when({ ...ask, dueOn: null })
      .thenEvents({ type: 'JointUnitAsked', data: { ...asked.data, dueAt: null } })
  })
  test('asked again, nothing changes', () => given(opened, asked).when(ask).thenNothing())
  test('the lead has no part of its own, and a part asks no further unit', () => {
    given(opened)
      .when({ ...ask, unitId: 'K1' })
      .thenRefused('LeadItself')
    given(partOf)
      .when({ ...ask, unitId: 'K3' })
      .thenRefused('PartOfAnother')
  })
  test('nobody is asked for an entry that is not open', () => {
    given().when(ask).thenRefused('EntryUnknown')
    given(opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut)
      .when(ask)
      .thenRefused('EntryClosed')
  })
})

describe('a lead with parts', () => {
  const record = (isDone: boolean): EntryCommand => ({ type: 'RecordPart', unitId: 'K2', done: isDone })
  test('S2-11 c3.12 is not done while a part is open, and not accepted either', () => {
    expect(namesOf(claimDone, opened, asked)).toStrictEqual(['demands.parts.K2 配合单位尚未办结：K2'])
    expect(namesOf(claimDone, opened, asked, done)).toMatchObject({ ok: true })
    expect(namesOf(pass, opened, claimed, answered, asked)).toStrictEqual(['demands.parts.K2 配合单位尚未办结：K2'])
    expect(namesOf(claimDone, opened, asked, done, again)).toHaveLength(1)
  })
  test('S3-40 handled jointly needs at least one', () => {
    const mode = standardModes.find(({ code }) => code === 'joint')!
    const joint: EntryEvent = {
      type: 'HandlingModeChosen',
      data: { itemId: 'item-1', unitId: 'K1', mode, milestones: [], reason: '涉及多家', chosenBy: 'supervisor-1' },
    }
    expect(namesOf(claimDone, opened, joint)).toStrictEqual(['demands.jointUnits 尚未请配合单位协办'])
    expect(namesOf(claimDone, opened, joint, asked, done)).toMatchObject({ ok: true })
  })
  test('S2-11 that gets its item back still waits for the parts that are open', () => {
    const back = [opened, asked, example.EntryHandedOver, opened] as const
    expect(namesOf(claimDone, ...back)).toStrictEqual(['demands.parts.K2 配合单位尚未办结：K2'])
    expect(namesOf(claimDone, opened, asked, example.EntryHandedOver, done, opened)).toMatchObject({ ok: true })
    given(...back)
      .when(ask)
      .thenNothing()
  })
  test('S2-11 that became a part of another has no parts of its own any more', () => {
    const part: EntryEvent = { ...opened, data: { ...opened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } } }
    expect(namesOf(claimDone, opened, asked, example.EntryHandedOver, part)).toMatchObject({ ok: true })
  })
  test('hears of each part once, of parts it has only, and in any state', () => {
    given(opened, asked).when(record(true)).thenEvents(done)
    given(opened, asked, done).when(record(true)).thenNothing()
    given(opened, asked, done).when(record(false)).thenEvents(again)
    given(opened).when(record(true)).thenNothing()
    given(opened, asked, example.EntryHandedOver).when(record(true)).thenEvents(done)
    given().when(record(true)).thenRefused('EntryUnknown')
  })
  test('S2-54 whoever is complained of later is hidden from in every part', () =>
    given(opened, asked)
      .when({ type: 'RecordComplainedOf', personIds: ['person-t1'] })
      .thenEvents(hidden, example.PartsHidden))
})

describe('a part', () => {
  test('S0-79 S4-90 whose item is handed to its unit leads from then on, and owes the replies', () => {
    const { data } = opened
    const lead: EntryCommand = { type: 'OpenEntry', ...data, unitId: 'K2' }
    const leads: EntryEvent = { type: 'EntryOpened', data: { ...data, unitId: 'K2' } }
    given(partOf).when(lead).thenEvents(leads)
    given(partOf, claimed, example.AcceptancePassed, example.EntryClosedOut).when(lead).thenEvents(leads)
    given(partOf, leads).when(lead).thenNothing()
    given(partOf, leads, claimed).when(pass).thenRefused('ReplyOutstanding')
  })
  test('asked for again, nothing changes', () =>
    given(partOf)
      .when({ type: 'OpenEntry', ...partOf.data })
      .thenNothing())
  const leadEntryId = 'item-1:K1'
  test('S2-11 owes no reply: its lead does; closed out, it says whose it is', () =>
    given(partOf, claimed)
      .when(pass)
      .thenEvents(example.AcceptancePassed, {
        type: 'EntryClosedOut',
        data: { itemId: 'item-1', unitId: 'K2', leadEntryId },
      }))
  test('taken up again it says so too', () =>
    given(partOf, claimed, example.AcceptancePassed, {
      type: 'EntryClosedOut',
      data: { itemId: 'item-1', unitId: 'K2', leadEntryId },
    })
      .when({ type: 'ReopenEntry', trigger: 'lookBack', reason: '问题反弹' })
      .thenEvents({
        type: 'EntryReopened',
        data: { itemId: 'item-1', unitId: 'K2', trigger: 'lookBack', reason: '问题反弹', leadEntryId },
      }))
})
