import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import type { EntryEvent } from './events.js'
import { followUpExamples } from './follow-up/examples.js'
import { passingExamples } from './passing/examples.js'
import { planExamples } from './plan/examples.js'
import { publicationExamples } from './publication/examples.js'

type Examples = { readonly [N in EntryEvent['type']]: Extract<EntryEvent, { type: N }> }

const registeredAt = '2022-03-01T01:00:00.000Z'
const whose = { itemId: 'item-1', unitId: 'K1' }
const counted = {
  rule: { kind: 'workingDays', n: 10 },
  calendar: cnCalendar,
  zone: 'Asia/Shanghai',
  from: registeredAt,
} as const

/** One example of each fact of an entry, in the order a life of an entry could have them; the catalogue shows them. */
export const entryExamples: Examples = {
  EntryOpened: {
    type: 'EntryOpened',
    data: {
      ...whose,
      personId: 'person-k1',
      category: 'C5',
      campaign: 's2',
      registeredAt,
      deadline: deriveDeadline(counted),
    },
  },
  WorkOpened: {
    type: 'WorkOpened',
    data: {
      ...{ workId: 'work-1', unitId: 'K1', personId: 'person-k1', title: '通村公路提升工程', number: '重点-3' },
      ...{ campaign: 's3', registeredAt, topic: '交通安全', origin: { kind: 'meeting', reference: '第3次县长办公会' } },
      deadline: deriveDeadline({ ...counted, rule: { kind: 'date', day: '2022-11-30' } }),
      openedBy: 'principal-k1',
    },
  },
  StyleLeadRecorded: { type: 'StyleLeadRecorded', data: { isLead: true } },
  ComplainedOfRecorded: { type: 'ComplainedOfRecorded', data: { personIds: ['person-t1'] } },
  ...planExamples,
  ...followUpExamples,
  ...publicationExamples,
  ...passingExamples,
  ExtensionRequested: {
    type: 'ExtensionRequested',
    data: { workingDays: 5, reason: '需外出取证', requestedBy: 'handler-1' },
  },
  DeadlineExtended: {
    type: 'DeadlineExtended',
    data: {
      deadline: deriveDeadline({ ...counted, extensions: [{ workingDays: 5 }] }),
      reason: '同意',
      decidedBy: 'supervisor-1',
    },
  },
  ExtensionRefused: { type: 'ExtensionRefused', data: { reason: '理由不足', decidedBy: 'supervisor-1' } },
  DeadlineNear: { type: 'DeadlineNear', data: { ...whose, dueAt: '2022-03-15T15:59:59.999Z' } },
  DeadlinePassed: {
    type: 'DeadlinePassed',
    data: { ...whose, dueAt: '2022-03-15T15:59:59.999Z', count: 1, lookAgainAt: '2022-03-22T16:00:00.000Z' },
  },
  GraceGiven: {
    type: 'GraceGiven',
    data: { dueAt: '2022-03-15T15:59:59.999Z', lookAgainAt: '2022-03-30T16:00:00.000Z' },
  },
  CompletionClaimed: {
    type: 'CompletionClaimed',
    data: {
      outcome: 'solved',
      outcomeText: '已增设两个窗口',
      evidence: [
        {
          ...{ sha256: 'a'.repeat(64), name: '现场照片.jpg', madeOn: '2022-03-10' },
          ...{ file: 'b'.repeat(64), size: 204_800, mediaType: 'image/jpeg' },
        },
      ],
      claimedBy: 'handler-1',
    },
  },
  EvidenceReplaced: {
    type: 'EvidenceReplaced',
    data: {
      ...{ ...whose, replaced: 'a'.repeat(64), reason: '原照片模糊', replacedBy: 'person-k1' },
      evidence: { sha256: 'b'.repeat(64), name: '整改照片（清晰）.jpg', madeOn: '2022-03-06' },
    },
  },
  AnswersRecorded: { type: 'AnswersRecorded', data: { reports: 2 } },
  ReplyOwedRecorded: { type: 'ReplyOwedRecorded', data: { reportId: 'report-3' } },
  EntryReturned: {
    type: 'EntryReturned',
    data: { fault: 'surface', reason: '只换牌子，未见实效', returnedBy: 'officer-1' },
  },
  AcceptancePassed: { type: 'AcceptancePassed', data: { finding: '现场核实无误', acceptedBy: 'officer-1' } },
  EntryClosedOut: { type: 'EntryClosedOut', data: whose },
  ObjectionRecorded: {
    type: 'ObjectionRecorded',
    data: {
      ...{ ...whose, reportId: 'report-1', repliedBy: 'operator-1' },
      deadline: deriveDeadline({ ...counted, rule: { kind: 'workingDays', n: 5 } }),
    },
  },
  ObjectionRejected: {
    type: 'ObjectionRejected',
    data: { ...whose, reportId: 'report-1', reason: '经复核，窗口已按时增设', decidedBy: 'supervisor-1' },
  },
  ObjectionLapseRecorded: { type: 'ObjectionLapseRecorded', data: { reportId: 'report-1' } },
  ObjectionUpheld: {
    type: 'ObjectionUpheld',
    data: { ...whose, reportId: 'report-1', reason: '午间仍无人值守', decidedBy: 'supervisor-1' },
  },
  EntryReopened: { type: 'EntryReopened', data: { ...whose, trigger: 'lookBack', reason: '问题反弹' } },
  EntryFactVoided: {
    type: 'EntryFactVoided',
    data: {
      voids: [{ id: 'event-1', type: 'CompletionClaimed', position: 1 }],
      ...{ reason: '完成日期录入有误', voidedBy: 'supervisor-1', ...whose, overdue: 1 },
    },
  },
  EntryHandedOver: { type: 'EntryHandedOver', data: { ...whose, toUnitId: 'T1' } },
}
