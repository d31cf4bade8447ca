import { accept, instantFromMillis, millisOf, reject, type Instant } from '@huiyin/kernel'
import { deriveDeadline } from '@huiyin/calendar'
import { unitNow } from './passing/passing-state.js'
import type { Decided, EntryState, Of } from './state.js'

/** The first moment after an instant: when a deadline has passed (a day ends at 23:59:59, scenarios c0). */
export const momentAfter = (instant: Instant): Instant => instantFromMillis(millisOf(instant) + 1)

/** The deadline an alarm is about, while it still is this entry's and its work is neither done nor claimed. */
const openDeadline = ({ status, deadline, opening }: EntryState, dueAt: Instant) =>
  status === 'handling' && opening && deadline?.dueAt === dueAt ? { opening, zone: deadline.derivation.zone } : null

/** The last working day before the deadline has come (c0): the unit is warned once of each deadline. */
export const noteDeadlineNear = ({ dueAt, at }: Of<'NoteDeadlineNear'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  const open = openDeadline(state, dueAt)
  if (!open || at > dueAt || state.warnedOf === dueAt) return accept()
  const { itemId } = open.opening
  const unitId = unitNow(state) ?? open.opening.unitId
  return accept({ type: 'DeadlineNear', data: { itemId, unitId, dueAt } })
}

/** The moment after the last of so many working days that begin on the next one. */
const lookAgain = ({ at, calendar, graceWorkingDays: n }: Of<'NoteDeadlinePassed'>, zone: string): Instant => {
  const from = instantFromMillis(millisOf(at) - 1) // a deadline is noted in the first moment of the day after it
  return momentAfter(deriveDeadline({ rule: { kind: 'workingDays', n }, calendar, zone, from }).dueAt!)
}

/**
 * The deadline has passed and the work is not done (S2-20). Noted once for each deadline, and after the first time once
 * more when the grace is over. An entry that began, or began again, when its deadline was already over gets the grace
 * first: it had no chance to keep it. The alarm says which time it is about, so one that came too late says nothing.
 */
export const noteDeadlinePassed = (command: Of<'NoteDeadlinePassed'>, state: EntryState): Decided => {
  const { dueAt, count, at } = command
  const { status, overdue, look } = state
  if (status === 'unknown') return reject('EntryUnknown')
  const open = openDeadline(state, dueAt)
  if (!open || count !== overdue + 1 || at <= dueAt || look === 'over') return accept()
  if (look === 'first' && at > momentAfter(dueAt)) {
    return accept({ type: 'GraceGiven', data: { dueAt, lookAgainAt: lookAgain(command, open.zone) } })
  }
  if (look !== 'first' && at < look.againAt) return accept()
  const { itemId } = open.opening
  const unitId = unitNow(state) ?? open.opening.unitId // who goes on with it is who is late
  const lookAgainAt = count === 1 ? lookAgain(command, open.zone) : null
  return accept({ type: 'DeadlinePassed', data: { itemId, unitId, dueAt, count, lookAgainAt } })
}
