import { accept, reject, type Decision } from '@huiyin/kernel'
import { clockOf, ruleFor } from './channel.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import { mayNotHandle } from './complained-of.js'
import type { Assignment, ItemEvent } from './events.js'
import type { ByRule } from './handing-on.js'
import { unitNow } from './passing.js'
import { ownedBy, reasonRefusal, transferRuleFor } from './owner.js'
import { leadGiven } from './style-lead/style-lead.js'
import { complaint, objectionTo, transferredTo } from './transferring.js'
import { isEnded, type ItemState } from './state.js'

type Decided = Decision<ItemEvent, ItemRefusal>
type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

const takeFirstContact = (command: Of<'TakeFirstContact'>, state: ItemState): Decided => {
  const { personId, unitId } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (state.firstContact?.personId === personId && state.firstContact.unitId === unitId) return accept()
  if (mayNotHandle(command, state)) return reject('ComplainedOfMayNotHandle')
  if (ownedBy(command, state).kept) return reject('OneOwner')
  return accept({ type: 'FirstContactTaken', data: { personId, unitId } })
}

const sameDeadline = (one: Assignment['outsideDeadline'], other: Assignment['outsideDeadline']): boolean =>
  one?.kind === other?.kind && (one?.kind !== 'given' || (other?.kind === 'given' && one.dueAt === other.dueAt))

/** Whether it lies with somebody it complains of, or below him. */
const isMisplaced = ({ atOrBelow }: ByRule, state: ItemState): boolean =>
  state.assignment !== null && mayNotHandle({ atOrBelow, ...state.assignment }, state)

/** S4-41: where it has one owner, whoever received it carries it out, also where nobody says so. */
const handlerOf = (command: Of<'AssignItem'>, state: ItemState): string | null => {
  const { personId, unitId } = command
  if (personId !== null || transferRuleFor(command, state).rule !== 'oneOwner') return personId
  return state.firstContact?.unitId === unitId ? state.firstContact.personId : null
}

const assign = (command: Of<'AssignItem'>, state: ItemState): Decided => {
  const { unitId, personId, outsideDeadline } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (!state.registration) return reject('ItemNotRegistered')
  if (state.assignment) {
    const { unitId: has, personId: by, outsideDeadline: until } = state.assignment
    const isSame = has === unitId && by === personId && sameDeadline(until, outsideDeadline)
    return isSame ? accept() : reject('ItemAlreadyAssigned')
  }
  if (mayNotHandle(command, state)) return reject('ComplainedOfMayNotHandle')
  if (ownedBy(command, state).kept) return reject('OneOwner')
  const clock = clockOf(command, state.channel)
  if (clock?.outsideDeadline === 'required' && outsideDeadline?.kind !== 'given')
    return reject('OutsideDeadlineMissing')
  const { category, campaign, registeredAt } = state.registration
  const given = { unitId, personId: handlerOf(command, state), category, campaign, registeredAt, outsideDeadline }
  return accept({
    type: 'ItemAssigned',
    data: {
      ...{ ...given, ...leadGiven(command, campaign, state, ruleFor(clock)) },
      ...{ ...complaint(state), ...objectionTo(command, campaign, state) },
    },
  })
}

/** How it goes: by which rule, for what reason, and on what ground where it has one owner. */
const handOn = (command: Of<'TransferItem'>, state: ItemState): Decided => {
  const { unitId, personId, reason } = command
  const owned = ownedBy(command, state)
  if (owned.kept) return reject('OneOwner')
  const refusal = reasonRefusal(command, state)
  if (refusal) return reject(refusal)
  const { rule } = transferRuleFor(command, state)
  // what lay with somebody complained of had to be handed on: that is nobody's fault
  const isUsual = rule === 'withReason' || (rule === 'kickIsFault' && isMisplaced(command, state))
  const how = {
    ...(reason === null ? {} : { reason }),
    ...(isUsual ? {} : { rule }),
    ...(owned.ground ? { ground: owned.ground } : {}),
  }
  return accept(...transferredTo(command, { unitId, personId }, how, state))
}

const transfer = (command: Of<'TransferItem'>, state: ItemState): Decided => {
  const { unitId } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (!state.assignment) return reject('ItemNotAssigned')
  if (unitNow(state) === unitId) return reject('UnitHasItAlready')
  if (mayNotHandle(command, state)) return reject('ComplainedOfMayNotHandle')
  // with somebody complained of it does not wait for a decision
  if (state.assignmentObjection?.status === 'open' && !isMisplaced(command, state))
    return reject('AssignmentObjectionOpen')
  return handOn(command, state)
}

/** What gives an item to somebody. */
export type AssigningCommand = Of<'TakeFirstContact' | 'AssignItem' | 'TransferItem'>

const ASSIGNING: ReadonlySet<ItemCommand['type']> = new Set(['TakeFirstContact', 'AssignItem', 'TransferItem'])
export const isAssigning = (command: ItemCommand): command is AssigningCommand => ASSIGNING.has(command.type)

/** Who answers for an item, and which unit handles it. */
export const decideAssigning = (command: AssigningCommand, state: ItemState): Decided => {
  switch (command.type) {
    case 'TakeFirstContact':
      return takeFirstContact(command, state)
    case 'AssignItem':
      return assign(command, state)
    case 'TransferItem':
      return transfer(command, state)
  }
}
