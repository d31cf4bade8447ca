import type { Day, Decision, Instant } from '@huiyin/kernel'
import type { Deadline } from '@huiyin/calendar'
import type { EntryCommand, EntryRefusal } from './command.js'
import type { EntryEvent } from './events.js'
import { isFollowUpEvent, type FollowUpEvent } from './follow-up/follow-up-state.js'
import {
  evolvePassing,
  initialPassing,
  isPassingEvent,
  type PassingEvent,
  type PassingState,
} from './passing/passing-state.js'
import {
  evolvePublication,
  initialPublication,
  isPublicationEvent,
  type PublicationState,
} from './publication/publication-state.js'
import { evolvePlan, initialPlan, isPlanEvent, type PlanEvent, type PlanState } from './plan/plan-state.js'

/** What works are sorted by where matters have a category: no campaign has it. */
export const WORK = 'work'

type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']
type Work = Extract<EntryEvent, { type: 'WorkOpened' }>['data']
type Claim = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']
type Replaced = Extract<EntryEvent, { type: 'EvidenceReplaced' }>['data']
type Asked = Extract<EntryEvent, { type: 'ExtensionRequested' }>['data']
type Ordered = Extract<EntryEvent, { type: 'ReRectificationOrdered' }>['data']
type Proposed = Extract<EntryEvent, { type: 'RederivationProposed' }>['data']
type Passed = Extract<EntryEvent, { type: 'DeadlinePassed' }>['data']

/** Only what a later decision asks about. */
export interface EntryState {
  readonly status: 'unknown' | 'handling' | 'awaitingAcceptance' | 'closedOut' | 'handedOver'
  readonly opening: Opening | null
  /** What the work is, where nobody complained: then no reply is owed. */
  readonly work: Work | null
  /** The persons the item complains of; they outlive a hand-over. */
  readonly complainedOf: readonly string[]
  /** Whether its item is a style lead, which goes before others. */
  readonly styleLead: boolean
  readonly plan: PlanState
  readonly publication: PublicationState
  /** Who had it before, and who goes on with it. */
  readonly passing: PassingState
  /** The last order to do it anew, while that is being done. */
  readonly ordered: Ordered | null
  /** The days on which it was looked at again. */
  readonly lookBacks: readonly Day[]
  readonly claim: Claim | null
  /** Everybody who ever said that this work was done: none of them may accept it. */
  readonly claimants: readonly string[]
  readonly answered: boolean
  readonly deadline: Deadline | null
  readonly extension: Asked | null
  /** A deadline counted by a later notice, which waits for a decision. */
  readonly rederivation: Proposed | null
  /** Objections that wait for a decision, by report; they outlive a hand-over. */
  readonly objections: Readonly<Record<string, { readonly repliedBy: string | null }>>
  /** The deadline of which the unit was warned. */
  readonly warnedOf: Instant | null
  /** How often a deadline of this entry passed with the work undone; it outlives a hand-over. */
  readonly overdue: number
  /** What the next look at the deadline is: the first one, one more at an instant, or none until it moves or begins anew. */
  readonly look: 'first' | 'over' | { readonly againAt: Instant }
}

export const initialState: EntryState = {
  status: 'unknown',
  opening: null,
  work: null,
  complainedOf: [],
  styleLead: false,
  plan: initialPlan,
  publication: initialPublication,
  passing: initialPassing,
  ordered: null,
  lookBacks: [],
  claim: null,
  claimants: [],
  answered: false,
  deadline: null,
  extension: null,
  rederivation: null,
  objections: {},
  warnedOf: null,
  overdue: 0,
  look: 'first',
}

const withPersons = (known: readonly string[], more: readonly string[] = []): readonly string[] => [
  ...new Set([...known, ...more]),
]

/** A new beginning; who claimed before, who is complained of, what was warned of and how often it was overdue stays known. */
const begun = (before: EntryState, opening: Opening): EntryState => {
  const { claimants, warnedOf, overdue, objections } = before
  const complainedOf = withPersons(before.complainedOf, opening.complainedOf)
  const kept = { claimants, complainedOf, warnedOf, overdue, objections }
  // other units go on with their parts while the item is elsewhere; a part has none of its own
  const plan = { ...initialPlan, parts: opening.lead ? {} : before.plan.parts }
  const styleLead = opening.styleLead === true
  return { ...initialState, ...kept, plan, styleLead, status: 'handling', opening, deadline: opening.deadline }
}

