import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { standardLedgers, type LedgerKind } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand } from './entry.js'

const given = specFor(entry)
const { WorkOpened: opened, CompletionClaimed: claimed } = example
const { openedBy, deadline, ...said } = opened.data
const ledger = standardLedgers.find(({ code }) => code === 'keyWork')!
const fields = { leader: '分管县领导', section: '工程科' }
const counting = { calendar: cnCalendar, zone: 'Asia/Shanghai' }
const open = (changes: Partial<Extract<EntryCommand, { type: 'OpenWork' }>> = {}): EntryCommand => ({
  ...{ type: 'OpenWork', ...said, deadline, dueOn: '2022-11-30', by: openedBy, knowsCampaign: true },
  ...{ ledger, fields, counting },
  ...changes,
})
const whose = { itemId: 'work-1', unitId: 'K1' }
const entered: EntryEvent = { type: 'LedgerEntered', data: { ledger, fields, enteredBy: openedBy, ...whose } }
const pass: EntryCommand = { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' }
const refused = (command: EntryCommand): readonly string[] => {
  const decided = entry.decide(command, entry.initialState)
  if (decided.ok || typeof decided.refusal === 'string') throw new Error('nothing was named')
  return decided.refusal.problems.map(({ path }) => path)
}

describe('work that nobody complained of', () => {
  test('S3-24 begins in its ledger, and asked again it says nothing new', () => {
    given().when(open()).thenEvents(opened, entered)
    given(opened, entered).when(open()).thenNothing()
  })
  test('one id is one work of a unit', () =>
    given(opened, entered)
      .when(open({ title: '另一项工作' }))
      .thenRefused('EntryAlreadyOpened'))
  test('takes the place of no item’s entry', () =>
    given(example.EntryOpened).when(open()).thenRefused('EntryAlreadyOpened'))
  test('S3-24 without what the ledger asks for nothing is opened, and each thing that lacks is named', () => {
    expect(refused(open({ fields: { leader: '分管县领导' } }))).toStrictEqual(['fields.section'])
    expect(refused(open({ personId: null, deadline: null, fields: {} }))).toStrictEqual([
      ...['fields.leader', 'fields.section', 'needs.deadline', 'needs.person'],
    ])
  })
  test('stands in no ledger that nobody defined, and under no campaign that is not there', () => {
    given()
      .when(open({ ledger: null }))
      .thenRefused('LedgerUnknown')
    given()
      .when(open({ knowsCampaign: false }))
      .thenRefused('CampaignUnknown')
  })
  test('is not over on the day it begins', () => {
    expect(refused(open({ dueOn: '2022-02-28' }))).toStrictEqual(['dueOn'])
    given()
      .when(open({ dueOn: '2022-03-01' }))
      .thenEvents(opened, entered)
  })
  test('S4-65 brings the leader and the remedies that its ledger needs', () => {
    const needing: LedgerKind = { ...ledger, fields: [], needs: ['sponsor', 'remedies'] }
    const needed = { ledger: needing, fields: {} }
    expect(refused(open(needed))).toStrictEqual(['needs.sponsor', 'needs.remedies'])
    const remedies = { fix: '增加班组', establish: '按月调度' }
    given()
      .when(open({ ...needed, sponsorId: 'leader-1', remedies }))
      .thenEvents(
        opened,
        { type: 'SponsorNamed', data: { personId: 'leader-1', claimed: false, namedBy: openedBy } },
        { type: 'RemediesPlanned', data: remedies },
        { type: 'LedgerEntered', data: { ...needed, enteredBy: openedBy, ...whose } },
      )
  })
})

describe('the close-out of work', () => {
  const struck: EntryEvent = { type: 'EntryClosedOut', data: whose }
  test('S0-78 asks for the outcome and for no reply: nobody asked', () => {
    given(opened, entered).when(pass).thenRefused('NothingClaimed')
    given(opened, entered, claimed).when(pass).thenEvents(example.AcceptancePassed, struck)
  })
  test('S0-79 of an item it still waits for the replies', () =>
    given(example.EntryOpened, claimed).when(pass).thenRefused('ReplyOutstanding'))
  test('S3-79 is passed by nobody who did the work', () =>
    given(opened, entered, claimed)
      .when({ ...pass, by: 'person-k1' })
      .thenRefused('OwnWork'))
  test('S0-60 needs evidence like any other', () => {
    const { claimedBy: by, ...claim } = claimed.data
    const claiming = { type: 'ClaimDone', ...claim, outcome: 'solved', evidence: [], by, imported: false } as const
    given(opened, entered).when(claiming).thenRefused('EvidenceMissing')
  })
  test('S4-12 is looked at again afterwards', () =>
    given(opened, entered, claimed, example.AcceptancePassed, struck)
      .when({
        ...{ type: 'RecordLookBack', on: '2023-01-10', by: 'supervisor-1', limitUnder: () => null },
        ...{ carriedOut: true, solved: false, changed: true, finding: '路面返修' },
      })
      .thenEvents(
        {
          type: 'LookedBack',
          data: {
            ...{ ...whose, on: '2023-01-10', lookedBy: 'supervisor-1' },
            ...{ carriedOut: true, solved: false, changed: true, finding: '路面返修' },
          },
        },
        { type: 'EntryReopened', data: { ...whose, trigger: 'lookBack', reason: '路面返修' } },
      ))
  test('S2-11 another unit’s part of it knows it as its lead and owes no reply either', () =>
    given(opened, entered)
      .when({
        ...{ type: 'AskJointUnit', unitId: 'K2', personId: null, part: '管线迁改', dueOn: null },
        ...{ by: 'supervisor-1', counting },
      })
      .thenEvents({
        type: 'JointUnitAsked',
        data: {
          ...{ itemId: 'work-1', unitId: 'K2', personId: null, part: '管线迁改', category: 'work', campaign: 's3' },
          ...{ registeredAt: opened.data.registeredAt, dueAt: deadline!.dueAt!, complainedOf: [] },
          askedBy: 'supervisor-1',
        },
      }))
})
