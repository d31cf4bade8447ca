import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from './entry.js'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const { AcceptancePassed: passed, EntryClosedOut: closed, EntryHandedOver: handedOver } = example
const { ObjectionRecorded: recorded, ObjectionUpheld: upheld, ObjectionRejected: rejected } = example
const done: readonly EntryEvent[] = [opened, claimed, answered, passed, closed]
const record: EntryCommand = {
  ...{ type: 'RecordObjection', reportId: 'report-1', repliedBy: 'operator-1' },
  deadlineUnder: () => recorded.data.deadline,
}
const decide = (isUpheld: boolean, by = 'supervisor-1'): EntryCommand => ({
  ...{ type: 'DecideObjection', reportId: 'report-1', upheld: isUpheld, by },
  reason: isUpheld ? upheld.data.reason : rejected.data.reason,
})
const reopened: EntryEvent = {
  type: 'EntryReopened',
  data: { itemId: 'item-1', unitId: 'K1', trigger: 'objection', reason: upheld.data.reason },
}

describe('an objection', () => {
  test('S1-89 is put before a person with a deadline, whatever became of the entry, and reopens nothing', () => {
    for (const history of [[opened], [opened, claimed], done, [opened, handedOver]]) {
      given(...history)
        .when(record)
        .thenEvents(recorded)
    }
  })
  test('put before a person twice, it is one', () =>
    given(...done, recorded)
      .when(record)
      .thenNothing())
  test('of an entry nobody heard of is not recorded', () => given().when(record).thenRefused('EntryUnknown'))
})

describe('an objection whose reply was voided', () => {
  const lapse: EntryCommand = { type: 'RecordObjectionLapse', reportId: 'report-1' }
  const lapsed = example.ObjectionLapseRecorded

  test('S1-90 waits no more, whatever became of the entry, and nobody decides about it', () => {
    for (const history of [[opened], [opened, claimed], done, [opened, handedOver]]) {
      given(...history, recorded)
        .when(lapse)
        .thenEvents(lapsed)
    }
    given(...done, recorded, lapsed)
      .when(decide(true))
      .thenRefused('NoObjectionOpen')
  })
  test('lapses once, and only where it waits: what was decided meanwhile stands', () => {
    for (const history of [done, [...done, recorded, lapsed], [...done, recorded, rejected]]) {
      given(...history)
        .when(lapse)
        .thenNothing()
    }
    given(...done, recorded)
      .when({ ...lapse, reportId: 'constructor' } as EntryCommand)
      .thenNothing()
    given().when(lapse).thenRefused('EntryUnknown')
  })
  test('leaves those of other reports open', () => {
    const other: EntryEvent = { type: 'ObjectionRecorded', data: { ...recorded.data, reportId: 'report-2' } }
    given(...done, recorded, other, lapsed)
      .when({ ...decide(false), reportId: 'report-2' } as EntryCommand)
      .thenEvents({ type: 'ObjectionRejected', data: { ...rejected.data, reportId: 'report-2' } })
  })
  test('S1-89 the new reply may be objected to again, and that is put before a person', () =>
    given(...done, recorded, lapsed)
      .when(record)
      .thenEvents(recorded))
})

describe('the decision', () => {
  test('S1-90 upheld, a closed entry is taken up again with the objection as its trigger', () =>
    given(...done, recorded)
      .when(decide(true))
      .thenEvents(upheld, reopened))
  test('S1-90 upheld while the work goes on, it is owed a new reply before it can be accepted', () => {
    given(opened, claimed, answered, recorded).when(decide(true)).thenEvents(upheld)
    given(opened, claimed, answered, recorded, upheld)
      .when({ type: 'PassAcceptance', finding: '属实', by: 'officer-1' })
      .thenRefused('ReplyOutstanding')
  })
  test('S1-90 rejected with a reason, everything stays as it was', () => {
    given(...done, recorded)
      .when(decide(false))
      .thenEvents(rejected)
    given(opened, claimed, answered, recorded, rejected)
      .when({ type: 'PassAcceptance', finding: passed.data.finding, by: passed.data.acceptedBy })
      .thenEvents(passed, closed)
  })
  test('S3-79 is not for who handles the entry or claimed it done, nor for who gave the reply', () => {
    const history = given(...done, recorded)
    for (const by of ['handler-1', 'person-k1']) history.when(decide(true, by)).thenRefused('OwnWork')
    history.when(decide(false, 'operator-1')).thenRefused('OwnReply')
  })
  test('is given once, and only where an objection waits', () => {
    given(...done, recorded, rejected)
      .when(decide(true))
      .thenRefused('NoObjectionOpen')
    given(...done)
      .when(decide(true))
      .thenRefused('NoObjectionOpen')
    given(...done, recorded)
      .when({ ...decide(true), reportId: 'constructor' } as EntryCommand)
      .thenRefused('NoObjectionOpen')
    given().when(decide(true)).thenRefused('EntryUnknown')
  })
  test('S4-90 outlives a hand-over and the return of the item', () =>
    given(opened, claimed, recorded, handedOver, opened).when(decide(true)).thenEvents(upheld))
})
