import type { CommandForm, FieldSpec } from './form-spec.js'

const reason: FieldSpec = { name: 'reason', kind: 'line' }
const yesNo = (name: string): FieldSpec => ({ name, kind: 'decision' })

const RATINGS = ['satisfied', 'basicallySatisfied', 'notSatisfied']
const rated = (name: string): FieldSpec => ({ name, kind: 'choice', words: 'rating', options: RATINGS })
const report: FieldSpec = { name: 'reportId', kind: 'report' }
const remark: FieldSpec = { name: 'remark', kind: 'line', optional: true }

/** The forms of a call-back; whoever answered for the item is the unit that has it. */
export const CALL_BACK_FORMS: Readonly<Record<string, CommandForm>> = {
  RateReport: {
    target: 'itemId',
    withUnit: true,
    fields: [
      ...[report, rated('rating')],
      { ...rated('attitude'), optional: true, leftOut: true },
      { ...rated('language'), optional: true, leftOut: true },
      remark,
    ],
  },
  RecordCallBack: {
    target: 'itemId',
    withUnit: true,
    fields: [
      report,
      {
        ...{ name: 'outcome', kind: 'choice', words: 'callBack', label: 'callBackOutcome' },
        options: ['notReached', 'refused', 'notPossible'],
      },
      remark,
    ],
  },
}

/** The forms by which an entry is supervised and looked at again. */
export const FOLLOW_UP_FORMS: Readonly<Record<string, CommandForm>> = {
  PauseDeadline: {
    target: 'entryId',
    fields: [{ name: 'from', kind: 'day' }, { name: 'to', kind: 'day' }, reason],
  },
  DecideRederivation: { target: 'entryId', fields: [yesNo('taken'), reason] },
  RecordSupervision: {
    target: 'entryId',
    fields: [
      {
        ...{ name: 'action', kind: 'choice', words: 'supervision' },
        options: ['press', 'visit', 'coordinate', 'yellowCard', 'redCard', 'hungSign'],
      },
      { name: 'text', kind: 'line', label: 'supervisionText' },
    ],
  },
  OrderReRectification: {
    target: 'entryId',
    fields: [
      {
        ...{ name: 'trigger', kind: 'choice', words: 'trigger' },
        options: ['targetMissed', 'effectNotEvident', 'massesDissatisfied'],
      },
      reason,
      { name: 'dueOn', kind: 'day', label: 'dueAnew' },
    ],
  },
  RecordLookBack: {
    target: 'entryId',
    fields: [yesNo('carriedOut'), yesNo('solved'), yesNo('changed'), { name: 'finding', kind: 'line' }],
  },
}
