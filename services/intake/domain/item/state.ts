import type { Instant } from '@huiyin/kernel'
import type { RecordedFacts, VoidingRefusal } from '@huiyin/event-sourcing'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { ItemEvent, Photo, SealedPerson } from './events.js'
import type { PersonalRefusal, PersonState } from './personal.js'
import type { Looking } from './standing.js'

type Personal = 'OpenReporter' | 'OrderErasure' | 'RecordErasure'
type Plain = 'LinkReport' | 'WriteSummary' | 'DeclineItem'
type Giving = 'TakeFirstContact' | 'AssignItem' | 'TransferItem' | 'NameComplainedOf'
type Ending = 'WithdrawReport' | 'ReplyToReport' | 'MarkDuplicate'

/**
 * What the desk asks of an item: the checked input, for the registration the moment it happened, where it is about
 * persons who stands at or below whom, and for a voiding who asks and the item's facts.
 */
export type ItemCommand =
  | { [N in Plain | Ending | Personal]: { readonly type: N } & Omit<IntakeInput<N>, 'itemId'> }[
      Plain | Ending | Personal]
  | { [N in Giving]: { readonly type: N } & Looking & Omit<IntakeInput<N>, 'itemId'> }[Giving]
  | ({ readonly type: 'ReceiveReport' } & Looking & Receiving)
  | ({ readonly type: 'RegisterItem'; readonly at: Instant } & Omit<IntakeInput<'RegisterItem'>, 'itemId'>)
  | ({ readonly type: 'VoidItemFact'; readonly by: string; readonly facts: RecordedFacts<ItemEvent> } & Omit<
      IntakeInput<'VoidItemFact'>,
      'itemId'
    >)

type Receiving = {
  readonly sealed?: SealedPerson | null | undefined
  readonly photos?: Photo[] | undefined
} & Omit<IntakeInput<'ReceiveReport'>, 'itemId' | 'personal'>

export type ItemRefusal =
  | 'ItemUnknown'
  | 'ItemAlreadyReceived'
  | 'ItemAlreadyRegistered'
  | 'ItemNotRegistered'
  | 'ItemDeclinedAlready'
  | 'ItemWithdrawnAlready'
  | 'ItemAlreadyAssigned'
  | 'ItemNotAssigned'
  | 'UnitHasItAlready'
  | 'ReportUnknown'
  | 'ReportWithdrawnAlready'
  | 'ReplyAlreadyGiven'
  | 'DuplicateAlreadyMarked'
  | 'ComplainedOfMayNotHandle'
  | 'PersonUnknown'
  | PersonalRefusal
  | VoidingRefusal

export type ReportState =
  | { readonly status: 'owed' }
  | { readonly status: 'withdrawn' }
  | { readonly status: 'replied'; readonly result: string; readonly text: string }

type Received = Extract<ItemEvent, { type: 'ReportReceived' }>['data']
type Registration = Extract<ItemEvent, { type: 'ItemRegistered' }>['data']
export type Assignment = Extract<ItemEvent, { type: 'ItemAssigned' }>['data']
type FirstContact = Extract<ItemEvent, { type: 'FirstContactTaken' }>['data']

/** Only what a later decision asks about. */
export interface ItemState {
  readonly status: 'unknown' | 'received' | 'registered' | 'assigned' | 'declined' | 'withdrawn'
  readonly reports: Readonly<Record<string, ReportState>>
  /** What the desk last said the matter is about; null while it has said nothing. */
  readonly summary: string | null
  readonly registration: Registration | null
  readonly assignment: Assignment | null
  readonly firstContact: FirstContact | null
  readonly answered: boolean
  readonly duplicateOf: { readonly originalItemId: string | null } | null
  /** The persons it complains of, in the order in which they were named. */
  readonly complainedOf: readonly string[]
  /** Every unit that has or had it. */
  readonly unitIds: readonly string[]
  /** Reports that hold sealed personal data, and what became of it. */
  readonly persons: Readonly<Record<string, PersonState>>
}

/** An item nobody has heard of. */
export const initialState: ItemState = {
  status: 'unknown',
  reports: {},
  summary: null,
  registration: null,
  assignment: null,
  firstContact: null,
  answered: false,
  duplicateOf: null,
  complainedOf: [],
  unitIds: [],
  persons: {},
}

const withReport = (state: ItemState, reportId: string, report: ReportState): ItemState => ({
  ...state,
  reports: { ...state.reports, [reportId]: report },
})

const withPerson = (
  state: ItemState,
  { reportId, subject }: { readonly reportId: string; readonly subject: string },
  is: PersonState['is'],
): ItemState => ({ ...state, persons: { ...state.persons, [reportId]: { subject, is } } })

const received = (state: ItemState, { reportId, sealed, summary, summaryOwed }: Received): ItemState => ({
  ...withReport(state, reportId, { status: 'owed' }),
  status: 'received',
  summary: summaryOwed ? null : summary,
  persons: sealed ? { [reportId]: { subject: sealed.subject, is: 'sealed' } } : {},
})

const given = (state: ItemState, assignment: Assignment): ItemState => {
  const unitIds = [...new Set([...state.unitIds, assignment.unitId])]
  return { ...state, assignment, unitIds }
}

/** What an item is after one more fact. */
export const evolve = (state: ItemState, event: ItemEvent): ItemState => {
  switch (event.type) {
    case 'ReportReceived':
      return received(state, event.data)
    case 'ReportLinked':
      return withReport(state, event.data.reportId, { status: 'owed' })
    case 'SummaryWritten':
      return { ...state, summary: event.data.summary }
    case 'ItemRegistered':
      return { ...state, status: 'registered', registration: event.data }
    case 'ItemDeclined':
      return { ...state, status: 'declined' }
    case 'FirstContactTaken':
      return { ...state, firstContact: event.data }
    case 'ItemAssigned':
      return { ...given(state, event.data), status: 'assigned' }
    case 'ItemTransferred':
      return given(state, event.data)
    case 'PersonComplainedOfNamed':
      return { ...state, complainedOf: event.data.complainedOf }
    case 'ReportWithdrawn':
      return withReport(state, event.data.reportId, { status: 'withdrawn' })
    case 'ItemWithdrawn':
      return { ...state, status: 'withdrawn' }
    case 'ReportReplied':
      return withReport(state, event.data.reportId, { status: 'replied', ...event.data })
    case 'ItemAnswered':
      return { ...state, answered: true }
    case 'ReplyOwed':
      return { ...state, answered: false }
    case 'DuplicateMarked':
      return { ...state, duplicateOf: event.data }
    case 'ReporterOpened':
    case 'ItemFactVoided':
      return state
    case 'ErasureOrdered':
    case 'SubjectErased':
      return withPerson(state, event.data, event.type === 'SubjectErased' ? 'erased' : 'erasureOrdered')
  }
}
