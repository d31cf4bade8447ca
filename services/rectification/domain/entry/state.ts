import type { Decision, Instant } from '@huiyin/kernel'
import type { Calendar, Deadline } from '@huiyin/calendar'
import type { RecordedFacts, VoidingRefusal } from '@huiyin/event-sourcing'
import type { RectificationInput } from '@huiyin/contracts/rectification'
import type { EntryEvent, Evidence } from './events.js'

type Plain =
  | 'HandOverEntry'
  | 'PlanRemedies'
  | 'RecordAnswers'
  | 'RecordReplyOwed'
  | 'RecordComplainedOf'
  | 'ReopenEntry'
  | 'RecordObjectionLapse'
type ByPerson = 'DecideObjection' | 'PassAcceptance' | 'ReturnForRework' | 'RequestExtension'
type Noted = 'NoteDeadlineNear' | 'NoteDeadlinePassed'
type Other = 'OpenEntry' | 'DecideExtension' | 'ClaimDone' | 'VoidEntryFact' | 'RecordObjection'
type Input<N extends Plain | ByPerson | Noted | Other> = Omit<RectificationInput<N>, 'entryId'>

/**
 * What is asked of an entry: the checked input, who asks where that matters, the deadline already derived, a claim's
 * evidence as it is kept and whether it was taken over from another system, for an alarm the instant it was due, and for
 * a voiding the entry's facts.
 */
export type EntryCommand =
  | ({ readonly type: 'OpenEntry'; readonly deadline: Deadline | null } & Omit<Input<'OpenEntry'>, 'outsideDeadline'>)
  | ({ readonly type: 'DecideExtension'; readonly by: string; readonly calendar: Calendar } & Input<'DecideExtension'>)
  | ({
      readonly type: 'ClaimDone'
      readonly by: string
      readonly imported: boolean
      /** The files as they are kept; null: one of them is not kept for this entry. */
      readonly evidence: readonly Evidence[] | null
    } & Omit<Input<'ClaimDone'>, 'evidence'>)
  | ({ readonly type: 'NoteDeadlineNear'; readonly at: Instant } & Input<'NoteDeadlineNear'>)
  | ({
      readonly type: 'NoteDeadlinePassed'
      readonly at: Instant
      readonly calendar: Calendar
      /** After so many working days an overdue entry is looked at again. */
      readonly graceWorkingDays: number
    } & Input<'NoteDeadlinePassed'>)
  | ({
      readonly type: 'VoidEntryFact'
      readonly by: string
      readonly facts: RecordedFacts<EntryEvent>
    } & Input<'VoidEntryFact'>)
  | ({
      readonly type: 'RecordObjection'
      readonly deadlineUnder: (campaign: string | null) => Deadline
    } & Input<'RecordObjection'>)
  | { [N in Plain]: { readonly type: N } & Input<N> }[Plain]
  | { [N in ByPerson]: { readonly type: N; readonly by: string } & Input<N> }[ByPerson]

export type EntryRefusal =
  | 'EntryUnknown'
  | 'EntryAlreadyOpened'
  | 'EntryHandedOverAlready'
  | 'EntryClosed'
  | 'EntryNotClosed'
  | 'NothingClaimed'
  | 'EvidenceMissing'
  | 'FileUnknown'
  | 'ReplyOutstanding'
  | 'OwnWork'
  | 'OwnReply'
  | 'NoObjectionOpen'
  | 'NoDeadline'
  | 'ExtensionAlreadyAsked'
  | 'NoExtensionAsked'
  | 'OwnRequest'
  | VoidingRefusal

type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']
type Claim = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']
type Asked = Extract<EntryEvent, { type: 'ExtensionRequested' }>['data']
type Passed = Extract<EntryEvent, { type: 'DeadlinePassed' }>['data']
type Remedies = Extract<EntryEvent, { type: 'RemediesPlanned' }>['data']

/** Only what a later decision asks about. */
export interface EntryState {
  readonly status: 'unknown' | 'handling' | 'awaitingAcceptance' | 'closedOut' | 'handedOver'
  readonly opening: Opening | null
  /** The persons the item complains of; they outlive a hand-over. */
  readonly complainedOf: readonly string[]
  readonly remedies: Remedies | null
  readonly claim: Claim | null
  /** Everybody who ever said that this work was done: none of them may accept it. */
  readonly claimants: readonly string[]
  readonly answered: boolean
  readonly deadline: Deadline | null
  readonly extension: Asked | null
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
  complainedOf: [],
  remedies: null,
  claim: null,
  claimants: [],
  answered: false,
  deadline: null,
  extension: null,
  objections: {},
  warnedOf: null,
  overdue: 0,
  look: 'first',
}

const withPersons = (known: readonly string[], more: readonly string[] = []): readonly string[] => [
  ...new Set([...known, ...more]),
]

/** A new beginning; who claimed before, who is complained of, what was warned of and how often it was overdue stays known. */
const begun = ({ claimants, warnedOf, overdue, objections, ...before }: EntryState, opening: Opening): EntryState => {
  const complainedOf = withPersons(before.complainedOf, opening.complainedOf)
  const kept = { claimants, complainedOf, warnedOf, overdue, objections }
  return { ...initialState, ...kept, status: 'handling', opening, deadline: opening.deadline }
}

const claimed = (state: EntryState, claim: Claim): EntryState => {
  const claimants = [...new Set([...state.claimants, claim.claimedBy])]
  return { ...state, status: 'awaitingAcceptance', claim, claimants }
}

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

/** The state after one more fact. */
export const evolve = (state: EntryState, event: EntryEvent): EntryState => {
  switch (event.type) {
    case 'EntryOpened':
      return begun(state, event.data)
    case 'ComplainedOfRecorded':
      return { ...state, complainedOf: withPersons(state.complainedOf, event.data.personIds) }
    case 'RemediesPlanned':
      return { ...state, remedies: event.data }
    case 'ExtensionRequested':
    case 'DeadlineExtended':
    case 'ExtensionRefused':
      return evolveExtension(state, event)
    case 'CompletionClaimed':
      return claimed(state, event.data)
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
      return { ...state, warnedOf: event.data.dueAt }
    case 'DeadlinePassed':
      return passed(state, event.data)
    case 'GraceGiven':
      return { ...state, look: { againAt: event.data.lookAgainAt } }
    case 'EntryFactVoided': // it begins anew: whoever records the right fact gets the grace before anything is noted
      return { ...state, look: 'first' }
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

/** Who handles the entry, or ever said that it was done, judges none of it. */
export const isOwnWork = ({ claimants, opening }: EntryState, by: string): boolean =>
  claimants.includes(by) || opening?.personId === by
