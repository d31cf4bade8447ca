import { accept, reject, type Instant } from '@huiyin/kernel'
import { calendarKey, rederiveDeadline, type Deadline } from '@huiyin/calendar'
import type { EntryEvent } from '../events.js'
import { isOwnWork, notOpen, type Decided, type EntryState, type Of } from '../state.js'

/** Only work that still has somebody to do it is counted anew; what was closed or handed on was judged by its day then. */
const running = ({ status, opening, deadline }: EntryState) =>
  status !== 'closedOut' && status !== 'handedOver' && opening && deadline ? { opening, deadline } : null

/** What becomes of a running deadline that another edition of the calendar counts otherwise. */
type Verdict = 'move' | 'leave' | 'ask'

/**
 * A deadline that lies ahead moves to a day that lies ahead. Where one of both has passed, moving it would turn missed
 * into kept or kept into missed, and a person decides; work that was claimed in time stays in time (design §4).
 */
const verdictOf = (state: EntryState, [before, after]: readonly [Instant, Instant], at: Instant): Verdict => {
  if (before === after) return 'move' // only the provisional mark goes
  if (state.status === 'awaitingAcceptance') {
    if (after < before) return 'leave'
    return state.overdue === 0 ? 'move' : 'ask'
  }
  return at <= before && at <= after ? 'move' : 'ask'
}

/** The deadline by the edition that is in force, and whether anything about it differs. */
const recounted = (deadline: Deadline, calendar: Of<'RederiveDeadline'>['counting']['calendar']): Deadline | null => {
  if (deadline.derivation.calendar === calendarKey(calendar)) return null
  const next = rederiveDeadline(deadline.derivation, calendar)
  return next.dueAt === deadline.dueAt && next.provisional === deadline.provisional ? null : next
}

/** S3-14: the notice on a year was adopted, and the deadline is counted by it. */
export const rederive = (command: Of<'RederiveDeadline'>, state: EntryState): Decided => {
  const { year, version, heard, at, counting } = command
  if (state.status === 'unknown') return reject('EntryUnknown')
  if (heard < version) return reject('NoticeUnknown')
  const open = running(state)
  const next = open && recounted(open.deadline, counting.calendar)
  if (!open || !next?.dueAt || !open.deadline.dueAt) return accept()
  const { itemId, unitId } = open.opening
  const whose = { itemId, unitId, year, version }
  switch (verdictOf(state, [open.deadline.dueAt, next.dueAt], at)) {
    case 'move':
      return accept({ type: 'DeadlineRederived', data: { ...whose, deadline: next } })
    case 'ask':
      return accept({ type: 'RederivationProposed', data: { ...whose, proposed: next } })
    case 'leave':
      return accept()
  }
}

/** Somebody who does not handle the entry decides whether a day that has passed is counted by the new notice. */
export const decideRederivation = (command: Of<'DecideRederivation'>, state: EntryState): Decided => {
  const { taken, reason, by, counting } = command
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const { rederivation, deadline, opening } = state
  if (!rederivation || !deadline) return reject('NoRederivationProposed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const { itemId, unitId } = opening
  const { year, version } = rederivation
  const said = { itemId, unitId, year, version, reason, decidedBy: by }
  const decided: EntryEvent = taken
    ? // counted again: since it was proposed an extension may have been granted
      {
        type: 'DeadlineRederived',
        data: { ...said, deadline: rederiveDeadline(deadline.derivation, counting.calendar) },
      }
    : { type: 'RederivationRefused', data: said }
  return accept(decided)
}
