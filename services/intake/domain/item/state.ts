import type { Day, Instant } from '@huiyin/kernel'
import { evolveObjection, type AssignmentObjection } from './assignment-objection/standing.js'
import type { Assignment, FindingSource, ItemEvent } from './events.js'
import { evolveOpenings, isOfOpening, type Opening } from './opening.js'
import type { PersonState } from './personal.js'
import { evolveStyleLead, isOfStyleLead, type StyleLeadState } from './style-lead/standing.js'
import { evolveTracked, isOfTracking, type Tracked } from './tracking/standing.js'
import { evolveWatchers, isOfWatch, type Watchers } from './watch/standing.js'
import { isBesideItsWay, type BesideItsWay } from './beside.js'

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
  /** The finding it came from; null: from none. */
  readonly source: FindingSource | null
  /** The day on which it was found; null: nobody said so. */
  readonly foundOn: Day | null
  readonly registration: Registration | null
  readonly assignment: Assignment | null
  /** The unit that took over the one it was given to; null: that one has it. */
  readonly heldBy: string | null
  readonly firstContact: FirstContact | null
  /** Of the unit that has it, against getting it; null: it has said nothing. */
  readonly assignmentObjection: AssignmentObjection | null
  /** By when a leader reads it; null: nobody has to. */
  readonly readingDueAt: Instant | null
  /** Who read it so far, with what was written. */
  readonly readings: readonly Pick<Read, 'reader' | 'instruction'>[]
  readonly answered: boolean
  readonly styleLead: StyleLeadState
  readonly watchers: Watchers
  readonly tracked: Tracked
  readonly duplicateOf: { readonly originalItemId: string | null } | null
  /** The persons it complains of, in the order in which they were named. */
  readonly complainedOf: readonly string[]
  /** Every unit that has or had it. */
  readonly unitIds: readonly string[]
  /** Reports that hold sealed personal data, and what became of it. */
  readonly persons: Readonly<Record<string, PersonState>>
  /** Who wants to see what a reporter said, and has not looked yet. */
  readonly openings: readonly Opening[]
}

/** An item nobody has heard of. */
export const initialState: ItemState = {
  status: 'unknown',
  reports: {},
  channels: {},
  channel: null,
  summary: null,
  source: null,
  foundOn: null,
  registration: null,
  assignment: null,
  heldBy: null,
  firstContact: null,
  assignmentObjection: null,
  readingDueAt: null,
  readings: [],
  answered: false,
  styleLead: { is: 'unsaid' },
  watchers: {},
  tracked: {},
  duplicateOf: null,
  complainedOf: [],
  unitIds: [],
  persons: {},
  openings: [],
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
  source: report.source ?? null,
  foundOn: report.foundOn ?? null,
  persons: report.sealed ? { [report.reportId]: { subject: report.sealed.subject, is: 'sealed' } } : {},
})

/** A further report; what it says of its reporter is sealed under a key of its own. */
const linked = (state: ItemState, report: Linked): ItemState => {
  const joined = arrived(state, report)
  return report.sealed ? withPerson(joined, { ...report, subject: report.sealed.subject }, 'sealed') : joined
}

const given = (state: ItemState, assignment: Assignment): ItemState => {
  const unitIds = [...new Set([...state.unitIds, assignment.unitId])]
  return { ...state, assignment, heldBy: null, unitIds, assignmentObjection: null }
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

/** It keeps the unit it was given to, under which its work stands; whose matter it is now goes before that. */
const passedOn = (
  state: ItemState,
  { unitId, personId }: Extract<ItemEvent, { type: 'ItemPassedOn' }>['data'],
): ItemState => {
  const { assignment } = state
  if (!assignment) return state
  return { ...state, assignment: { ...assignment, personId }, heldBy: unitId === assignment.unitId ? null : unitId }
}

/** Whose it is after one more fact. */
const evolveHolder = (
  state: ItemState,
  event: Extract<ItemEvent, { type: 'FirstContactTaken' | 'ItemAssigned' | 'ItemTransferred' | 'ItemPassedOn' }>,
): ItemState => {
  switch (event.type) {
    case 'FirstContactTaken':
      return { ...state, firstContact: event.data }
    case 'ItemPassedOn':
      return passedOn(state, event.data)
    case 'ItemAssigned':
      return { ...given(state, event.data), status: 'assigned' }
    case 'ItemTransferred': // on a ground its owner is another one from now on
      return given(event.data.ground ? { ...state, firstContact: null } : state, event.data)
  }
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
  event: Extract<ItemEvent, { type: 'SummaryWritten' | 'ItemRegistered' | 'ItemRead' | 'DuplicateMarked' }>,
): ItemState => {
  switch (event.type) {
    case 'SummaryWritten':
      return { ...state, summary: event.data.summary }
    case 'ItemRegistered':
      return registered(state, event.data)
    case 'ItemRead':
      return { ...state, readings: [...state.readings, event.data] }
    case 'DuplicateMarked':
      return { ...state, duplicateOf: event.data }
  }
}

/** Why nothing can be done with an item in this state; null while it goes on. */
export const isEnded = ({ status }: ItemState) => {
  if (status === 'unknown') return 'ItemUnknown' as const
  if (status === 'declined') return 'ItemDeclinedAlready' as const
  return status === 'withdrawn' ? ('ItemWithdrawnAlready' as const) : null
}

const counted = ({ reports }: ItemState, is: ReportState['status']): number =>
  Object.values(reports).filter(({ status }) => status === is).length
/** How many of its reports are owed a reply, and how many have one. */
export const owedReports = (state: ItemState): number => counted(state, 'owed')
export const answeredReports = (state: ItemState): number => counted(state, 'replied')

const evolveBeside = (state: ItemState, event: BesideItsWay): ItemState => {
  if (isOfStyleLead(event)) return { ...state, styleLead: evolveStyleLead(event) }
  if (isOfTracking(event)) return { ...state, tracked: evolveTracked(state.tracked, event) }
  if (isOfWatch(event)) return { ...state, watchers: evolveWatchers(state.watchers, event) }
  return { ...state, assignmentObjection: evolveObjection(state.assignmentObjection, event) }
}

/** What an item is after one more fact. */
export const evolve = (state: ItemState, event: ItemEvent): ItemState => {
  if (isOfOpening(event)) return { ...state, openings: evolveOpenings(state.openings, event) }
  if (isBesideItsWay(event)) return evolveBeside(state, event)
  switch (event.type) {
    case 'ReportReceived':
      return received(state, event.data)
    case 'SummaryWritten':
    case 'ItemRegistered':
    case 'ItemRead':
    case 'DuplicateMarked':
      return evolveDesk(state, event)
    case 'ItemDeclined':
    case 'ItemWithdrawn':
      return { ...state, status: event.type === 'ItemDeclined' ? 'declined' : 'withdrawn' }
    case 'FirstContactTaken':
    case 'ItemAssigned':
    case 'ItemTransferred':
    case 'ItemPassedOn':
      return evolveHolder(state, event)
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
    case 'ReporterCameBefore':
    case 'ProblemCounted':
    case 'ItemFactVoided':
    case 'ObjectionLapsed': // with the reply it was about, which is folded no more
      return state
    case 'ErasureOrdered':
    case 'SubjectErased':
      return withPerson(state, event.data, event.type === 'SubjectErased' ? 'erased' : 'erasureOrdered')
  }
}