/** A work is a matter of its own, under its own id. */
const workBegun = (before: EntryState, work: Work): EntryState => {
  const { workId: itemId, unitId, personId, campaign, registeredAt, deadline } = work
  return { ...begun(before, { itemId, unitId, personId, category: WORK, campaign, registeredAt, deadline }), work }
}

const claimed = (state: EntryState, claim: Claim): EntryState => {
  const claimants = [...new Set([...state.claimants, claim.claimedBy])]
  return { ...state, status: 'awaitingAcceptance', claim, claimants }
}

/** Whoever put in a newer file had a hand in the work. */
const replaced = (state: EntryState, { replaced: old, evidence, replacedBy }: Replaced): EntryState => {
  if (!state.claim) return state
  const now = state.claim.evidence.map((one) => (one.sha256 === old ? evidence : one))
  const claimants = [...new Set([...state.claimants, replacedBy])]
  return { ...state, claim: { ...state.claim, evidence: now }, claimants }
}

const evolveClaim = (state: EntryState, event: FactOf<'CompletionClaimed' | 'EvidenceReplaced'>): EntryState =>
  event.type === 'CompletionClaimed' ? claimed(state, event.data) : replaced(state, event.data)

const objected = (state: EntryState, { reportId, repliedBy }: Recorded): EntryState => ({
  ...state,
  objections: { ...state.objections, [reportId]: { repliedBy } },
})

const objectionDecided = (state: EntryState, reportId: string): EntryState => ({
  ...state,
  objections: Object.fromEntries(Object.entries(state.objections).filter(([id]) => id !== reportId)),
})

const passed = (state: EntryState, { count, lookAgainAt }: Passed): EntryState => ({
  ...state,
  overdue: count,
  look: lookAgainAt === null ? 'over' : { againAt: lookAgainAt },
})

type Recorded = Extract<EntryEvent, { type: 'ObjectionRecorded' }>['data']

type FactOf<N extends EntryEvent['type']> = Extract<EntryEvent, { type: N }>

const evolveExtension = (
  state: EntryState,
  event: FactOf<'ExtensionRequested' | 'DeadlineExtended' | 'ExtensionRefused'>,
): EntryState => {
  switch (event.type) {
    case 'ExtensionRequested':
      return { ...state, extension: event.data }
    case 'DeadlineExtended':
      return { ...state, extension: null, deadline: event.data.deadline, look: 'first' }
    case 'ExtensionRefused':
      return { ...state, extension: null }
  }
}

const evolveObjection = (
  state: EntryState,
  event: FactOf<'ObjectionRecorded' | 'ObjectionLapseRecorded' | 'ObjectionUpheld' | 'ObjectionRejected'>,
): EntryState => {
  switch (event.type) {
    case 'ObjectionRecorded':
      return objected(state, event.data)
    case 'ObjectionUpheld':
      return { ...objectionDecided(state, event.data.reportId), answered: false }
    case 'ObjectionLapseRecorded':
    case 'ObjectionRejected':
      return objectionDecided(state, event.data.reportId)
  }
}

/** Milestones may move the deadline; then it is looked at anew. */
const planned = (state: EntryState, event: PlanEvent): EntryState => {
  const plan = evolvePlan(state.plan, event, state.deadline)
  if (event.type !== 'HandlingModeChosen' && event.type !== 'MilestoneMet') return { ...state, plan }
  const { deadline } = event.data
  return deadline === undefined ? { ...state, plan } : { ...state, plan, deadline, look: 'first' }
}

/** A deadline that moved is looked at anew; that of an order is what a mode without milestones goes back to. */
const followedUp = (state: EntryState, event: FollowUpEvent): EntryState => {
  switch (event.type) {
    case 'DeadlinePaused':
      return { ...state, deadline: event.data.deadline, look: 'first' }
    case 'ReRectificationOrdered': {
      const { deadline } = event.data
      return { ...state, deadline, look: 'first', ordered: event.data, plan: { ...state.plan, before: deadline } }
    }
    case 'DeadlineRederived':
      return { ...state, deadline: event.data.deadline, rederivation: null, look: 'first' }
    case 'RederivationProposed':
      return { ...state, rederivation: event.data }
    case 'RederivationRefused':
      return { ...state, rederivation: null }
    case 'LookedBack':
      return { ...state, lookBacks: [...state.lookBacks, event.data.on] }
    case 'SupervisionRecorded':
      return state
  }
}

