import { accept, reject, type Decision } from '@huiyin/kernel'
import { trackingOfId } from '@huiyin/contracts/intake'
import type { ItemCommand, ItemRefusal } from '../command.js'
import type { ItemEvent } from '../events.js'
import type { ItemState } from '../state.js'

/**
 * Gives a report its code, once: whoever hands it over sees it, and with it somebody may rate and object as the reporter. So
 * nobody gives another one in its place, and none to a report that has its reply.
 */
export const giveTrackingCode = (
  { reportId, tracking }: Extract<ItemCommand, { type: 'GiveTrackingCode' }>,
  { status, reports, tracked }: ItemState,
): Decision<ItemEvent, ItemRefusal> => {
  if (status === 'unknown') return reject('ItemUnknown')
  const report = Object.hasOwn(reports, reportId) ? reports[reportId] : undefined
  if (!report) return reject('ReportUnknown')
  const given = trackingOfId(reportId) ?? (Object.hasOwn(tracked, reportId) ? tracked[reportId] : null)
  if (given === tracking) return accept()
  if (given !== null) return reject('TrackingCodeGivenAlready')
  if (report.status === 'withdrawn') return reject('ReportWithdrawnAlready')
  if (report.status === 'replied') return reject('ReplyAlreadyGiven')
  return accept({ type: 'TrackingCodeGiven', data: { reportId, tracking } })
}
