import { describe, expect, test } from '@jest/globals'
import { decisionTable } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned, ReportReplied: replied } = example
const answered: ItemEvent = { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } }
const takenBack: ItemEvent = { type: 'ReportWithdrawn', data: { reportId: 'report-1', reason: '撤回' } }

/** What an item can look like, from nothing to its end. */
const histories: Readonly<Record<string, readonly ItemEvent[]>> = {
  unknown: [],
  received: [received],
  registered: [received, registered],
  assigned: [received, registered, assigned],
  answered: [received, registered, assigned, replied, answered],
  declined: [received, example.ItemDeclined],
  withdrawn: [received, takenBack, example.ItemWithdrawn],
}

const commands: Readonly<Record<string, ItemCommand>> = {
  ReceiveReport: { type: 'ReceiveReport', ...received.data, reportId: 'report-9' },
  LinkReport: { type: 'LinkReport', ...example.ReportLinked.data },
  RegisterItem: {
    ...{ type: 'RegisterItem', number: 'other', category: 'C5', campaign: 's2', at: '2022-03-02T01:00:00.000Z' },
  },
  ReadAndInstruct: {
    ...{ type: 'ReadAndInstruct', instruction: '请现场核实', reader: 'leader-1', at: '2022-03-01T02:00:00.000Z' },
  },
  WriteSummary: { type: 'WriteSummary', summary: '办事窗口服务态度问题' },
  DeclineItem: { type: 'DeclineItem', reason: '不属受理范围' },
  TakeFirstContact: { type: 'TakeFirstContact', personId: 'clerk-a', unitId: 'desk' },
  AssignItem: { type: 'AssignItem', unitId: 'T2', personId: null, outsideDeadline: null },
  TransferItem: { type: 'TransferItem', unitId: 'T1', personId: null, reason: '不属本科室职责' },
  ObjectToAssignment: {
    ...{ type: 'ObjectToAssignment', reason: '不在职责范围', rightUnitId: 'T1', by: 'person-k1' },
    ...{ at: '2022-03-02T01:00:00.000Z', decideBy: () => example.AssignmentObjectionRaised.data.deadline },
  },
  DecideAssignmentObjection: {
    ...{ type: 'DecideAssignmentObjection', upheld: true, reason: '属另一单位', by: 'dispatcher-1' },
    ...{ unitId: null, personId: null },
  },
  NoteAssignmentObjectionOverdue: { type: 'NoteAssignmentObjectionOverdue', dueAt: '2022-03-04T15:59:59.999Z' },
  WatchItem: { type: 'WatchItem', reason: '群众反映集中', by: 'leader-1' },
  EndItemWatch: { type: 'EndItemWatch', by: 'leader-1' },
  NameStyleLead: { type: 'NameStyleLead', reason: '反映推诿', by: 'officer-1' },
  DropStyleLead: { type: 'DropStyleLead', reason: '不涉及作风', by: 'officer-2' },
  RecordItemPassedOn: { type: 'RecordItemPassedOn', unitId: 'K1', personId: 'person-k9' },
  WithdrawReport: { type: 'WithdrawReport', reportId: 'report-1', reason: '已自行解决' },
  ReplyToReport: { type: 'ReplyToReport', reportId: 'report-1', result: 'notOurs', text: '不属本单位职责' },
  RaiseObjection: {
    ...{ type: 'RaiseObjection', reportId: 'report-1', at: '2022-03-02T01:00:00.000Z' },
    sealed: { subject: 's-1', text: 'sealed text' },
  },
  RecordObjectionDecision: { type: 'RecordObjectionDecision', reportId: 'report-1', upheld: true },
  GiveTrackingCode: { type: 'GiveTrackingCode', ...example.TrackingCodeGiven.data },
  MarkDuplicate: { type: 'MarkDuplicate', originalItemId: 'item-0' },
}

