import { accept, reject, type Decision } from '@huiyin/kernel'
import { clockOf, ruleFor } from './channel.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import { mayNotHandle } from './complained-of.js'
import type { Assignment, ItemEvent } from './events.js'
import { ownedBy, reasonRefusal, transferRuleFor } from './owner.js'
import { answeredReports, isEnded, type ItemState } from './state.js'

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

/** Of whom it complains, for the unit that gets the item; nothing where it is nobody. */
const complaint = ({ complainedOf }: ItemState) =>
  complainedOf.length === 0 ? {} : { complainedOf: [...complainedOf] }

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
  return accept({ type: 'ItemAssigned', data: { ...given, ...ruleFor(clock), ...complaint(state) } })
}

/** How it goes: by which rule, for what reason, and on what ground where it has one owner. */
const handedOn = (command: Of<'TransferItem'>, state: ItemState): Decided => {
  const { unitId, personId, reason } = command
  const owned = ownedBy(command, state)
  if (owned.kept || !state.assignment) return reject('OneOwner')
  const refusal = reasonRefusal(command, state)
  if (refusal) return reject(refusal)
  const { complainedOf: _, unitId: fromUnitId, ...given } = state.assignment
  const { rule } = transferRuleFor(command, state)
  // what lay with somebody complained of had to be handed on: that is nobody's fault
  const had = { atOrBelow: command.atOrBelow, ...state.assignment }
  const isUsual = rule === 'withReason' || (rule === 'kickIsFault' && mayNotHandle(had, state))
  const how = {
    ...(reason === null ? {} : { reason }),
    ...(isUsual ? {} : { rule }),
    ...(owned.ground ? { ground: owned.ground } : {}),
  }
  const data = { ...given, unitId, personId, ...complaint(state), fromUnitId, ...how }
  const transferred: ItemEvent = { type: 'ItemTransferred', data }
  if (!owned.ground || personId === null) return accept(transferred)
  return accept<ItemEvent>(transferred, { type: 'FirstContactTaken', data: { personId, unitId } })
}

/** The unit that gets an answered item hears at once that no reply is owed: nobody would tell it later (S0-79). */
const transfer = (command: Of<'TransferItem'>, state: ItemState): Decided => {
  const { unitId } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (!state.assignment) return reject('ItemNotAssigned')
  if (state.assignment.unitId === unitId) return reject('UnitHasItAlready')
  if (mayNotHandle(command, state)) return reject('ComplainedOfMayNotHandle')
  const decided = handedOn(command, state)
  if (!decided.ok || !state.answered) return decided
  return accept<ItemEvent>(...decided.events, {
    type: 'ItemAnswered',
    data: { unitId, reports: answeredReports(state) },
  })
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
