import { daysBetween, type Day } from '@huiyin/kernel'
import type { Evidence } from './events.js'

/** When a claim happened and when it is recorded, as days of the tenant, and what its campaign allows. */
export interface OnSite {
  readonly on: Day
  readonly recordedOn: Day
  /** For so many days a claim made on the spot may still be recorded under a campaign; null: it says nothing of that. */
  readonly daysUnder: (campaign: string | null) => number | null
}

/**
 * Why a claim that is said to have been made on an earlier day does not count for that day; null: it does (S4-36). It
 * may move a claim to before its deadline, so it has to be backed: recorded within the days the campaign allows, with
 * evidence that was made on the very day.
 */
export const onSiteRefusal = (
  onSite: OnSite | undefined,
  campaign: string | null,
  evidence: readonly Evidence[],
): 'OnSiteTooLate' | 'EvidenceOfAnotherDay' | null => {
  if (!onSite || onSite.on === onSite.recordedOn) return null
  const days = onSite.daysUnder(campaign)
  if (days === null) return null
  if (daysBetween(onSite.on, onSite.recordedOn) > days) return 'OnSiteTooLate'
  return evidence.some(({ madeOn }) => madeOn === onSite.on) ? null : 'EvidenceOfAnotherDay'
}
