import type { Day, Instant } from '@huiyin/kernel'
import type { FieldProblem, InspectionKind, IntakeInput } from '@huiyin/contracts/intake'
import type { Looking } from '../item/standing.js'
import type { Catalogue } from '../item/catalogue.js'
import type { FindingEvidence, InspectionData, InspectionEvent } from './events.js'

/** What is known of the campaign an inspection is held under. */
export interface CampaignKnown extends Catalogue {
  /** Its first day; null: it does not say one. */
  readonly from: Day | null
  readonly keyDates: readonly string[]
  readonly kinds: readonly InspectionKind[]
}

/** When it happened, as a moment and as a day where it happened. */
export interface Happened {
  readonly at: Instant
  readonly on: Day
}

type Name =
  | 'PlanInspection'
  | 'MoveInspection'
  | 'CallOffInspection'
  | 'HoldInspection'
  | 'RecordFinding'
  | 'MakeFindingItem'
  | 'SettleOnTheSpot'
  | 'NoteFinding'
  | 'EndInspection'
  | 'RecordFindingComplainedOf'
type Asked<N extends Name> = { readonly type: N } & Omit<IntakeInput<N>, 'inspectionId'>
/** The campaign by its id; null: none of that id is in force. */
interface Under {
  readonly campaignOf: (campaign: string) => CampaignKnown | null
}

/** What a team asks of an inspection: the checked input, with what was looked up. */
export type InspectionCommand =
  | (Asked<'PlanInspection'> & Under)
  | (Asked<'MoveInspection'> & Under & Pick<Happened, 'on'>)
  | Asked<'CallOffInspection'>
  | (Asked<'HoldInspection'> & Under & Happened)
  | (Omit<Asked<'RecordFinding'>, 'evidence'> &
      Under &
      Looking &
      Happened & {
        /** The files as they are kept; null: one of them is not. */
        readonly evidence: readonly FindingEvidence[] | null
      })
  | (Asked<'MakeFindingItem'> & { readonly itemId: string; readonly reportId: string })
  | Asked<'SettleOnTheSpot'>
  | Asked<'NoteFinding'>
  | Asked<'EndInspection'>
  | Asked<'RecordFindingComplainedOf'>

export type InspectionRefusal =
  | 'InspectionUnknown'
  | 'InspectionKindUnknown'
  | 'InspectionPlannedAlready'
  | 'InspectionCalledOff'
  | 'PlannedDayOver'
  | 'DayInPast'
  | 'InspectionNotHeld'
  | 'InspectionHeldAlready'
  | 'InspectionEndedAlready'
  | 'CampaignNotInForce'
  | 'BeforeCampaign'
  | 'KeyDateUnknown'
  | 'ManifestationMissing'
  | 'FindingUnknown'
  | 'FindingRecordedAlready'
  | 'FindingBeforeVisit'
  | 'FindingAboutUnitsOnly'
  | 'FindingSettledAlready'
  | 'FileUnknown'
  | 'PersonUnknown'
  | {
      readonly code: 'FieldsWrong' | 'NotInCatalogue' | 'ReplyIncomplete' | 'FindingsOpen'
      readonly problems: readonly FieldProblem[]
    }

export type Settled =
  { readonly as: 'item'; readonly itemId: string } | { readonly as: 'onTheSpot' | 'noted'; readonly text: string }

export interface FindingState {
  readonly data: InspectionData<'FindingRecorded'>
  readonly settled: Settled | null
}

/** Only what a later decision asks about. */
export interface InspectionState {
  readonly status: 'unknown' | 'planned' | 'calledOff' | 'held' | 'ended'
  readonly plan: InspectionData<'InspectionPlanned'> | null
  readonly held: InspectionData<'InspectionHeld'> | null
  readonly findings: ReadonlyMap<string, FindingState>
  /** Everybody a finding complains of: to them and everybody below them the inspection does not exist. */
  readonly complainedOf: readonly string[]
  readonly record: string | null
  /** Why it was called off; null: it was not. */
  readonly calledOff: string | null
}

/** An inspection nobody has heard of. */
export const initialState: InspectionState = {
  ...{ status: 'unknown', plan: null, held: null, record: null, calledOff: null },
  ...{ findings: new Map(), complainedOf: [] },
}

const withPersons = (state: InspectionState, persons: readonly string[] = []): InspectionState => ({
  ...state,
  complainedOf: [...new Set([...state.complainedOf, ...persons])],
})

const recorded = (state: InspectionState, data: InspectionData<'FindingRecorded'>): InspectionState => ({
  ...withPersons(state, data.complainedOf),
  findings: new Map([...state.findings, [data.findingId, { data, settled: null }]]),
})

const settle = (state: InspectionState, findingId: string, settled: Settled): InspectionState => {
  const finding = state.findings.get(findingId)
  return finding ? { ...state, findings: new Map([...state.findings, [findingId, { ...finding, settled }]]) } : state
}

/** What an inspection is after one more fact. */
export const evolve = (state: InspectionState, { type, data }: InspectionEvent): InspectionState => {
  switch (type) {
    case 'InspectionPlanned':
      return { ...state, status: 'planned', plan: data }
    case 'InspectionMoved':
      return state.plan ? { ...state, plan: { ...state.plan, plannedOn: data.plannedOn } } : state
    case 'InspectionCalledOff':
      return { ...state, status: 'calledOff', calledOff: data.reason }
    case 'InspectionHeld':
      return { ...state, status: 'held', held: data }
    case 'FindingRecorded':
      return recorded(state, data)
    case 'FindingBecameItem':
      return settle(state, data.findingId, { as: 'item', itemId: data.itemId })
    case 'FindingSettled':
      return settle(state, data.findingId, { as: 'onTheSpot', text: data.done })
    case 'FindingNoted':
      return settle(state, data.findingId, { as: 'noted', text: data.reason })
    case 'FindingComplainedOfRecorded':
      return withPersons(state, data.personIds)
    case 'InspectionEnded':
      return { ...state, status: 'ended', record: data.record }
  }
}
