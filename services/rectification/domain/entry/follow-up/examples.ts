import { cnCalendar, deriveDeadline, editionWith, type CalendarYear } from '@huiyin/calendar'
import type { FollowUpEvent } from './follow-up-state.js'

type Examples = { readonly [N in FollowUpEvent['type']]: Extract<FollowUpEvent, { type: N }> }

const whose = { itemId: 'item-1', unitId: 'K1' }
const counted = { calendar: cnCalendar, zone: 'Asia/Shanghai', from: '2022-03-01T01:00:00.000Z' } as const

const [shipped] = Object.entries(cnCalendar.years).flatMap(([year, table]) =>
  year === '2022' ? [table as CalendarYear] : [],
)

/** Another notice on 2022, made up: the tenth of March is off as well. */
export const amended2022 = editionWith(cnCalendar, [
  { year: 2022, version: 2, table: { ...shipped!, daysOff: { ...shipped!.daysOff, '2022-03-10': 'localHoliday' } } },
])
const recounted = deriveDeadline({ ...counted, calendar: amended2022, rule: { kind: 'workingDays', n: 10 } })

/** One example of each fact of supervision. */
export const followUpExamples: Examples = {
  DeadlinePaused: {
    type: 'DeadlinePaused',
    data: {
      ...{ ...whose, from: '2022-03-07', to: '2022-03-09', reason: '等待检测结果', decidedBy: 'supervisor-1' },
      deadline: deriveDeadline({
        ...{ ...counted, rule: { kind: 'workingDays', n: 10 } },
        pauses: [{ from: '2022-03-07', to: '2022-03-09' }],
      }),
    },
  },
  DeadlineRederived: { type: 'DeadlineRederived', data: { ...whose, year: 2022, version: 2, deadline: recounted } },
  RederivationProposed: {
    type: 'RederivationProposed',
    data: { ...whose, year: 2022, version: 2, proposed: recounted },
  },
  RederivationRefused: {
    type: 'RederivationRefused',
    data: { ...whose, year: 2022, version: 2, reason: '时限届满前通知未公布', decidedBy: 'supervisor-1' },
  },
  SupervisionRecorded: {
    type: 'SupervisionRecorded',
    data: { ...whose, action: 'yellowCard', text: '临期仍无进展', recordedBy: 'supervisor-1' },
  },
  LookedBack: {
    type: 'LookedBack',
    data: {
      ...{ ...whose, on: '2022-11-23', carriedOut: true, solved: true, changed: true },
      ...{ finding: '窗口按时开放', lookedBy: 'supervisor-1' },
    },
  },
  ReRectificationOrdered: {
    type: 'ReRectificationOrdered',
    data: {
      ...{ ...whose, trigger: 'effectNotEvident', reason: '排队仍超一小时', orderedBy: 'supervisor-1' },
      deadline: deriveDeadline({ ...counted, rule: { kind: 'date', day: '2022-11-16' } }),
    },
  },
}
