import type { CommandForm, FieldSpec } from './form-spec.js'
import { CALL_BACK_FORMS, FOLLOW_UP_FORMS } from './follow-up-forms.js'
import { PLAN_FORMS } from './plan-forms.js'
import { PUBLICATION_FORMS } from './publication-forms.js'

const RESULTS = ['solved', 'partlySolved', 'notSolvable', 'notOurs']
const reason: FieldSpec = { name: 'reason', kind: 'line' }
const person: FieldSpec = { name: 'personId', kind: 'person', optional: true }

/** The forms of the page of an item. A command without one here is not offered on it. */
export const COMMAND_FORMS: Readonly<Record<string, CommandForm>> = {
  RegisterItem: {
    target: 'itemId',
    fields: [
      { name: 'number', kind: 'line', optional: true },
      { name: 'campaign', kind: 'campaign', optional: true },
      { name: 'category', kind: 'category' },
      { name: 'violation', kind: 'violation', optional: true, leftOut: true },
    ],
  },
  WriteSummary: { target: 'itemId', fields: [{ name: 'summary', kind: 'line' }] },
  ReadAndInstruct: { target: 'itemId', fields: [{ name: 'instruction', kind: 'paragraph' }] },
  RequestOpening: { target: 'itemId', fields: [{ name: 'reportId', kind: 'report' }, reason] },
  ConsentToOpening: {
    target: 'itemId',
    fields: [
      { name: 'reportId', kind: 'report' },
      { name: 'askedBy', kind: 'asker' },
    ],
  },
  OpenReporter: { target: 'itemId', fields: [{ name: 'reportId', kind: 'report' }] },
  DeclineItem: { target: 'itemId', fields: [reason] },
  AssignItem: {
    target: 'itemId',
    fields: [{ name: 'unitId', kind: 'unit' }, person],
    fixed: { outsideDeadline: null },
  },
  TakeFirstContact: {
    target: 'itemId',
    fields: [
      { name: 'unitId', kind: 'unit' },
      { name: 'personId', kind: 'person', label: 'contact' },
    ],
  },
  TransferItem: {
    target: 'itemId',
    fields: [{ name: 'unitId', kind: 'unit' }, person, { ...reason, optional: true, label: 'transferReason' }],
  },
  ObjectToAssignment: {
    target: 'itemId',
    fields: [reason, { name: 'rightUnitId', kind: 'unit', optional: true }],
  },
  DecideAssignmentObjection: {
    target: 'itemId',
    fields: [
      ...[{ name: 'upheld', kind: 'decision', label: 'assignmentUpheld', decision: 'assignmentUpheld' }, reason],
      { name: 'unitId', kind: 'unit', optional: true, label: 'rightUnit' },
      person,
    ] as const,
  },
  WatchItem: { target: 'itemId', fields: [{ ...reason, label: 'watchReason' }] },
  EndItemWatch: { target: 'itemId', fields: [] },
  NameStyleLead: { target: 'itemId', fields: [{ ...reason, label: 'styleLeadReason' }] },
  DropStyleLead: { target: 'itemId', fields: [{ ...reason, label: 'noStyleLeadReason' }] },
  NameComplainedOf: { target: 'itemId', fields: [{ name: 'personIds', kind: 'persons' }] },
  ReplyToReport: {
    target: 'itemId',
    fields: [
      { name: 'reportId', kind: 'report' },
      { name: 'result', kind: 'choice', words: 'result', options: RESULTS },
      { name: 'text', kind: 'reply' },
    ],
  },
  ...PLAN_FORMS,
  ...PUBLICATION_FORMS,
  ...FOLLOW_UP_FORMS,
  ...CALL_BACK_FORMS,
  RequestExtension: {
    target: 'entryId',
    fields: [{ name: 'workingDays', kind: 'number', min: 1, max: 60 }, reason],
  },
  DecideExtension: { target: 'entryId', fields: [{ name: 'granted', kind: 'decision' }, reason] },
  ClaimDone: {
    target: 'entryId',
    onSite: true,
    fields: [
      { name: 'outcome', kind: 'choice', words: 'result', options: RESULTS },
      { name: 'outcomeText', kind: 'paragraph' },
      { name: 'evidence', kind: 'evidence' },
    ],
  },
  PassAcceptance: { target: 'entryId', onSite: true, fields: [{ name: 'finding', kind: 'line' }] },
  ReturnForRework: {
    target: 'entryId',
    fields: [
      { name: 'fault', kind: 'choice', words: 'fault', options: ['sham', 'surface', 'perfunctory', 'oneSizeFitsAll'] },
      reason,
    ],
  },
  DecideObjection: {
    target: 'entryId',
    fields: [{ name: 'reportId', kind: 'report' }, { name: 'upheld', kind: 'decision' }, reason],
  },
  ReopenEntry: {
    target: 'entryId',
    fields: [
      { name: 'trigger', kind: 'choice', words: 'trigger', options: ['lookBack', 'objection', 'relapse'] },
      reason,
    ],
  },
  ReplaceEvidence: { target: 'entryId', fields: [{ name: 'evidence', kind: 'evidence' }, reason], beside: ['sha256'] },
  MarkDuplicate: { target: 'itemId', fields: [], beside: ['originalItemId'] },
  VoidItemFact: { target: 'itemId', fields: [reason], beside: ['factId'] },
  VoidEntryFact: { target: 'entryId', fields: [reason], beside: ['factId'] },
}

/** The input of a command from what was filled in; what was left empty is null. `beside`: what the place it was chosen in says. */
export const inputOf = (
  { target, fields, fixed = {} }: CommandForm,
  targetId: string,
  filled: Readonly<Record<string, unknown>>,
  beside: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => {
  const values = fields.flatMap(({ name, leftOut }) => {
    const value = filled[name]
    const text = typeof value === 'string' ? value.trim() : value
    const isEmpty = text === undefined || text === ''
    return isEmpty && leftOut ? [] : [[name, isEmpty ? null : text] as const]
  })
  return { [target]: targetId, ...Object.fromEntries(values), ...fixed, ...beside }
}
