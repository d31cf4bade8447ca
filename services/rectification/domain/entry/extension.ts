import { accept, reject } from '@huiyin/kernel'
import { rederiveDeadline } from '@huiyin/calendar'
import { notOpen, type Decided, type EntryState, type Of } from './state.js'

/** The handler asks for more working days; one request at a time (S3-14). */
export const requestExtension = ({ workingDays, reason, by }: Of<'RequestExtension'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.deadline?.dueAt) return reject('NoDeadline')
  if (!state.extension) return accept({ type: 'ExtensionRequested', data: { workingDays, reason, requestedBy: by } })
  const { workingDays: asked, requestedBy } = state.extension
  return asked === workingDays && requestedBy === by ? accept() : reject('ExtensionAlreadyAsked')
}

/** The end moves by working days from where it was; the first clock and every earlier step stay in the derivation. */
export const decideExtension = (command: Of<'DecideExtension'>, state: EntryState): Decided => {
  const { granted, reason, by, calendar } = command
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.extension || !state.deadline) return reject('NoExtensionAsked')
  const { workingDays, requestedBy } = state.extension
  if (requestedBy === by) return reject('OwnRequest')
  if (!granted) return accept({ type: 'ExtensionRefused', data: { reason, decidedBy: by } })
  const deadline = rederiveDeadline(state.deadline.derivation, calendar, { extensions: [{ workingDays }] })
  return accept({ type: 'DeadlineExtended', data: { deadline, reason, decidedBy: by } })
}
