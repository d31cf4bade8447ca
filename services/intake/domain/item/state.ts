import type { Instant } from '@huiyin/kernel'
import type { RecordedFacts, VoidingRefusal } from '@huiyin/event-sourcing'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { Chosen } from './catalogue.js'
import type { Defined, FieldRefusal, Reading } from './channel.js'
import type { Assignment, ItemEvent, Photo, SealedPerson } from './events.js'
import type { PersonalRefusal, PersonState } from './personal.js'
import type { Looking } from './standing.js'

type Personal = 'OpenReporter' | 'OrderErasure' | 'RecordErasure'
type Plain = 'WriteSummary' | 'DeclineItem'
type Giving = 'TakeFirstContact' | 'TransferItem' | 'NameComplainedOf'
type Ending = 'WithdrawReport' | 'MarkDuplicate' | 'RecordObjectionDecision'

/**
 * What the desk asks of an item: the checked input, for the registration the moment it happened, where it is about
 * persons who stands at or below whom, and for a voiding who asks and the item's facts.
 */
export type ItemCommand =
  | { [N in Plain | Ending | Personal]: { readonly type: N } & Omit<IntakeInput<N>, 'itemId'> }[
      Plain | Ending | Personal]
  | { [N in Giving]: { readonly type: N } & Looking & Omit<IntakeInput<N>, 'itemId'> }[Giving]
  | ({ readonly type: 'ReceiveReport' } & Looking & Reading & Receiving)
  | ({ readonly type: 'ReadAndInstruct'; readonly reader: string; readonly at: Instant } & Omit<
      IntakeInput<'ReadAndInstruct'>,
      'itemId'
    >)
  | ({ readonly type: 'LinkReport'; readonly sealed?: SealedPerson | undefined } & Arriving &
      Omit<IntakeInput<'LinkReport'>, 'itemId' | 'personal'>)
  | ({ readonly type: 'AssignItem' } & Looking & Defined & Omit<IntakeInput<'AssignItem'>, 'itemId'>)
  | ({
      readonly type: 'ReplyToReport'
      readonly by?: string
      /** Until when a reply to an item of this campaign may be objected to; null: no limit is set. */
      readonly objectUntil?: (campaign: string | null) => Instant | null
    } & Defined &
      Omit<IntakeInput<'ReplyToReport'>, 'itemId'>)
  | ({
      readonly type: 'RaiseObjection'
      readonly at: Instant
      readonly sealed: { readonly subject: string; readonly text: string }
    } & Omit<IntakeInput<'RaiseObjection'>, 'itemId' | 'text'>)
  | ({ readonly type: 'VoidItemFact'; readonly by: string; readonly facts: RecordedFacts<ItemEvent> } & Omit<
      IntakeInput<'VoidItemFact'>,
      'itemId'
    >)
  | ({
      readonly type: 'RegisterItem'
      readonly number: string
      /** The number was not asked for: the next one was taken. */
      readonly isTaken?: true
      readonly at: Instant
      /** Whether a campaign asks that its letters are read on the day; left out: every one does. */
      readonly asksReading?: (campaign: string) => boolean
    } & Pick<Chosen, 'catalogueOf' | 'isTakenOver'> &
      Omit<IntakeInput<'RegisterItem'>, 'itemId' | 'number'>)

/** How its channel is defined, and whether it is taken over from another system, whose channels are its own. */
type Arriving = Defined & {
  readonly isTakenOver?: boolean
  /** Subjects of other reports that gave the same contact; left out: nobody looked. */
  readonly knownAs?: readonly string[]
}

type Receiving = Arriving & {
  readonly sealed?: SealedPerson | null | undefined
  readonly photos?: Photo[] | undefined
} & Omit<IntakeInput<'ReceiveReport'>, 'itemId' | 'personal'>

