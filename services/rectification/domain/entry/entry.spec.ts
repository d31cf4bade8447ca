import { describe, test } from '@jest/globals'
import { FAULT_KINDS, OUTCOME_CODES } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand } from './entry.js'

const given = specFor(entry)
const {
  EntryOpened: opened,
  CompletionClaimed: claimed,
  AnswersRecorded: answered,
  EntryHandedOver: handedOver,
} = example
const { AcceptancePassed: passed, EntryClosedOut: closedOut, EntryReturned: returned } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, passed, closedOut]

const open: EntryCommand = { type: 'OpenEntry', ...opened.data }
const handOver: EntryCommand = { type: 'HandOverEntry', toUnitId: 'T1' }
const plan: EntryCommand = { type: 'PlanRemedies', ...example.RemediesPlanned.data }
const { claimedBy: by, ...claim } = claimed.data
const claimDone = { type: 'ClaimDone', ...claim, outcome: 'solved', by, imported: false } as const
const recordAnswers: EntryCommand = { type: 'RecordAnswers', reports: 2 }
const recordReplyOwed: EntryCommand = { type: 'RecordReplyOwed', reportId: 'report-3' }
const pass: EntryCommand = { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' }
const giveBack: EntryCommand = {
  ...{ type: 'ReturnForRework', fault: 'surface', reason: '只换牌子，未见实效', by: 'officer-1' },
}

describe('a unit gets an entry', () => {
  test('S0-76 S3-23 the entry is opened with unit, person and deadline', () => given().when(open).thenEvents(opened))
  test('S0-76 an entry may have no deadline', () => {
    const data = { ...opened.data, deadline: null }
    given()
      .when({ type: 'OpenEntry', ...data })
      .thenEvents({ type: 'EntryOpened', data })
  })
  test('opened again for the same item and unit, nothing changes', () => {
    given(opened).when(open).thenNothing()
    given(...closed)
      .when(open)
      .thenNothing()
  })
  test('S0-76 one entry belongs to one item and one unit', () => {
    given(opened)
      .when({ ...open, itemId: 'item-2' })
      .thenRefused('EntryAlreadyOpened')
    given(opened)
      .when({ ...open, unitId: 'T1' })
      .thenRefused('EntryAlreadyOpened')
    given(opened, handedOver)
      .when({ ...open, unitId: 'T1' })
      .thenRefused('EntryAlreadyOpened')
  })
})

describe('the item goes to another unit', () => {
  test('S4-90 the entry ends and says where the item went', () => given(opened).when(handOver).thenEvents(handedOver))
  test('S4-90 an entry with a claim on it is handed over too', () =>
    given(opened, claimed).when(handOver).thenEvents(handedOver))
  test('handed over again, nothing changes', () => given(opened, handedOver).when(handOver).thenNothing())
  test('what is closed out stays where it was closed', () =>
    given(...closed)
      .when(handOver)
      .thenRefused('EntryClosed'))
  test('nothing is handed over that was not opened', () => given().when(handOver).thenRefused('EntryUnknown'))
  test('c3.11 S2-14 an item that comes back finds its entry again', () =>
    given(opened, handedOver).when(open).thenEvents(opened))
  test('S0-78 after it came back the work is claimed anew', () =>
    given(opened, claimed, answered, handedOver, opened).when(pass).thenRefused('NothingClaimed'))
  test('S0-79 after it came back the replies are told anew', () =>
    given(opened, answered, handedOver, opened, claimed).when(pass).thenRefused('ReplyOutstanding'))
  test('S3-79 who claimed it before it was handed over does not accept it after it came back', () => {
    const other: EntryEvent = { type: 'CompletionClaimed', data: { ...claimed.data, claimedBy: 'handler-2' } }
    given(opened, claimed, handedOver, opened, other, answered)
      .when({ ...pass, by: 'handler-1' })
      .thenRefused('OwnWork')
  })
})

describe('remedies', () => {
  test('S0-23 S2-08 a unit names what fixes the symptom and what removes the cause', () =>
    given(opened).when(plan).thenEvents(example.RemediesPlanned))
  test('planned again in the same words, nothing changes', () =>
    given(opened, example.RemediesPlanned).when(plan).thenNothing())
  test('a better plan replaces the one before', () => {
    const data = { fix: '增设窗口', establish: '取消该项审批' }
    given(opened, example.RemediesPlanned)
      .when({ type: 'PlanRemedies', ...data })
      .thenEvents({ type: 'RemediesPlanned', data })
  })
  test('nothing is planned for an entry that is not open', () => {
    given().when(plan).thenRefused('EntryUnknown')
    given(opened, handedOver).when(plan).thenRefused('EntryHandedOverAlready')
    given(...closed)
      .when(plan)
      .thenRefused('EntryClosed')
  })
})

describe('the handler says it is done', () => {
  test('S0-78 S3-79 with an outcome and evidence', () => given(opened).when(claimDone).thenEvents(claimed))
  for (const outcome of OUTCOME_CODES) {
    test(`S0-78 the outcome may be ${outcome}`, () =>
      given(opened)
        .when({ ...claimDone, outcome })
        .thenEvents({ type: 'CompletionClaimed', data: { ...claimed.data, outcome } }))
  }
  test('S0-60 a claim without evidence is refused', () =>
    given(opened)
      .when({ ...claimDone, evidence: [] })
      .thenRefused('EvidenceMissing'))
  test('S0-60 a claim that names a file which is not kept for the entry is refused, also an imported one', () => {
    given(opened)
      .when({ ...claimDone, evidence: null })
      .thenRefused('FileUnknown')
    given(opened)
      .when({ ...claimDone, evidence: null, imported: true })
      .thenRefused('FileUnknown')
    given(...closed)
      .when({ ...claimDone, evidence: null })
      .thenRefused('EntryClosed')
  })
  test('the same content uploaded again is the same claim; other content is another', () => {
    const [file] = claimed.data.evidence
    given(opened, claimed)
      .when({ ...claimDone, evidence: [{ ...file!, file: 'c'.repeat(64) }] })
      .thenNothing()
    const evidence = [{ ...file!, sha256: 'c'.repeat(64) }]
    given(opened, claimed)
      .when({ ...claimDone, evidence })
      .thenEvents({ type: 'CompletionClaimed', data: { ...claimed.data, evidence } })
  })
  test('a fact from before files were kept says the hash, the name and the day alone, and is read', () => {
    const evidence = [{ sha256: 'a'.repeat(64), name: '现场照片.jpg', madeOn: '2022-03-10' }]
    given(opened, { type: 'CompletionClaimed', data: { ...claimed.data, evidence } })
      .when(claimDone)
      .thenNothing()
  })
  test('S0-60 a claim taken over from another system has its outcome only', () =>
    given(opened)
      .when({ ...claimDone, evidence: [], imported: true })
      .thenEvents({ type: 'CompletionClaimed', data: { ...claimed.data, evidence: [] } }))
  test('the same claim again changes nothing', () => given(opened, claimed).when(claimDone).thenNothing())
  test('the same claim again without its evidence is another claim, and refused', () =>
    given(opened, claimed)
      .when({ ...claimDone, evidence: [] })
      .thenRefused('EvidenceMissing'))
  test('a claim may be bettered while nobody has judged it', () => {
    const data = { ...claimed.data, outcomeText: '已增设三个窗口' }
    given(opened, claimed)
      .when({ ...claimDone, outcomeText: data.outcomeText })
      .thenEvents({ type: 'CompletionClaimed', data })
  })
  test('S3-80 after a return the work is claimed anew', () =>
    given(opened, claimed, returned).when(claimDone).thenEvents(claimed))
  test('nothing is claimed on an entry that is not open', () => {
    given().when(claimDone).thenRefused('EntryUnknown')
    given(opened, handedOver).when(claimDone).thenRefused('EntryHandedOverAlready')
    given(...closed)
      .when(claimDone)
      .thenRefused('EntryClosed')
  })
})

describe('replies', () => {
  test('S0-79 the entry records that every report has its reply', () =>
    given(opened).when(recordAnswers).thenEvents(answered))
  test('S0-79 no reply is owed where every report was taken back', () =>
    given(opened)
      .when({ type: 'RecordAnswers', reports: 0 })
      .thenEvents({ type: 'AnswersRecorded', data: { reports: 0 } }))
  test('recorded again, nothing changes', () => given(opened, answered).when(recordAnswers).thenNothing())
  test('S0-79 a report linked later makes the entry wait again', () =>
    given(opened, claimed, answered).when(recordReplyOwed).thenEvents(example.ReplyOwedRecorded))
  test('an entry that waits already waits on', () => given(opened).when(recordReplyOwed).thenNothing())
  test('S0-79 a report linked after the close-out is recorded too', () =>
    given(...closed)
      .when(recordReplyOwed)
      .thenEvents(example.ReplyOwedRecorded))
  test('what is said of the replies reaches an entry that was handed over', () =>
    given(opened, handedOver).when(recordAnswers).thenEvents(answered))
  test('nothing is recorded on an entry nobody opened', () => {
    given().when(recordAnswers).thenRefused('EntryUnknown')
    given().when(recordReplyOwed).thenRefused('EntryUnknown')
  })
})

describe('the work is sent back', () => {
  for (const fault of FAULT_KINDS) {
    test(`S3-80 S4-94 the fault is named: ${fault}`, () =>
      given(opened, claimed)
        .when({ ...giveBack, fault })
        .thenEvents({ type: 'EntryReturned', data: { ...returned.data, fault } }))
  }
  test('S3-80 sent back again, there is nothing to send back', () =>
    given(opened, claimed, returned).when(giveBack).thenRefused('NothingClaimed'))
  test('nothing is sent back that nobody claimed', () => given(opened).when(giveBack).thenRefused('NothingClaimed'))
  test('nobody judges his own work, not to return it either', () => {
    given(opened, claimed)
      .when({ ...giveBack, by: 'handler-1' })
      .thenRefused('OwnWork')
    given(opened, claimed)
      .when({ ...giveBack, by: 'person-k1' })
      .thenRefused('OwnWork')
  })
  test('nothing is sent back on an entry that is not open', () => {
    given().when(giveBack).thenRefused('EntryUnknown')
    given(opened, claimed, handedOver).when(giveBack).thenRefused('EntryHandedOverAlready')
    given(...closed)
      .when(giveBack)
      .thenRefused('EntryClosed')
  })
})
