import { accept, reject, type Decision } from '@huiyin/kernel'
import { valueProblems } from '@huiyin/contracts/intake'
import { cataloguedAs, placeRefusal, placeWithout } from '../item/catalogue.js'
import type { InspectionData, InspectionEvent } from './events.js'
import { isSame } from './same.js'
import type { InspectionCommand, InspectionRefusal, InspectionState, Settled } from './state.js'

type Decided = Decision<InspectionEvent, InspectionRefusal>
type Of<N extends InspectionCommand['type']> = Extract<InspectionCommand, { type: N }>

/** Why nothing may be said of findings any more, or not yet; null: it may. */
const notOpen = ({ status }: InspectionState): InspectionRefusal | null => {
  if (status === 'unknown') return 'InspectionUnknown'
  if (status === 'calledOff') return 'InspectionCalledOff'
  if (status === 'planned') return 'InspectionNotHeld'
  return status === 'ended' ? 'InspectionEndedAlready' : null
}

/** Where it stands in the catalogue of the inspection's campaign; without a campaign there is none. */
const catalogueRefusal = (command: Of<'RecordFinding'>, { plan }: InspectionState): InspectionRefusal | null => {
  const { campaignOf, manifestation } = command
  if (plan?.definition.manifestations && !manifestation) return 'ManifestationMissing'
  const campaign = plan?.campaign ?? null
  if (campaign === null) return placeWithout(command)
  const known = campaignOf(campaign)
  return known ? placeRefusal(campaign, known, command) : 'CampaignNotInForce'
}

/** S2-21, S2-22, S3-08: who was away or asleep is a matter of the unit; nobody is named. */
const personRefusal = (command: Of<'RecordFinding'>, { plan }: InspectionState): InspectionRefusal | null => {
  const { complainedOf, atOrBelow } = command
  if (!complainedOf) return null
  if (!plan?.definition.persons) return 'FindingAboutUnitsOnly'
  return atOrBelow?.(complainedOf) ? null : 'PersonUnknown'
}

const fieldRefusal = ({ fields }: Of<'RecordFinding'>, { plan }: InspectionState): InspectionRefusal | null => {
  if (!plan) return null
  const { findingFields, zh, en } = plan.definition
  const asking = { fields: findingFields, zh: `“${zh}”的检查发现`, en: `a finding of “${en}”` }
  const problems = valueProblems(asking, fields)
  return problems.length === 0 ? null : { code: 'FieldsWrong', problems }
}

const findingOf = (command: Of<'RecordFinding'>): Omit<InspectionData<'FindingRecorded'>, 'evidence'> => {
  const { findingId, text, category, unitId, benchmark, place, fields } = command
  return {
    ...{ findingId, text, category, unitId, benchmark, place, fields },
    ...cataloguedAs(command),
    ...(command.complainedOf ? { complainedOf: command.complainedOf } : {}),
  }
}

/** S0-10: every finding names the requirement it is measured against. */
export const recordFinding = (command: Of<'RecordFinding'>, state: InspectionState): Decided => {
  const known = state.findings.get(command.findingId)
  const finding = findingOf(command)
  if (known) {
    const { evidence: _, ...before } = known.data
    return isSame(before, finding) ? accept() : reject('FindingRecordedAlready')
  }
  const closed = notOpen(state)
  if (closed) return reject(closed)
  if (state.held && command.on < state.held.heldOn) return reject('FindingBeforeVisit')
  const refusal = catalogueRefusal(command, state) ?? personRefusal(command, state) ?? fieldRefusal(command, state)
  if (refusal) return reject(refusal)
  if (!command.evidence) return reject('FileUnknown')
  return accept({ type: 'FindingRecorded', data: { ...finding, evidence: [...command.evidence] } })
}

/** What becomes of a finding is said once; said again it is nothing new. */
const settling = (
  state: InspectionState,
  { findingId, settled }: { readonly findingId: string; readonly settled: Settled },
  event: InspectionEvent,
): Decided => {
  const finding = state.findings.get(findingId)
  if (finding?.settled) return isSame(finding.settled, settled) ? accept() : reject('FindingSettledAlready')
  const closed = notOpen(state)
  if (closed) return reject(closed)
  return finding ? accept(event) : reject('FindingUnknown')
}

/** A finding becomes an item exactly once: the item's id is made from the finding's. */
export const makeItem = ({ findingId, itemId, reportId }: Of<'MakeFindingItem'>, state: InspectionState): Decided =>
  settling(
    state,
    { findingId, settled: { as: 'item', itemId } },
    { type: 'FindingBecameItem', data: { findingId, itemId, reportId } },
  )

export const settleOnTheSpot = ({ findingId, done }: Of<'SettleOnTheSpot'>, state: InspectionState): Decided =>
  settling(
    state,
    { findingId, settled: { as: 'onTheSpot', text: done } },
    { type: 'FindingSettled', data: { findingId, done } },
  )

export const noteFinding = ({ findingId, reason }: Of<'NoteFinding'>, state: InspectionState): Decided =>
  settling(
    state,
    { findingId, settled: { as: 'noted', text: reason } },
    { type: 'FindingNoted', data: { findingId, reason } },
  )

/** Named later at the item: also an inspection that is over is hidden from him then. */
export const recordComplainedOf = (
  { findingId, personIds }: Of<'RecordFindingComplainedOf'>,
  state: InspectionState,
): Decided => {
  if (state.status === 'unknown') return reject('InspectionUnknown')
  if (!state.findings.has(findingId)) return reject('FindingUnknown')
  const added = personIds.filter((personId) => !state.complainedOf.includes(personId))
  if (added.length === 0) return accept()
  return accept({ type: 'FindingComplainedOfRecorded', data: { findingId, personIds: added } })
}
