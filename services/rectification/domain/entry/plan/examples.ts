import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import type { PlanEvent } from './plan-state.js'

type Examples = { readonly [N in PlanEvent['type']]: Extract<PlanEvent, { type: N }> }

const whose = { itemId: 'item-1', unitId: 'K1' }
const dueOn = (day: string) =>
  deriveDeadline({
    ...{ rule: { kind: 'date', day }, calendar: cnCalendar, zone: 'Asia/Shanghai' },
    from: '2022-03-01T01:00:00.000Z',
  })

/** One example of each fact of a plan, in an order in which they could come. */
export const planExamples: Examples = {
  RemediesPlanned: {
    type: 'RemediesPlanned',
    data: { fix: '增设窗口', establish: '建立排队预警制度', rootCause: '窗口数量与办件量不匹配' },
  },
  HandlingModeChosen: {
    type: 'HandlingModeChosen',
    data: {
      ...whose,
      mode: standardModes.find(({ code }) => code === 'stepwise')!,
      milestones: [
        { code: 'survey', zh: '完成摸底', day: '2022-03-31' },
        { code: 'rebuild', zh: '完成改造', day: '2022-06-30' },
      ],
      ...{ reason: '一时难以解决，分步推进', chosenBy: 'supervisor-1', deadline: dueOn('2022-03-31') },
    },
  },
  MilestoneMet: {
    type: 'MilestoneMet',
    data: {
      ...whose,
      milestone: 'survey',
      zh: '完成摸底',
      finding: '摸底台账齐全',
      metBy: 'supervisor-1',
      deadline: dueOn('2022-06-30'),
    },
  },
  JointUnitAsked: {
    type: 'JointUnitAsked',
    data: {
      ...{ itemId: 'item-1', unitId: 'K2', personId: null, part: '管线迁改', askedBy: 'supervisor-1' },
      ...{ category: 'C5', campaign: 's2', registeredAt: '2022-03-01T01:00:00.000Z' },
      ...{ dueAt: '2022-03-31T15:59:59.999Z', complainedOf: ['person-t1'] },
    },
  },
  PartsHidden: { type: 'PartsHidden', data: { itemId: 'item-1', personIds: ['person-t1'], jointUnitIds: ['K2'] } },
  PartRecorded: { type: 'PartRecorded', data: { unitId: 'K2', done: true } },
  AnswerPublished: { type: 'AnswerPublished', data: { text: '自4月起增设两个窗口', publishedBy: 'operator-1' } },
  WorkRecordEntered: {
    type: 'WorkRecordEntered',
    data: {
      ...{ record: { code: 'minutes', zh: '会议纪要', en: 'minutes' }, on: '2022-03-05', enteredBy: 'handler-1' },
      fields: { text: '会议同意分两步改造' },
    },
  },
  SponsorNamed: { type: 'SponsorNamed', data: { personId: 'leader-1', claimed: true, namedBy: 'leader-1' } },
  LedgerEntered: {
    type: 'LedgerEntered',
    data: {
      ledger: standardLedgers.find(({ code }) => code === 'problem')!,
      fields: { measure: '增设窗口' },
      ...{ enteredBy: 'handler-1', ...whose },
    },
  },
}
