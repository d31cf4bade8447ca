import { accept, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import { standardInspections, valueProblems, type FieldValues, type InspectionKind } from '@huiyin/contracts/intake'
import type { InspectionEvent } from './events.js'
import { makeItem, noteFinding, recordComplainedOf, recordFinding, settleOnTheSpot } from './findings.js'
import { isSame } from './same.js'
import {
  evolve,
  initialState,
  type CampaignKnown,
  type InspectionCommand,
  type InspectionRefusal,
  type InspectionState,
} from './state.js'

type Decided = Decision<InspectionEvent, InspectionRefusal>
type Of<N extends InspectionCommand['type']> = Extract<InspectionCommand, { type: N }>

/** The campaign's own kind of that code goes before the standard one. */
const kindOf = (code: string, campaign: CampaignKnown | null): InspectionKind | undefined =>
  [...(campaign?.kinds ?? []), ...standardInspections].find((kind) => kind.code === code)

const isBefore = (day: Day, campaign: CampaignKnown | null): boolean =>
  campaign !== null && campaign.from !== null && day < campaign.from

/** Why it may not be planned so; null: it may. */
const planRefusal = (
  { plannedOn, keyDate, campaign: id }: Of<'PlanInspection'>,
  campaign: CampaignKnown | null,
): InspectionRefusal | null => {
  if (id !== null && campaign === null) return 'CampaignNotInForce'
  if (isBefore(plannedOn, campaign)) return 'BeforeCampaign'
  if (keyDate !== null && !campaign?.keyDates.includes(keyDate)) return 'KeyDateUnknown'
  return null
}

/** S4-58: for a day, and where one is meant for a key date. The kind is kept as it is defined now. */
const plan = (command: Of<'PlanInspection'>, state: InspectionState): Decided => {
  const { type: _, campaignOf, ...given } = command
  const { kind, title, plannedOn, keyDate, campaign: id, byUnitId, team, unitIds, places } = given
  const data = { title, plannedOn, keyDate, campaign: id, byUnitId, team, unitIds, places }
  if (state.plan) {
    const { definition: _kept, ...planned } = state.plan
    return isSame(planned, { kind, ...data }) ? accept() : reject('InspectionPlannedAlready')
  }
  const campaign = id === null ? null : campaignOf(id)
  const refusal = planRefusal(command, campaign)
  if (refusal) return reject(refusal)
  const definition = kindOf(kind, campaign)
  return definition
    ? accept({ type: 'InspectionPlanned', data: { kind, ...data, definition } })
    : reject('InspectionKindUnknown')
}

/** Why what was planned may not be changed any more; null: it may. */
const notPlanned = ({ status }: InspectionState): InspectionRefusal | null => {
  if (status === 'unknown') return 'InspectionUnknown'
  if (status === 'calledOff') return 'InspectionCalledOff'
  return status === 'planned' ? null : 'InspectionHeldAlready'
}

/** Only while its day is to come: moved afterwards, an inspection that was missed would count as held in time. */
const move = ({ plannedOn, reason, on, campaignOf }: Of<'MoveInspection'>, state: InspectionState): Decided => {
  const closed = notPlanned(state)
  if (closed || !state.plan) return reject(closed ?? 'InspectionUnknown')
  const { plannedOn: before, campaign } = state.plan
  if (plannedOn === before) return accept()
  if (before < on) return reject('PlannedDayOver')
  if (plannedOn < on) return reject('DayInPast')
  if (isBefore(plannedOn, campaign === null ? null : campaignOf(campaign))) return reject('BeforeCampaign')
  return accept({ type: 'InspectionMoved', data: { plannedOn, before, reason } })
}

/** What was planned and will not be held is said so, with the reason; it does not stay overdue for ever. */
const callOff = ({ reason }: Of<'CallOffInspection'>, state: InspectionState): Decided => {
  if (state.calledOff === reason) return accept()
  const closed = notPlanned(state)
  return closed ? reject(closed) : accept({ type: 'InspectionCalledOff', data: { reason } })
}

const heldProblems = ({ fields, zh, en }: InspectionKind, values: FieldValues) =>
  valueProblems({ fields, zh: `“${zh}”`, en: `“${en}”` }, values)

/** It is judged by when it happened, whenever it is recorded; before its campaign there was nothing to inspect. */
const hold = (command: Of<'HoldInspection'>, state: InspectionState): Decided => {
  const { at: heldAt, on: heldOn, team, unitIds, places, met, saw, fields } = command
  if (!state.plan) return reject('InspectionUnknown')
  const data = { heldAt, heldOn, team, unitIds, places, met, saw, fields }
  if (state.status === 'calledOff') return reject('InspectionCalledOff')
  if (state.held) return isSame(state.held, data) ? accept() : reject('InspectionHeldAlready')
  const { campaign, definition } = state.plan
  if (isBefore(heldOn, campaign === null ? null : command.campaignOf(campaign))) return reject('BeforeCampaign')
  const problems = heldProblems(definition, fields)
  if (problems.length > 0) return reject({ code: 'FieldsWrong', problems })
  return accept({ type: 'InspectionHeld', data })
}

/** Nothing that was found is left lying; one that found nothing is a record as well. */
const end = ({ record }: Of<'EndInspection'>, state: InspectionState): Decided => {
  if (!state.plan) return reject('InspectionUnknown')
  if (state.status === 'ended') return state.record === record ? accept() : reject('InspectionEndedAlready')
  if (state.status === 'calledOff') return reject('InspectionCalledOff')
  if (!state.held) return reject('InspectionNotHeld')
  const open = [...state.findings.values()].filter(({ settled }) => settled === null)
  if (open.length === 0) return accept({ type: 'InspectionEnded', data: { record, findings: state.findings.size } })
  const problems = open.map(({ data: { findingId, text } }) => ({
    ...{ path: `findings.${findingId}`, says: `not settled: ${text}`, zh: `尚未处置：${text}` },
  }))
  return reject({ code: 'FindingsOpen', problems })
}

const decide = (command: InspectionCommand, state: InspectionState): Decided => {
  switch (command.type) {
    case 'PlanInspection':
      return plan(command, state)
    case 'MoveInspection':
      return move(command, state)
    case 'CallOffInspection':
      return callOff(command, state)
    case 'HoldInspection':
      return hold(command, state)
    case 'RecordFinding':
      return recordFinding(command, state)
    case 'MakeFindingItem':
      return makeItem(command, state)
    case 'SettleOnTheSpot':
      return settleOnTheSpot(command, state)
    case 'NoteFinding':
      return noteFinding(command, state)
    case 'EndInspection':
      return end(command, state)
    case 'RecordFindingComplainedOf':
      return recordComplainedOf(command, state)
  }
}

/** The inspection: planned for a day, moved or called off, held, with findings that become items or are settled, and ended (S2-57, S4-23). */
export const inspection: Decider<InspectionCommand, InspectionEvent, InspectionState, InspectionRefusal> = {
  initialState,
  evolve,
  decide,
}