/** What was given to somebody by name is his who follows him; the unit's own stays nobody's by name. */
const passedOn = (state: EntryState, event: PassingEvent): EntryState => {
  const passing = evolvePassing(state.passing, event)
  const { opening } = state
  if (event.type !== 'EntryPassedOn' || !event.data.named || !opening) return { ...state, passing }
  return { ...state, passing, opening: { ...opening, personId: event.data.toPersonId } }
}

/** What intake has found out about the item since. */
const toldOfItem = (state: EntryState, event: FactOf<'ComplainedOfRecorded' | 'StyleLeadRecorded'>): EntryState =>
  event.type === 'StyleLeadRecorded'
    ? { ...state, styleLead: event.data.isLead }
    : { ...state, complainedOf: withPersons(state.complainedOf, event.data.personIds) }

const carriedOn = (state: EntryState, event: PlanEvent | FollowUpEvent): EntryState =>
  isPlanEvent(event) ? planned(state, event) : followedUp(state, event)

/** The state after one more fact. */
export const evolve = (state: EntryState, event: EntryEvent): EntryState => {
  if (event.type === 'CompletionClaimed' || event.type === 'EvidenceReplaced') return evolveClaim(state, event)
  if (isPlanEvent(event) || isFollowUpEvent(event)) return carriedOn(state, event)
  if (isPassingEvent(event)) return passedOn(state, event)
  if (isPublicationEvent(event)) return { ...state, publication: evolvePublication(state.publication, event) }
  switch (event.type) {
    case 'EntryOpened':
    case 'WorkOpened':
      return event.type === 'EntryOpened' ? begun(state, event.data) : workBegun(state, event.data)
    case 'ComplainedOfRecorded':
    case 'StyleLeadRecorded':
      return toldOfItem(state, event)
    case 'ExtensionRequested':
    case 'DeadlineExtended':
    case 'ExtensionRefused':
      return evolveExtension(state, event)
    case 'AcceptancePassed':
      return state
    case 'AnswersRecorded':
    case 'ReplyOwedRecorded':
      return { ...state, answered: event.type === 'AnswersRecorded' }
    case 'EntryHandedOver':
    case 'EntryClosedOut':
      return { ...state, status: event.type === 'EntryClosedOut' ? 'closedOut' : 'handedOver' }
    case 'EntryReturned':
    case 'EntryReopened':
      return { ...state, status: 'handling', claim: null, look: 'first' }
    case 'ObjectionRecorded':
    case 'ObjectionLapseRecorded':
    case 'ObjectionUpheld':
    case 'ObjectionRejected':
      return evolveObjection(state, event)
    case 'DeadlineNear':
    case 'DeadlinePassed':
      return event.type === 'DeadlineNear' ? { ...state, warnedOf: event.data.dueAt } : passed(state, event.data)
    case 'GraceGiven':
    case 'EntryFactVoided': // it begins anew: whoever records the right fact gets the grace before anything is noted
      return { ...state, look: event.type === 'GraceGiven' ? { againAt: event.data.lookAgainAt } : 'first' }
  }
}

export type Decided = Decision<EntryEvent, EntryRefusal>
export type Of<N extends EntryCommand['type']> = Extract<EntryCommand, { type: N }>

/** Why nothing can be done on an entry in this state, or null while it is open. */
export const notOpen = (state: EntryState): EntryRefusal | null => {
  if (state.status === 'unknown') return 'EntryUnknown'
  if (state.status === 'handedOver') return 'EntryHandedOverAlready'
  return state.status === 'closedOut' ? 'EntryClosed' : null
}

/** Whether a reply stands in the way of the close-out: a part answers to its lead, and of a work nobody asked. */
export const owesReply = ({ opening, work, answered }: EntryState): boolean =>
  work === null && opening?.lead === undefined && !answered

/** Who handles the entry or handled it before, or ever said that it was done, judges none of it. */
export const isOwnWork = ({ claimants, opening, passing }: EntryState, by: string): boolean =>
  claimants.includes(by) || opening?.personId === by || passing.formerly.includes(by)