/** What each command does to an item of each kind: its facts joined by +, a refusal after !, or nothing new. */
const TABLE = `
                 | unknown        | received        | registered             | assigned                  | answered                     | declined             | withdrawn
ReceiveReport    | ReportReceived | !ItemAlreadyReceived | !ItemAlreadyReceived | !ItemAlreadyReceived   | !ItemAlreadyReceived         | !ItemAlreadyReceived | !ItemAlreadyReceived
LinkReport       | !ItemUnknown   | ReportLinked    | ReportLinked           | ReportLinked              | ReportLinked+ReplyOwed       | !ItemDeclinedAlready | !ItemWithdrawnAlready
RegisterItem     | !ItemUnknown   | ItemRegistered  | !ItemAlreadyRegistered | !ItemAlreadyRegistered    | !ItemAlreadyRegistered       | !ItemDeclinedAlready | !ItemWithdrawnAlready
ReadAndInstruct  | !ItemUnknown   | ItemRead        | ItemRead               | ItemRead                  | ItemRead                     | !ItemDeclinedAlready | !ItemWithdrawnAlready
WriteSummary     | !ItemUnknown   | SummaryWritten  | SummaryWritten         | SummaryWritten            | SummaryWritten               | !ItemDeclinedAlready | !ItemWithdrawnAlready
DeclineItem      | !ItemUnknown   | ItemDeclined    | !ItemAlreadyRegistered | !ItemAlreadyRegistered    | !ItemAlreadyRegistered       | nothing              | !ItemWithdrawnAlready
TakeFirstContact | !ItemUnknown   | FirstContactTaken | FirstContactTaken    | FirstContactTaken         | FirstContactTaken            | !ItemDeclinedAlready | !ItemWithdrawnAlready
AssignItem       | !ItemUnknown   | !ItemNotRegistered | ItemAssigned        | !ItemAlreadyAssigned      | !ItemAlreadyAssigned         | !ItemDeclinedAlready | !ItemWithdrawnAlready
TransferItem     | !ItemUnknown   | !ItemNotAssigned | !ItemNotAssigned      | ItemTransferred           | ItemTransferred+ItemAnswered | !ItemDeclinedAlready | !ItemWithdrawnAlready
ObjectToAssignment | !ItemUnknown | !ItemNotAssigned | !ItemNotAssigned       | !AssignmentObjectionTooLate | !ReplyAlreadyGiven          | !ItemDeclinedAlready | !ItemWithdrawnAlready
DecideAssignmentObjection | !ItemUnknown | !NoAssignmentObjection | !NoAssignmentObjection | !NoAssignmentObjection | !NoAssignmentObjection | !ItemDeclinedAlready | !ItemWithdrawnAlready
NoteAssignmentObjectionOverdue | !ItemUnknown | nothing | nothing | nothing | nothing | nothing | nothing
WatchItem        | !ItemUnknown   | ItemWatched     | ItemWatched            | ItemWatched               | ItemWatched                  | ItemWatched          | ItemWatched
EndItemWatch     | !ItemUnknown   | !NotWatched     | !NotWatched            | !NotWatched               | !NotWatched                  | !NotWatched          | !NotWatched
NameStyleLead    | !ItemUnknown   | StyleLeadNamed  | StyleLeadNamed         | StyleLeadNamed            | StyleLeadNamed               | !ItemDeclinedAlready | !ItemWithdrawnAlready
DropStyleLead    | !ItemUnknown   | !NoStyleLead    | !NoStyleLead           | !NoStyleLead              | !NoStyleLead                 | !ItemDeclinedAlready | !ItemWithdrawnAlready
RecordItemPassedOn | !ItemUnknown | nothing         | nothing                | ItemPassedOn              | ItemPassedOn                 | nothing              | nothing
WithdrawReport   | !ItemUnknown   | ReportWithdrawn+ItemWithdrawn | ReportWithdrawn+ItemWithdrawn | ReportWithdrawn+ItemWithdrawn | !ReplyAlreadyGiven | !ItemDeclinedAlready | nothing
ReplyToReport    | !ItemUnknown   | !ItemNotAssigned | !ItemNotAssigned      | ReportReplied+ItemAnswered | !ReplyAlreadyGiven          | !ItemDeclinedAlready | !ItemWithdrawnAlready
RaiseObjection   | !ItemUnknown   | !ReportNotReplied | !ReportNotReplied    | !ReportNotReplied         | ObjectionRaised              | !ReportNotReplied    | !ReportNotReplied
RecordObjectionDecision | !NoObjectionRaised | !NoObjectionRaised | !NoObjectionRaised | !NoObjectionRaised | !NoObjectionRaised | !NoObjectionRaised | !NoObjectionRaised
GiveTrackingCode | !ItemUnknown | TrackingCodeGiven | TrackingCodeGiven | TrackingCodeGiven | !ReplyAlreadyGiven | TrackingCodeGiven | !ReportWithdrawnAlready
MarkDuplicate    | !ItemUnknown   | DuplicateMarked | DuplicateMarked        | DuplicateMarked           | DuplicateMarked              | DuplicateMarked      | DuplicateMarked
`

describe('every command on every kind of item', () => {
  for (const { command, says, found } of decisionTable(item, { table: TABLE, histories, commands })) {
    test(`${command}: what follows, or why not`, () => expect(found()).toStrictEqual(says))
  }
})