export type ItemRefusal =
  | 'ItemUnknown'
  | 'ChannelUnknown'
  | FieldRefusal
  | 'OutsideDeadlineMissing'
  | 'ItemAlreadyReceived'
  | 'ItemAlreadyRegistered'
  | 'ItemNotRegistered'
  | 'NumberFormReserved'
  | 'ItemDeclinedAlready'
  | 'ItemWithdrawnAlready'
  | 'ItemAlreadyAssigned'
  | 'ItemNotAssigned'
  | 'UnitHasItAlready'
  | 'ReportUnknown'
  | 'ReportWithdrawnAlready'
  | 'ReplyAlreadyGiven'
  | 'ReportNotReplied'
  | 'ObjectionAlreadyRaised'
  | 'ObjectionTooLate'
  | 'NoObjectionRaised'
  | 'DuplicateAlreadyMarked'
  | 'ComplainedOfMayNotHandle'
  | 'PersonUnknown'
  | PersonalRefusal
  | VoidingRefusal

export type ReportState =
  | { readonly status: 'owed' }
  | { readonly status: 'withdrawn' }
  | {
      readonly status: 'replied'
      readonly result: string
      readonly text: string
      readonly repliedBy: string | null
      readonly objectUntil: Instant | null
      /** Of this reply: none yet, waiting for a person, or decided against. Upheld, the report is owed again. */
      readonly objection: 'none' | 'open' | 'rejected'
    }

type Received = Extract<ItemEvent, { type: 'ReportReceived' }>['data']
type Linked = Extract<ItemEvent, { type: 'ReportLinked' }>['data']
type Replied = Extract<ItemEvent, { type: 'ReportReplied' }>['data']
type Read = Extract<ItemEvent, { type: 'ItemRead' }>['data']
type Registration = Extract<ItemEvent, { type: 'ItemRegistered' }>['data']
type FirstContact = Extract<ItemEvent, { type: 'FirstContactTaken' }>['data']

