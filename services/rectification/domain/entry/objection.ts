import { accept, reject } from '@huiyin/kernel'
import type { EntryEvent } from './events.js'
import { isOwnWork, type Decided, type EntryState, type Of } from './state.js'

/** An objection is put before a person; by itself it reopens nothing (S1-89). */
export const recordObjection = (
  { reportId, repliedBy, deadlineUnder }: Of<'RecordObjection'>,
  { opening, objections }: EntryState,
): Decided => {
  if (!opening) return reject('EntryUnknown')
  if (Object.hasOwn(objections, reportId)) return accept()
  const { itemId, unitId, campaign } = opening
  const deadline = deadlineUnder(campaign)
  return accept({ type: 'ObjectionRecorded', data: { itemId, unitId, reportId, repliedBy, deadline } })
}

/** What waited for a decision waits no more; decided meanwhile, that decision stands (ADR 0014). */
export const recordObjectionLapse = (
  { reportId }: Of<'RecordObjectionLapse'>,
  { opening, objections }: EntryState,
): Decided => {
  if (!opening) return reject('EntryUnknown')
  return Object.hasOwn(objections, reportId) ? accept({ type: 'ObjectionLapseRecorded', data: { reportId } }) : accept()
}

/**
 * Decided by somebody who neither did the work nor gave the reply, also on an entry that was closed or handed over
 * meanwhile. Upheld, a closed entry is taken up again and a new reply is owed (S1-90).
 */
export const decideObjection = (command: Of<'DecideObjection'>, state: EntryState): Decided => {
  const { reportId, upheld, reason, by } = command
  if (!state.opening) return reject('EntryUnknown')
  const open = Object.hasOwn(state.objections, reportId) ? state.objections[reportId] : undefined
  if (!open) return reject('NoObjectionOpen')
  if (isOwnWork(state, by)) return reject('OwnWork')
  if (open.repliedBy === by) return reject('OwnReply')
  const { itemId, unitId } = state.opening
  const data = { itemId, unitId, reportId, reason, decidedBy: by }
  if (!upheld) return accept({ type: 'ObjectionRejected', data })
  const decided: EntryEvent = { type: 'ObjectionUpheld', data }
  if (state.status !== 'closedOut') return accept(decided)
  return accept<EntryEvent>(decided, {
    type: 'EntryReopened',
    data: { itemId, unitId, trigger: 'objection', reason },
  })
}
