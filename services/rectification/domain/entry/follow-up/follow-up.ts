import { accept, reject } from '@huiyin/kernel'
import { deriveDeadline, rederiveDeadline } from '@huiyin/calendar'
import { followUpCommands } from '@huiyin/contracts/rectification'
import type { EntryEvent } from '../events.js'
import { isOwnWork, notOpen, type Decided, type EntryState, type Of } from '../state.js'
import type { EntryCommand } from '../command.js'
import { decideRederivation, rederive } from './rederivation.js'

/** What supervision asks of an entry. */
export type FollowUpCommand = Extract<EntryCommand, { type: keyof typeof followUpCommands }>

export const isFollowUpCommand = (command: EntryCommand): command is FollowUpCommand =>
  Object.hasOwn(followUpCommands, command.type)

/** Rules that count days; a printed date and one that was given never move. */
const COUNTED: ReadonlySet<string> = new Set(['workingDays', 'calendarDays', 'sameDay'])

/** The clock stands for some days; what was counted before stays in the derivation, and so does the first clock. */
const pauseDeadline = ({ from, to, reason, by, counting }: Of<'PauseDeadline'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const { deadline } = state
  if (state.status === 'awaitingAcceptance') return reject('WorkClaimed')
  if (!deadline?.dueAt) return reject('NoDeadline')
  if (!COUNTED.has(deadline.derivation.rule.kind)) return reject('DeadlineNotCounted')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const pauses = deadline.derivation.steps.flatMap((step) => (step.step === 'pause' ? [step] : []))
  if (pauses.some((one) => one.from === from && one.to === to)) return accept()
  if (pauses.some((one) => one.from <= to && from <= one.to)) return reject('PausesOverlap')
  const { itemId, unitId } = state.opening
  const moved = rederiveDeadline(deadline.derivation, counting.calendar, { pauses: [{ from, to }] })
  return accept({ type: 'DeadlinePaused', data: { itemId, unitId, from, to, reason, decidedBy: by, deadline: moved } })
}

/** Every step of supervision stands at the entry it is about (S0-77), whoever handles it now. */
const recordSupervision = ({ action, text, by }: Of<'RecordSupervision'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const { itemId, unitId } = state.opening
  return accept({ type: 'SupervisionRecorded', data: { itemId, unitId, action, text, recordedBy: by } })
}

const isSameOrder = ({ trigger, reason, dueOn }: Of<'OrderReRectification'>, { ordered, deadline }: EntryState) =>
  ordered?.trigger === trigger && ordered.reason === reason && deadline?.dueOn === dueOn

/** S1-89: what was closed is taken up again, what is still open gets another day; what was claimed is judged first. */
const orderReRectification = (command: Of<'OrderReRectification'>, state: EntryState): Decided => {
  const { trigger, reason, dueOn, by, counting } = command
  const refusal = state.status === 'closedOut' ? null : notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (state.status === 'awaitingAcceptance') return reject('WorkClaimed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const { itemId, unitId, registeredAt, lead } = state.opening
  const deadline = deriveDeadline({ rule: { kind: 'date', day: dueOn }, ...counting, from: registeredAt })
  const ordered: EntryEvent = {
    type: 'ReRectificationOrdered',
    data: { itemId, unitId, trigger, reason, orderedBy: by, deadline },
  }
  if (state.status !== 'closedOut') return isSameOrder(command, state) ? accept() : accept(ordered)
  const again = { itemId, unitId, trigger, reason, ...(lead && { leadEntryId: lead.entryId }) }
  return accept<EntryEvent>({ type: 'EntryReopened', data: again }, ordered)
}

/** Whether the campaign allows no further look-back (K7): exactly one, or so many a year. */
const isSpent = ({ on, limitUnder }: Of<'RecordLookBack'>, { lookBacks, opening }: EntryState): boolean => {
  const limit = limitUnder(opening?.campaign ?? null)
  if (limit === null) return false
  const counted = limit.every === 'year' ? lookBacks.filter((day) => day.slice(0, 4) === on.slice(0, 4)) : lookBacks
  return counted.length >= limit.max
}

/** S4-13: carried out? solved? changed? One that is not solved any more has relapsed and is taken up again (S1-90). */
const recordLookBack = (command: Of<'RecordLookBack'>, state: EntryState): Decided => {
  const { on, carriedOut, solved, changed, finding, by } = command
  if (!state.opening) return reject('EntryUnknown')
  if (state.status !== 'closedOut') return reject('EntryNotClosed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  if (isSpent(command, state)) return reject('LookBackSpent')
  const { itemId, unitId, lead } = state.opening
  const looked: EntryEvent = {
    type: 'LookedBack',
    data: { itemId, unitId, on, carriedOut, solved, changed, finding, lookedBy: by },
  }
  if (solved) return accept(looked)
  const again = { itemId, unitId, trigger: 'lookBack', reason: finding, ...(lead && { leadEntryId: lead.entryId }) }
  return accept<EntryEvent>(looked, { type: 'EntryReopened', data: again })
}

/** What supervision does with an entry. */
export const decideFollowUp = (command: FollowUpCommand, state: EntryState): Decided => {
  switch (command.type) {
    case 'PauseDeadline':
      return pauseDeadline(command, state)
    case 'RederiveDeadline':
      return rederive(command, state)
    case 'DecideRederivation':
      return decideRederivation(command, state)
    case 'RecordSupervision':
      return recordSupervision(command, state)
    case 'OrderReRectification':
      return orderReRectification(command, state)
    case 'RecordLookBack':
      return recordLookBack(command, state)
  }
}
