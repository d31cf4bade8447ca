import { accept, reject, type Decision } from '@huiyin/kernel'
import type { ItemEvent } from './events.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import type { ItemState, ReportState } from './state.js'

type Decided = Decision<ItemEvent, ItemRefusal>
type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

const reportOf = ({ reports }: ItemState, reportId: string): ReportState | undefined =>
  Object.hasOwn(reports, reportId) ? reports[reportId] : undefined

const isErased = ({ persons }: ItemState, reportId: string): boolean =>
  Object.hasOwn(persons, reportId) && persons[reportId]?.is !== 'sealed'

/** One objection to each reply, within its days; it changes nothing by itself, a person decides (S1-89, S1-90). */
export const raiseObjection = ({ reportId, at, sealed }: Of<'RaiseObjection'>, state: ItemState): Decided => {
  const report = reportOf(state, reportId)
  if (!report) return reject(state.status === 'unknown' ? 'ItemUnknown' : 'ReportUnknown')
  if (report.status !== 'replied') return reject('ReportNotReplied')
  if (report.objection !== 'none') return reject('ObjectionAlreadyRaised')
  if (!state.assignment) return reject('ItemNotAssigned')
  if (report.objectUntil !== null && at > report.objectUntil) return reject('ObjectionTooLate')
  if (isErased(state, reportId)) return reject('PersonErased')
  const { unitId } = state.assignment
  return accept({ type: 'ObjectionRaised', data: { reportId, unitId, repliedBy: report.repliedBy, sealed } })
}

/** Upheld, the report is owed a new reply, and the unit that has the item now hears so (S0-79). */
export const recordObjectionDecision = (
  { reportId, upheld }: Of<'RecordObjectionDecision'>,
  state: ItemState,
): Decided => {
  const report = reportOf(state, reportId)
  if (report?.status !== 'replied' || report.objection !== 'open') return reject('NoObjectionRaised')
  const decided: ItemEvent = { type: 'ObjectionDecided', data: { reportId, upheld } }
  if (!upheld || !state.answered || !state.assignment) return accept(decided)
  return accept<ItemEvent>(decided, { type: 'ReplyOwed', data: { unitId: state.assignment.unitId, reportId } })
}
