import { accept, reject, type Decision } from '@huiyin/kernel'
import type { ItemCommand, ItemRefusal } from './command.js'
import { mayNotHandle } from './complained-of.js'
import type { ItemEvent } from './events.js'
import { transferRuleFor } from './owner.js'
import { isEnded, type ItemState } from './state.js'
import { transferredTo } from './transferring.js'

type Decided = Decision<ItemEvent, ItemRefusal>
type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

/** One objection to each assignment, in its days, by the unit that got it; the item and its deadline stay as they are. */
const raise = (command: Of<'ObjectToAssignment'>, state: ItemState): Decided => {
  const { reason, rightUnitId, by: raisedBy, at, decideBy } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  const { assignment, assignmentObjection: held } = state
  if (!assignment) return reject('ItemNotAssigned')
  if (held?.raisedBy === raisedBy && held.reason === reason) return accept()
  if (held) return reject('AssignmentObjectionRaisedAlready')
  if (rightUnitId === assignment.unitId) return reject('UnitHasItAlready')
  if (state.answered) return reject('ReplyAlreadyGiven')
  if (transferRuleFor(command, state).rule === 'oneOwner') return reject('OneOwner')
  const until = assignment.objectionDeadline?.dueAt
  if (until === undefined || at > until) return reject('AssignmentObjectionTooLate')
  const { unitId, campaign } = assignment
  const data = { unitId, reason, rightUnitId, raisedBy, deadline: decideBy(campaign) }
  return accept({ type: 'AssignmentObjectionRaised', data })
}

/** Upheld, the item goes to the right unit with the first clock, and no kick is counted; rejected, all stays as it was. */
const decideAbout = (command: Of<'DecideAssignmentObjection'>, state: ItemState): Decided => {
  const { upheld, reason, personId, by: decidedBy } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  const { assignment, assignmentObjection: held } = state
  if (!assignment || held?.status !== 'open') return reject('NoAssignmentObjection')
  if (held.raisedBy === decidedBy) return reject('OwnObjection')
  const decision = { unitId: assignment.unitId, reason, decidedBy }
  if (!upheld) return accept({ type: 'AssignmentObjectionRejected', data: decision })
  const unitId = command.unitId ?? held.rightUnitId
  if (unitId === null) return reject('RightUnitMissing')
  if (unitId === assignment.unitId) return reject('UnitHasItAlready')
  if (mayNotHandle({ atOrBelow: command.atOrBelow, unitId, personId }, state)) return reject('ComplainedOfMayNotHandle')
  const upheldSo: ItemEvent = { type: 'AssignmentObjectionUpheld', data: decision }
  return accept<ItemEvent>(upheldSo, ...transferredTo(command, { unitId, personId }, { reason, objected: true }, state))
}

/** What is said at the instant the decision was due; decided meanwhile, there is nothing to say. */
const noteOverdue = ({ dueAt }: Of<'NoteAssignmentObjectionOverdue'>, state: ItemState): Decided => {
  const { assignment, assignmentObjection: held } = state
  if (state.status === 'unknown') return reject('ItemUnknown')
  if (isEnded(state) || !assignment || held?.status !== 'open' || held.overdue || held.dueAt !== dueAt) return accept()
  return accept({ type: 'AssignmentObjectionOverdue', data: { unitId: assignment.unitId, dueAt } })
}

type Objecting = Of<'ObjectToAssignment' | 'DecideAssignmentObjection' | 'NoteAssignmentObjectionOverdue'>
const OBJECTING: ReadonlySet<ItemCommand['type']> = new Set([
  ...(['ObjectToAssignment', 'DecideAssignmentObjection', 'NoteAssignmentObjectionOverdue'] as const),
])
export const isObjecting = (command: ItemCommand): command is Objecting => OBJECTING.has(command.type)

/** Whether a unit is competent for what it got: said by the unit, decided by somebody else. */
export const decideAssignmentObjection = (command: Objecting, state: ItemState): Decided => {
  switch (command.type) {
    case 'ObjectToAssignment':
      return raise(command, state)
    case 'DecideAssignmentObjection':
      return decideAbout(command, state)
    case 'NoteAssignmentObjectionOverdue':
      return noteOverdue(command, state)
  }
}