/** Only what a later decision asks about. */
export interface ItemState {
  readonly status: 'unknown' | 'received' | 'registered' | 'assigned' | 'declined' | 'withdrawn'
  readonly reports: Readonly<Record<string, ReportState>>
  /** The channel each report came by, and that of the first one, which the item's clock runs by. */
  readonly channels: Readonly<Record<string, string>>
  readonly channel: string | null
  /** What the desk last said the matter is about; null while it has said nothing. */
  readonly summary: string | null
  readonly registration: Registration | null
  readonly assignment: Assignment | null
  readonly firstContact: FirstContact | null
  /** By when a leader reads it; null: nobody has to. */
  readonly readingDueAt: Instant | null
  /** Who read it so far, with what was written. */
  readonly readings: readonly Pick<Read, 'reader' | 'instruction'>[]
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
  channels: {},
  channel: null,
  summary: null,
  registration: null,
  assignment: null,
  firstContact: null,
  readingDueAt: null,
  readings: [],
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

/** A report that has just come in by its channel. */
const arrived = (state: ItemState, { reportId, channel }: Pick<Received, 'reportId' | 'channel'>): ItemState => ({
  ...withReport(state, reportId, { status: 'owed' }),
  channels: { ...state.channels, [reportId]: channel },
  channel: state.channel ?? channel,
})

const received = (state: ItemState, { summary, summaryOwed, ...report }: Received): ItemState => ({
  ...arrived(state, report),
  status: 'received',
  summary: summaryOwed ? null : summary,
  readingDueAt: report.readingDueAt ?? null,
  persons: report.sealed ? { [report.reportId]: { subject: report.sealed.subject, is: 'sealed' } } : {},
})

/** A further report; what it says of its reporter is sealed under a key of its own. */
const linked = (state: ItemState, report: Linked): ItemState => {
  const joined = arrived(state, report)
  return report.sealed ? withPerson(joined, { ...report, subject: report.sealed.subject }, 'sealed') : joined
}

const given = (state: ItemState, assignment: Assignment): ItemState => {
  const unitIds = [...new Set([...state.unitIds, assignment.unitId])]
  return { ...state, assignment, unitIds }
}

const replied = (state: ItemState, { reportId, result, text, repliedBy, objectUntil }: Replied): ItemState =>
  withReport(state, reportId, {
    ...{ status: 'replied', result, text, objection: 'none' },
    ...{ repliedBy: repliedBy ?? null, objectUntil: objectUntil ?? null },
  })

const withObjection = (state: ItemState, reportId: string, objection: 'open' | 'rejected'): ItemState => {
  const report = state.reports[reportId]
  return report?.status === 'replied' ? withReport(state, reportId, { ...report, objection }) : state
}

/** The words of an objection are sealed under the report's own key, also where nothing was sealed before. */
const objected = (state: ItemState, reportId: string, subject: string): ItemState => {
  const open = withObjection(state, reportId, 'open')
  return Object.hasOwn(state.persons, reportId) ? open : withPerson(open, { reportId, subject }, 'sealed')
}

type OfReport = 'ReportLinked' | 'ReportWithdrawn' | 'ReportReplied' | 'ObjectionRaised' | 'ObjectionDecided'

/** What one of its reports is after one more fact. */
const evolveReport = (state: ItemState, event: Extract<ItemEvent, { type: OfReport }>): ItemState => {
  const { reportId } = event.data
  switch (event.type) {
    case 'ReportLinked':
      return linked(state, event.data)
    case 'ReportWithdrawn':
      return withReport(state, reportId, { status: 'withdrawn' })
    case 'ReportReplied':
      return replied(state, event.data)
    case 'ObjectionRaised':
      return objected(state, reportId, event.data.sealed.subject)
    case 'ObjectionDecided':
      return event.data.upheld
        ? withReport(state, reportId, { status: 'owed' })
        : withObjection(state, reportId, 'rejected')
  }
}

const registered = (state: ItemState, registration: Registration): ItemState => ({
  ...{ ...state, status: 'registered', registration },
  readingDueAt: registration.readingDueAt === null ? null : state.readingDueAt,
})

/** What an item is after the desk or a leader wrote something about it. */
const evolveDesk = (
  state: ItemState,
  event: Extract<ItemEvent, { type: 'SummaryWritten' | 'ItemRegistered' | 'ItemRead' }>,
): ItemState => {
  switch (event.type) {
    case 'SummaryWritten':
      return { ...state, summary: event.data.summary }
    case 'ItemRegistered':
      return registered(state, event.data)
    case 'ItemRead':
      return { ...state, readings: [...state.readings, event.data] }
  }
}

/** What an item is after one more fact. */
export const evolve = (state: ItemState, event: ItemEvent): ItemState => {
  switch (event.type) {
    case 'ReportReceived':
      return received(state, event.data)
    case 'SummaryWritten':
    case 'ItemRegistered':
    case 'ItemRead':
      return evolveDesk(state, event)
    case 'ItemDeclined':
    case 'ItemWithdrawn':
      return { ...state, status: event.type === 'ItemDeclined' ? 'declined' : 'withdrawn' }
    case 'FirstContactTaken':
      return { ...state, firstContact: event.data }
    case 'ItemAssigned':
      return { ...given(state, event.data), status: 'assigned' }
    case 'ItemTransferred':
      return given(state, event.data)
    case 'PersonComplainedOfNamed':
      return { ...state, complainedOf: event.data.complainedOf }
    case 'ReportLinked':
    case 'ReportWithdrawn':
    case 'ReportReplied':
    case 'ObjectionRaised':
    case 'ObjectionDecided':
      return evolveReport(state, event)
    case 'ItemAnswered':
    case 'ReplyOwed':
      return { ...state, answered: event.type === 'ItemAnswered' }
    case 'DuplicateMarked':
      return { ...state, duplicateOf: event.data }
    case 'ReporterOpened':
    case 'ReporterCameBefore':
    case 'ItemFactVoided':
    case 'ObjectionLapsed': // with the reply it was about, which is folded no more
      return state
    case 'ErasureOrdered':
    case 'SubjectErased':
      return withPerson(state, event.data, event.type === 'SubjectErased' ? 'erased' : 'erasureOrdered')
  }
}
