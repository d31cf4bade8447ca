import { deriveDeadline, noneCalendar } from '@huiyin/calendar'
import type { ItemEvent } from './events.js'

type Examples = { readonly [N in ItemEvent['type']]: Extract<ItemEvent, { type: N }> }

const assignment = {
  unitId: 'K1',
  personId: 'person-k1',
  category: 'C5',
  campaign: 's2',
  registeredAt: '2022-03-01T01:00:00.000Z',
  outsideDeadline: null,
} as const

const decideBy = deriveDeadline({
  ...{ rule: { kind: 'workingDays', n: 2 }, calendar: noneCalendar, zone: 'Asia/Shanghai' },
  from: '2022-03-02T01:00:00.000Z',
})

/** One example of each fact of an item, in the order a life of an item could have them; the catalogue shows them. */
export const itemExamples: Examples = {
  ReportReceived: {
    type: 'ReportReceived',
    data: {
      reportId: 'report-1',
      channel: 'hotline12345',
      reporter: 'named',
      summary: '窗口排队两小时无人答复',
      category: 'C3',
      place: '东街',
      outsideNumber: '12345-0007',
    },
  },
  SummaryWritten: { type: 'SummaryWritten', data: { summary: '办事窗口服务态度问题' } },
  FirstContactTaken: { type: 'FirstContactTaken', data: { personId: 'clerk-a', unitId: 'desk' } },
  ReportLinked: { type: 'ReportLinked', data: { reportId: 'report-2', channel: 'letter', reporter: 'anonymous' } },
  ReporterCameBefore: { type: 'ReporterCameBefore', data: { reportId: 'report-1', subjects: ['s-0'] } },
  ItemRegistered: {
    type: 'ItemRegistered',
    data: { number: '2022-0001', category: 'C5', campaign: 's2', registeredAt: '2022-03-01T01:00:00.000Z' },
  },
  ProblemCounted: {
    type: 'ProblemCounted',
    data: { campaign: 's2', problem: 'C5.1', foundOn: '2022-02-28' },
  },
  ItemRead: {
    type: 'ItemRead',
    data: {
      ...{ instruction: '请承办单位现场核实，限期答复。', reader: 'leader-1' },
      ...{ dueAt: '2022-03-01T15:59:59.999Z', sameDay: true },
    },
  },
  StyleLeadNamed: {
    type: 'StyleLeadNamed',
    data: { unitIds: ['K1'], namedBy: 'officer-1', reason: '反映工作人员推诿' },
  },
  TrackingCodeGiven: {
    type: 'TrackingCodeGiven',
    data: { reportId: 'report-1', tracking: '0123456789abcdef0123456789abcdef' },
  },
  ItemWatched: { type: 'ItemWatched', data: { watchedBy: 'leader-1', reason: '群众反映集中' } },
  ItemWatchEnded: { type: 'ItemWatchEnded', data: { watchedBy: 'leader-1' } },
  StyleLeadDropped: {
    type: 'StyleLeadDropped',
    data: { unitIds: ['K1'], reason: '经核实不涉及作风', droppedBy: 'officer-2' },
  },
  AssignmentObjectionRaised: {
    type: 'AssignmentObjectionRaised',
    data: {
      ...{ unitId: 'K1', reason: '不在本单位职责范围', raisedBy: 'person-k1', rightUnitId: 'T1' },
      deadline: decideBy,
    },
  },
  AssignmentObjectionOverdue: {
    type: 'AssignmentObjectionOverdue',
    data: { unitId: 'K1', dueAt: '2022-03-04T15:59:59.999Z' },
  },
  AssignmentObjectionUpheld: {
    type: 'AssignmentObjectionUpheld',
    data: { unitId: 'K1', reason: '职责在另一单位', decidedBy: 'dispatcher-1' },
  },
  AssignmentObjectionRejected: {
    type: 'AssignmentObjectionRejected',
    data: { unitId: 'K1', reason: '职责清单列明由本单位承办', decidedBy: 'dispatcher-1' },
  },
  PersonComplainedOfNamed: {
    type: 'PersonComplainedOfNamed',
    data: { personIds: ['person-t1'], complainedOf: ['person-t1'], unitIds: [], misplaced: false },
  },
  ItemAssigned: { type: 'ItemAssigned', data: assignment },
  ItemTransferred: {
    type: 'ItemTransferred',
    data: { ...assignment, unitId: 'T1', personId: null, fromUnitId: 'K1', reason: '不属本科室职责' },
  },
  ItemPassedOn: { type: 'ItemPassedOn', data: { unitId: 'T2', personId: 'person-t2', misplaced: false } },
  ReportReplied: {
    type: 'ReportReplied',
    data: { reportId: 'report-1', result: 'solved', text: '已增设窗口，排队时间公示。' },
  },
  ReportWithdrawn: { type: 'ReportWithdrawn', data: { reportId: 'report-2', reason: '反映人撤回' } },
  ItemAnswered: { type: 'ItemAnswered', data: { unitId: 'T1', reports: 1 } },
  ReplyOwed: { type: 'ReplyOwed', data: { unitId: 'T1', reportId: 'report-3' } },
  ObjectionRaised: {
    type: 'ObjectionRaised',
    data: {
      ...{ reportId: 'report-1', unitId: 'T1', repliedBy: 'operator-1' },
      sealed: { subject: 's-1', text: 'sealed text' },
    },
  },
  ObjectionDecided: { type: 'ObjectionDecided', data: { reportId: 'report-1', upheld: true } },
  DuplicateMarked: { type: 'DuplicateMarked', data: { originalItemId: 'item-0' } },
  ItemDeclined: { type: 'ItemDeclined', data: { reason: '不属受理范围' } },
  OpeningRequested: {
    type: 'OpeningRequested',
    data: {
      ...{ reportId: 'report-1', reason: '核实来件内容', askedBy: 'operator-1' },
      until: '2022-03-02T01:00:00.000Z',
    },
  },
  OpeningConsented: {
    type: 'OpeningConsented',
    data: { reportId: 'report-1', askedBy: 'operator-1', consentedBy: 'officer-1' },
  },
  ReporterOpened: {
    type: 'ReporterOpened',
    data: {
      ...{ reportId: 'report-1', reason: '核实来件内容' },
      ...{ openedBy: 'operator-1', consentedBy: 'officer-1' },
    },
  },
  ErasureOrdered: {
    type: 'ErasureOrdered',
    data: { reportId: 'report-1', subject: 's-1', reason: '反映人要求删除' },
  },
  SubjectErased: { type: 'SubjectErased', data: { reportId: 'report-1', subject: 's-1' } },
  ItemFactVoided: {
    type: 'ItemFactVoided',
    data: {
      voids: [{ id: 'event-1', type: 'ReportReplied', position: 1 }],
      ...{ reason: '答复内容录入有误', voidedBy: 'supervisor-1', unitId: 'T1', reportId: 'report-1' },
    },
  },
  ObjectionLapsed: { type: 'ObjectionLapsed', data: { reportId: 'report-1', unitId: 'T1' } },
  ItemWithdrawn: { type: 'ItemWithdrawn', data: { unitId: 'T1' } },
}
