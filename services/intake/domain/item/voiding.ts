import { accept, reject, type Decision } from '@huiyin/kernel'
import {
  decideVoiding,
  voidsOf,
  type RecordedFact,
  type RecordedFacts,
  type VoidingRefusal,
  type VoidingRules,
} from '@huiyin/event-sourcing'
import type { VOIDABLE_ITEM_FACTS } from '@huiyin/contracts/intake'
import type { ItemEvent } from './events.js'
import type { ItemCommand } from './command.js'
import type { ItemState } from './state.js'

/**
 * Which facts of an item may be voided. That every report was answered rests on each reply, so it falls with any of them;
 * what a unit or another context already works on (registration, assignment) stays.
 */
export const itemVoidingRules: Pick<Required<VoidingRules<ItemEvent>>, (typeof VOIDABLE_ITEM_FACTS)[number]> = {
  FirstContactTaken: { heldBy: [], takesAlong: [] },
  ReportReplied: { heldBy: [], takesAlong: ['ItemAnswered'] },
  ItemAnswered: { heldBy: [], takesAlong: [] },
  DuplicateMarked: { heldBy: [], takesAlong: [] },
}

type Command = Extract<ItemCommand, { type: 'VoidItemFact' }>

/**
 * Whether an objection to this reply was upheld: a person set it aside, and what followed (another reply, a report taken
 * back) stands in its place. It holds as long as that decision, which is for ever.
 */
const isSetAside = ({ position, event }: RecordedFact<ItemEvent>, { standing }: RecordedFacts<ItemEvent>): boolean =>
  event.type === 'ReportReplied' &&
  standing.some(
    ({ position: at, event: { type, data } }) =>
      at > position && type === 'ObjectionDecided' && data.upheld && data.reportId === event.data.reportId,
  )

/** The objection to the reply of this report that waits for a decision: it lapses with the reply (ADR 0014). */
const lapsing = (reportId: string | null, { reports }: ItemState, { standing }: RecordedFacts<ItemEvent>) => {
  const report = reportId !== null && Object.hasOwn(reports, reportId) ? reports[reportId] : undefined
  if (reportId === null || report?.status !== 'replied' || report.objection !== 'open') return []
  const raised = standing.findLast(
    ({ event: { type, data } }) => type === 'ObjectionRaised' && data.reportId === reportId,
  )
  if (raised?.event.type !== 'ObjectionRaised') return []
  return [{ type: 'ObjectionLapsed' as const, data: { reportId, unitId: raised.event.data.unitId } }]
}

/** A wrong fact is voided by somebody else and then recorded anew (design §3); a reply that falls is owed again. */
export const voidFact = (command: Command, state: ItemState): Decision<ItemEvent, 'ItemUnknown' | VoidingRefusal> => {
  if (state.status === 'unknown') return reject('ItemUnknown')
  const { facts, reason, by } = command
  const voiding = decideVoiding(itemVoidingRules, facts, command)
  if (!voiding.ok) return reject(voiding.refusal)
  if (voiding.falls.length === 0) return accept()
  if (voiding.falls.some((fact) => isSetAside(fact, facts))) return reject('FactRestedOn')
  const reply = voiding.falls.map(({ event }) => event).find(({ type }) => type === 'ReportReplied')
  const reportId = reply?.type === 'ReportReplied' ? reply.data.reportId : null
  const said = { voids: voidsOf(voiding.falls), reason, voidedBy: by }
  const voided: ItemEvent = {
    type: 'ItemFactVoided',
    data: { ...said, unitId: state.assignment?.unitId ?? null, reportId },
  }
  return accept<ItemEvent>(voided, ...lapsing(reportId, state, facts))
}
