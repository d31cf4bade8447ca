import type { CommandForm, FieldSpec } from './form-spec.js'

const reason: FieldSpec = { name: 'reason', kind: 'line' }

/** The forms by which an entry is planned; what the chosen mode, record or ledger asks comes beside these fields. */
export const PLAN_FORMS: Readonly<Record<string, CommandForm>> = {
  PlanRemedies: {
    target: 'entryId',
    fields: [
      { name: 'fix', kind: 'paragraph' },
      { name: 'establish', kind: 'paragraph' },
      { name: 'rootCause', kind: 'paragraph', optional: true, leftOut: true },
    ],
  },
  ChooseHandlingMode: { target: 'entryId', fields: [{ name: 'mode', kind: 'mode' }, reason] },
  AcceptMilestone: {
    target: 'entryId',
    fields: [
      { name: 'milestone', kind: 'milestone' },
      { name: 'finding', kind: 'line' },
    ],
  },
  AskJointUnit: {
    target: 'entryId',
    fields: [
      { name: 'unitId', kind: 'unit' },
      { name: 'personId', kind: 'person', optional: true },
      { name: 'part', kind: 'line' },
      { name: 'dueOn', kind: 'day', optional: true },
    ],
  },
  PublishAnswer: { target: 'entryId', fields: [{ name: 'text', kind: 'paragraph' }] },
  EnterWorkRecord: {
    target: 'entryId',
    fields: [
      { name: 'record', kind: 'record' },
      { name: 'on', kind: 'day' },
    ],
  },
  NameSponsor: { target: 'entryId', fields: [{ name: 'personId', kind: 'person', label: 'sponsor' }] },
  EnterInLedger: { target: 'entryId', fields: [{ name: 'ledger', kind: 'ledger' }] },
}
