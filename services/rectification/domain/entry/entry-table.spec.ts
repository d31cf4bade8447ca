import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import { decisionTable, recorded } from '@huiyin/testing'
import { entry, type EntryCommand } from './entry.js'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { amended2022 } from './follow-up/examples.js'

const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered } = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, example.AcceptancePassed, example.EntryClosedOut]

/** What an entry can look like, from nothing to its end and back. */
const histories: Readonly<Record<string, readonly EntryEvent[]>> = {
  unknown: [],
  handling: [opened],
  asked: [opened, example.ExtensionRequested],
  awaiting: [opened, claimed, answered],
  closedOut: closed,
  objected: [...closed, example.ObjectionRecorded],
  reopened: [...closed, example.EntryReopened],
  handedOver: [opened, example.EntryHandedOver],
}

const { claimedBy: by, ...claim } = claimed.data
const counting = { calendar: cnCalendar, graceWorkingDays: 5 }
const dueAt = '2022-03-15T15:59:59.999Z'
const publicationUnder = () => ({ kinds: ['list' as const], media: 2 })
const commands: Readonly<Record<string, EntryCommand>> = {
  OpenEntry: { type: 'OpenEntry', ...opened.data },
  OpenWork: {
    ...{ type: 'OpenWork', ...example.WorkOpened.data, dueOn: '2022-11-30', by: 'principal-k1', knowsCampaign: true },
    ...{ ledger: standardLedgers[0]!, fields: { measure: '分段施工' } },
    counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' },
  },
  HandOverEntry: { type: 'HandOverEntry', toUnitId: 'T1' },
  PassOnEntry: {
    ...{ type: 'PassOnEntry', postId: 'post-k1', principal: true, on: '2022-07-01', zone: 'Asia/Shanghai' },
    ...{ fromPersonId: 'person-k1', fromStays: false, toPersonId: 'person-k9', atOrAbove: ['person-k9'] },
  },
  TakeOverEntry: { type: 'TakeOverEntry', unitId: 'K1', intoUnitId: 'K2', on: '2022-07-01' },
  PlanRemedies: { type: 'PlanRemedies', ...example.RemediesPlanned.data },
  ChooseHandlingMode: {
    ...{ type: 'ChooseHandlingMode', mode: standardModes[0]!, milestones: [], reason: '可立即办理' },
    ...{ by: 'supervisor-1', counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' } },
  },
  AcceptMilestone: {
    ...{ type: 'AcceptMilestone', milestone: 'first', finding: '属实', by: 'supervisor-1' },
    counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' },
  },
  AskJointUnit: {
    ...{ type: 'AskJointUnit', unitId: 'K2', personId: null, part: '管线迁改', dueOn: null, by: 'supervisor-1' },
    counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' },
  },
  RecordPart: { type: 'RecordPart', unitId: 'K2', done: true },
  PauseDeadline: {
    ...{ type: 'PauseDeadline', from: '2022-03-07', to: '2022-03-07', reason: '待检测', by: 'supervisor-1' },
    counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' },
  },
  RederiveDeadline: {
    ...{ type: 'RederiveDeadline', year: 2022, version: 2, heard: 2, at: '2022-03-05T01:00:00.000Z' },
    counting: { calendar: amended2022, zone: 'Asia/Shanghai' },
  },
  DecideRederivation: {
    ...{ type: 'DecideRederivation', taken: true, reason: '按新安排', by: 'supervisor-1' },
    counting: { calendar: amended2022, zone: 'Asia/Shanghai' },
  },
  RecordSupervision: { type: 'RecordSupervision', action: 'press', text: '请抓紧', by: 'supervisor-1' },
  OrderReRectification: {
    ...{ type: 'OrderReRectification', trigger: 'targetMissed', reason: '未达标', dueOn: '2022-11-16' },
    ...{ by: 'supervisor-1', counting: { calendar: cnCalendar, zone: 'Asia/Shanghai' } },
  },
  RecordLookBack: {
    ...{ type: 'RecordLookBack', carriedOut: true, solved: true, changed: true, finding: '属实' },
    ...{ by: 'supervisor-1', on: '2022-11-23', limitUnder: () => null },
  },
  PublishAnswer: { type: 'PublishAnswer', text: '已公开', by: 'operator-1' },
  EnterWorkRecord: { type: 'EnterWorkRecord', record: 'minutes', on: '2022-03-05', fields: {}, by: 'handler-1' },
  NameSponsor: { type: 'NameSponsor', personId: 'leader-1', by: 'leader-1' },
  EnterInLedger: { type: 'EnterInLedger', ledger: null, fields: {}, by: 'handler-1' },
  DraftPublication: { type: 'DraftPublication', kind: 'list', text: null, by: 'principal-k1', publicationUnder },
  RedactPublication: { type: 'RedactPublication', words: ['窗口'], reason: '不公开', by: 'supervisor-1' },
  DraftPublicPhoto: {
    ...{ type: 'DraftPublicPhoto', by: 'officer-1', photoId: 'photo-1', publicationUnder },
    photo: { of: 'a'.repeat(64), file: 'd'.repeat(64), areas: [] },
  },
  RemovePublicPhoto: { type: 'RemovePublicPhoto', photoId: 'photo-1', reason: '车牌可辨', by: 'supervisor-1' },
  ReplaceEvidence: {
    ...{ type: 'ReplaceEvidence', sha256: 'a'.repeat(64), reason: '原照片模糊', by: 'person-k1' },
    evidence: { sha256: 'b'.repeat(64), name: '清晰.jpg', madeOn: '2022-03-06' },
  },
  PublishEntry: {
    ...{ type: 'PublishEntry', text: null, media: ['portal', 'publicAccount'], until: null, by: 'supervisor-1' },
    ...{ on: '2022-03-10', publicationId: 'publication-1', publicationUnder },
  },
  WithdrawPublication: { type: 'WithdrawPublication', reason: '内容有误', by: 'supervisor-1' },
  RequestExtension: { type: 'RequestExtension', workingDays: 3, reason: '需外出取证', by: 'handler-1' },
  DecideExtension: {
    ...{ type: 'DecideExtension', granted: true, reason: '同意', by: 'supervisor-1', calendar: cnCalendar },
  },
  ClaimDone: { type: 'ClaimDone', ...claim, outcome: 'solved', outcomeText: '另一结果', by, imported: false },
  RecordAnswers: { type: 'RecordAnswers', reports: 1 },
  RecordReplyOwed: { type: 'RecordReplyOwed', reportId: 'report-2' },
  RecordStyleLead: { type: 'RecordStyleLead', isLead: true },
  RecordComplainedOf: { type: 'RecordComplainedOf', personIds: ['person-9'] },
  PassAcceptance: { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' },
  ReturnForRework: { type: 'ReturnForRework', fault: 'surface', reason: '未见实效', by: 'officer-1' },
  RecordObjection: {
    ...{ type: 'RecordObjection', reportId: 'report-1', repliedBy: 'operator-1' },
    deadlineUnder: () => example.ObjectionRecorded.data.deadline,
  },
  RecordObjectionLapse: { type: 'RecordObjectionLapse', reportId: 'report-1' },
  DecideObjection: { type: 'DecideObjection', reportId: 'report-1', upheld: true, reason: '属实', by: 'supervisor-1' },
  ReopenEntry: { type: 'ReopenEntry', trigger: 'lookBack', reason: '问题反弹' },
  NoteDeadlineNear: { type: 'NoteDeadlineNear', dueAt, at: '2022-03-14T16:00:00.000Z' },
  NoteDeadlinePassed: { type: 'NoteDeadlinePassed', dueAt, count: 1, at: '2022-03-15T16:00:00.000Z', ...counting },
  VoidEntryFact: {
    ...{ type: 'VoidEntryFact', factId: 'fact-2', reason: '录入有误', by: 'supervisor-1' },
    facts: { standing: recorded<EntryEvent>([opened], [claimed]), voided: [] },
  },
}

/** What each command does to an entry of each kind: its facts joined by +, a refusal after !, or nothing new. */
const TABLE = `
                   | unknown       | handling             | asked                  | awaiting             | closedOut            | objected             | reopened             | handedOver
OpenEntry          | EntryOpened   | nothing              | nothing                | nothing              | nothing              | nothing              | nothing              | EntryOpened
OpenWork           | WorkOpened+LedgerEntered | !EntryAlreadyOpened | !EntryAlreadyOpened | !EntryAlreadyOpened | !EntryAlreadyOpened | !EntryAlreadyOpened | !EntryAlreadyOpened | !EntryAlreadyOpened
HandOverEntry      | !EntryUnknown | EntryHandedOver      | EntryHandedOver        | EntryHandedOver      | !EntryClosed         | !EntryClosed         | EntryHandedOver      | nothing
PassOnEntry        | !EntryUnknown | EntryPassedOn        | EntryPassedOn          | EntryPassedOn        | nothing              | nothing              | EntryPassedOn        | nothing
TakeOverEntry      | !EntryUnknown | EntryTakenOver       | EntryTakenOver         | EntryTakenOver       | nothing              | nothing              | EntryTakenOver       | nothing
PlanRemedies       | !EntryUnknown | RemediesPlanned      | RemediesPlanned        | RemediesPlanned      | !EntryClosed         | !EntryClosed         | RemediesPlanned      | !EntryHandedOverAlready
ChooseHandlingMode | !EntryUnknown | HandlingModeChosen   | HandlingModeChosen     | HandlingModeChosen   | !EntryClosed         | !EntryClosed         | HandlingModeChosen   | !EntryHandedOverAlready
AcceptMilestone    | !EntryUnknown | !MilestoneUnknown    | !MilestoneUnknown      | !MilestoneUnknown    | !EntryClosed         | !EntryClosed         | !MilestoneUnknown    | !EntryHandedOverAlready
AskJointUnit       | !EntryUnknown | JointUnitAsked       | JointUnitAsked         | JointUnitAsked       | !EntryClosed         | !EntryClosed         | JointUnitAsked       | !EntryHandedOverAlready
RecordPart         | !EntryUnknown | nothing              | nothing                | nothing              | nothing              | nothing              | nothing              | nothing
PauseDeadline      | !EntryUnknown | DeadlinePaused       | DeadlinePaused         | !WorkClaimed         | !EntryClosed         | !EntryClosed         | DeadlinePaused       | !EntryHandedOverAlready
RederiveDeadline   | !EntryUnknown | DeadlineRederived    | DeadlineRederived      | DeadlineRederived    | nothing              | nothing              | DeadlineRederived    | nothing
DecideRederivation | !EntryUnknown | !NoRederivationProposed | !NoRederivationProposed | !NoRederivationProposed | !EntryClosed      | !EntryClosed         | !NoRederivationProposed | !EntryHandedOverAlready
RecordSupervision  | !EntryUnknown | SupervisionRecorded  | SupervisionRecorded    | SupervisionRecorded  | !EntryClosed         | !EntryClosed         | SupervisionRecorded  | !EntryHandedOverAlready
OrderReRectification | !EntryUnknown | ReRectificationOrdered | ReRectificationOrdered | !WorkClaimed | EntryReopened+ReRectificationOrdered | EntryReopened+ReRectificationOrdered | ReRectificationOrdered | !EntryHandedOverAlready
RecordLookBack     | !EntryUnknown | !EntryNotClosed      | !EntryNotClosed        | !EntryNotClosed      | LookedBack           | LookedBack           | !EntryNotClosed      | !EntryNotClosed
PublishAnswer      | !EntryUnknown | AnswerPublished      | AnswerPublished        | AnswerPublished      | !EntryClosed         | !EntryClosed         | AnswerPublished      | !EntryHandedOverAlready
EnterWorkRecord    | !EntryUnknown | !RecordUnknown       | !RecordUnknown         | !RecordUnknown       | !EntryClosed         | !EntryClosed         | !RecordUnknown       | !EntryHandedOverAlready
NameSponsor        | !EntryUnknown | SponsorNamed         | SponsorNamed           | SponsorNamed         | !EntryClosed         | !EntryClosed         | SponsorNamed         | !EntryHandedOverAlready
EnterInLedger      | !EntryUnknown | !LedgerUnknown       | !LedgerUnknown         | !LedgerUnknown       | !EntryClosed         | !EntryClosed         | !LedgerUnknown       | !EntryHandedOverAlready
DraftPublication   | !EntryUnknown | PublicationDrafted   | PublicationDrafted     | PublicationDrafted   | PublicationDrafted   | PublicationDrafted   | PublicationDrafted   | !EntryHandedOverAlready
RedactPublication  | !EntryUnknown | !NothingDrafted      | !NothingDrafted        | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !EntryHandedOverAlready
DraftPublicPhoto   | !EntryUnknown | !NothingDrafted      | !NothingDrafted        | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !EntryHandedOverAlready
RemovePublicPhoto  | !EntryUnknown | !PhotoUnknown        | !PhotoUnknown          | !PhotoUnknown        | !PhotoUnknown        | !PhotoUnknown        | !PhotoUnknown        | !EntryHandedOverAlready
ReplaceEvidence    | !EntryUnknown | !NothingClaimed      | !NothingClaimed        | EvidenceReplaced     | !EntryClosed         | !EntryClosed         | !NothingClaimed      | !EntryHandedOverAlready
PublishEntry       | !EntryUnknown | !NothingDrafted      | !NothingDrafted        | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !NothingDrafted      | !EntryHandedOverAlready
WithdrawPublication | !EntryUnknown | !NotPublished       | !NotPublished          | !NotPublished        | !NotPublished        | !NotPublished        | !NotPublished        | !EntryHandedOverAlready
RequestExtension   | !EntryUnknown | ExtensionRequested   | !ExtensionAlreadyAsked | ExtensionRequested   | !EntryClosed         | !EntryClosed         | ExtensionRequested   | !EntryHandedOverAlready
DecideExtension    | !EntryUnknown | !NoExtensionAsked    | DeadlineExtended       | !NoExtensionAsked    | !EntryClosed         | !EntryClosed         | !NoExtensionAsked    | !EntryHandedOverAlready
ClaimDone          | !EntryUnknown | CompletionClaimed    | CompletionClaimed      | CompletionClaimed    | !EntryClosed         | !EntryClosed         | CompletionClaimed    | !EntryHandedOverAlready
RecordAnswers      | !EntryUnknown | AnswersRecorded      | AnswersRecorded        | nothing              | nothing              | nothing              | nothing              | AnswersRecorded
RecordReplyOwed    | !EntryUnknown | nothing              | nothing                | ReplyOwedRecorded    | ReplyOwedRecorded    | ReplyOwedRecorded    | ReplyOwedRecorded    | nothing
RecordStyleLead | !EntryUnknown | StyleLeadRecorded | StyleLeadRecorded   | StyleLeadRecorded | StyleLeadRecorded | StyleLeadRecorded | StyleLeadRecorded | StyleLeadRecorded
RecordComplainedOf | !EntryUnknown | ComplainedOfRecorded | ComplainedOfRecorded   | ComplainedOfRecorded | ComplainedOfRecorded | ComplainedOfRecorded | ComplainedOfRecorded | ComplainedOfRecorded
PassAcceptance     | !EntryUnknown | !NothingClaimed      | !NothingClaimed        | AcceptancePassed+EntryClosedOut | nothing   | nothing              | !NothingClaimed      | !EntryHandedOverAlready
ReturnForRework    | !EntryUnknown | !NothingClaimed      | !NothingClaimed        | EntryReturned        | !EntryClosed         | !EntryClosed         | !NothingClaimed      | !EntryHandedOverAlready
RecordObjection    | !EntryUnknown | ObjectionRecorded    | ObjectionRecorded      | ObjectionRecorded    | ObjectionRecorded    | nothing              | ObjectionRecorded    | ObjectionRecorded
RecordObjectionLapse | !EntryUnknown | nothing            | nothing                | nothing              | nothing              | ObjectionLapseRecorded | nothing            | nothing
DecideObjection    | !EntryUnknown | !NoObjectionOpen     | !NoObjectionOpen       | !NoObjectionOpen     | !NoObjectionOpen     | ObjectionUpheld+EntryReopened | !NoObjectionOpen | !NoObjectionOpen
ReopenEntry        | !EntryUnknown | !EntryNotClosed      | !EntryNotClosed        | !EntryNotClosed      | EntryReopened        | EntryReopened        | !EntryNotClosed      | !EntryNotClosed
NoteDeadlineNear   | !EntryUnknown | DeadlineNear         | DeadlineNear           | nothing              | nothing              | nothing              | DeadlineNear         | nothing
NoteDeadlinePassed | !EntryUnknown | DeadlinePassed       | DeadlinePassed         | nothing              | nothing              | nothing              | DeadlinePassed       | nothing
VoidEntryFact      | !EntryUnknown | EntryFactVoided      | EntryFactVoided        | EntryFactVoided      | EntryFactVoided      | EntryFactVoided      | EntryFactVoided      | EntryFactVoided
`

describe('every command on every kind of entry', () => {
  for (const { command, says, found } of decisionTable(entry, { table: TABLE, histories, commands })) {
    test(`${command}: what follows, or why not`, () => expect(found()).toStrictEqual(says))
  }
})
