import { accept, reject } from '@huiyin/kernel'
import {
  DECISION_CHECK,
  valueProblems,
  type FieldProblem,
  type LedgerKind,
  type WorkRecordKind,
} from '@huiyin/contracts/rectification'
import { notOpen, type Decided, type EntryState, type Of } from '../state.js'

const kindOf = ({ plan }: EntryState, record: string): WorkRecordKind | undefined =>
  [...(plan.mode?.mode.demands.records ?? []), DECISION_CHECK].find(({ code }) => code === record)

/** A record of the work, as its kind asks for it; the decision check can be kept at every entry. */
export const enterWorkRecord = ({ record, on, fields, by }: Of<'EnterWorkRecord'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  const kind = kindOf(state, record)
  if (!kind) return reject('RecordUnknown')
  const problems = valueProblems(kind, fields)
  if (problems.length > 0) return reject({ code: 'FieldsWrong', problems })
  const { code, zh, en } = kind
  const data = { record: { code, zh, en }, on, fields, enteredBy: by }
  const held = Object.hasOwn(state.plan.records, code) ? state.plan.records[code] : undefined
  const isSame = held?.on === on && JSON.stringify(held.fields) === JSON.stringify(fields)
  return isSame ? accept() : accept({ type: 'WorkRecordEntered', data })
}

/** A leader tied to the entry (S4-65); one who names himself claims it of his own accord (S4-66). */
export const nameSponsor = ({ personId, by }: Of<'NameSponsor'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (state.plan.sponsor === personId) return accept()
  return accept({ type: 'SponsorNamed', data: { personId, claimed: personId === by, namedBy: by } })
}

/** The answer to a general question, for everybody to read (S3-41). */
export const publishAnswer = ({ text, by }: Of<'PublishAnswer'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (state.plan.answerPublished === text) return accept()
  return accept({ type: 'AnswerPublished', data: { text, publishedBy: by } })
}

const NEEDS: Readonly<Record<LedgerKind['needs'][number], Omit<FieldProblem, 'path'>>> = {
  deadline: { says: 'the entry has no deadline', zh: '该条目没有期限' },
  person: { says: 'the entry has no responsible person', zh: '该条目没有责任人' },
  remedies: { says: 'no remedies are planned', zh: '尚未制定整改措施' },
  sponsor: { says: 'no leader is tied to the entry', zh: '尚未确定包保领导' },
}

const lacks = ({ opening, deadline, plan }: EntryState, need: LedgerKind['needs'][number]): boolean => {
  const had = { deadline, person: opening?.personId ?? null, remedies: plan.remedies, sponsor: plan.sponsor }
  return had[need] === null
}

/** An entry stands in a ledger only with everything that kind of ledger asks for; what lacks is named (S3-23, S4-63). */
export const enterInLedger = ({ ledger, fields, by }: Of<'EnterInLedger'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!ledger) return reject('LedgerUnknown')
  const problems = [
    ...valueProblems(ledger, fields),
    ...ledger.needs.filter((need) => lacks(state, need)).map((need) => ({ path: `needs.${need}`, ...NEEDS[need] })),
  ]
  if (problems.length > 0) return reject({ code: 'LedgerIncomplete', problems })
  const { itemId, unitId } = state.opening!
  const data = { ledger, fields, enteredBy: by, itemId, unitId }
  const held = state.plan.ledger
  return JSON.stringify([held?.ledger, held?.fields]) === JSON.stringify([ledger, fields])
    ? accept()
    : accept({ type: 'LedgerEntered', data })
}
