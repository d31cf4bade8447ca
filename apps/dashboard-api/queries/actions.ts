import { VOIDABLE_ITEM_FACTS } from '@huiyin/contracts/intake'
import { VOIDABLE_ENTRY_FACTS } from '@huiyin/contracts/rectification'
import type { Viewer } from '@huiyin/nest-platform'
import type { HistoryFact } from '@huiyin/read-model'
import type { EntryListRow, ItemListRow } from './list-rows.js'
import { offered, type Action } from './offered.js'
import { itemRowOf, openingRequests, openObjections } from './rows.js'

type Who = Pick<Viewer, 'roles' | 'personId' | 'unitIds'>

/** What stands in the way on this row, or null. It knows no more than the row shows. */
type Hint<Row> = (row: Row, viewer: Who) => string | null

const itemEnded = ({ state }: ItemListRow): string | null => {
  if (state === 'declined') return 'ItemDeclinedAlready'
  return state === 'withdrawn' ? 'ItemWithdrawnAlready' : null
}

const ITEM_HINTS: Readonly<Record<string, Hint<ItemListRow>>> = {
  LinkReport: itemEnded,
  // Which report has a code stands in no row of an item.
  GiveTrackingCode: ({ replies_owed: owed }) => (owed > 0 ? null : 'ReplyAlreadyGiven'),
  // Who keeps an eye on it stands in no row of an item.
  WatchItem: () => null,
  EndItemWatch: () => null,
  NameStyleLead: (row) => itemEnded(row) ?? (row.style_lead === 0 ? null : 'StyleLeadAlready'),
  DropStyleLead: (row, { personId }) => {
    const refusal = itemEnded(row) ?? (row.style_lead === 0 ? 'NoStyleLead' : null)
    return refusal ?? (itemRowOf(row, []).styleLead?.personId === personId ? 'OwnStyleLead' : null)
  },
  RegisterItem: (row) => itemEnded(row) ?? (row.registered_at === null ? null : 'ItemAlreadyRegistered'),
  ReadAndInstruct: itemEnded,
  WriteSummary: itemEnded,
  DeclineItem: (row) => itemEnded(row) ?? (row.registered_at === null ? null : 'ItemAlreadyRegistered'),
  TakeFirstContact: itemEnded,
  AssignItem: (row) => {
    const ended = itemEnded(row)
    if (ended) return ended
    if (row.registered_at === null) return 'ItemNotRegistered'
    return row.unit_id === null ? null : 'ItemAlreadyAssigned'
  },
  TransferItem: (row) => {
    const refusal = itemEnded(row) ?? (row.unit_id === null ? 'ItemNotAssigned' : null)
    const waits = row.assignment_objection === 'open' && row.misplaced === 0
    return refusal ?? (waits ? 'AssignmentObjectionOpen' : null)
  },
  ObjectToAssignment: (row) => {
    const refusal = itemEnded(row) ?? (row.unit_id === null ? 'ItemNotAssigned' : null)
    if (refusal) return refusal
    if (row.assignment_objection !== 'none') return 'AssignmentObjectionRaisedAlready'
    if (row.replies_owed === 0) return 'ReplyAlreadyGiven'
    return row.objection_until === null ? 'AssignmentObjectionTooLate' : null
  },
  DecideAssignmentObjection: (row, { personId }) => {
    const objection = itemRowOf(row, []).assignmentObjection
    if (!objection) return itemEnded(row) ?? 'NoAssignmentObjection'
    return objection.raisedBy === personId ? 'OwnObjection' : null
  },
  WithdrawReport: (row) => itemEnded(row) ?? (row.replies_owed > 0 ? null : 'ReplyAlreadyGiven'),
  ReplyToReport: (row) => {
    const refusal = itemEnded(row) ?? (row.unit_id === null ? 'ItemNotAssigned' : null)
    return refusal ?? (row.replies_owed > 0 ? null : 'ReplyAlreadyGiven')
  },
  RaiseObjection: (row) => itemEnded(row) ?? (row.reports > row.replies_owed ? null : 'ReportNotReplied'),
  MarkDuplicate: ({ duplicate }) => (duplicate === 1 ? 'DuplicateAlreadyMarked' : null),
  // Whether a report carries anything personal stands in no list.
  // Who else is complained of can always be added.
  NameComplainedOf: () => null,
  RequestOpening: () => null,
  ConsentToOpening: (row, { personId }) => {
    const waiting = openingRequests(row).filter(({ consentedBy }) => consentedBy === null)
    if (waiting.length === 0) return 'NoOpeningRequested'
    return waiting.every(({ askedBy }) => askedBy === personId) ? 'OwnRequest' : null
  },
  OpenReporter: (row, { personId }) => {
    const own = openingRequests(row).filter(({ askedBy }) => askedBy === personId)
    if (own.length === 0) return 'NoOpeningRequested'
    return own.some(({ consentedBy }) => consentedBy !== null) ? null : 'ConsentOutstanding'
  },
  OrderErasure: () => null,
}

/** Whether anybody was answered who could be asked; who was asked already stands in no row of an item. */
const notAnswered: Hint<ItemListRow> = (row) => {
  if (row.unit_id === null) return 'ItemNotAssigned'
  return row.reports > row.replies_owed ? null : 'ReportNotReplied'
}

/** The call-back belongs to evaluation, and is made at the item. */
const CALL_BACK_HINTS: Readonly<Record<string, Hint<ItemListRow>>> = {
  RateReport: notAnswered,
  RecordCallBack: notAnswered,
}

const entryEnded = ({ state }: EntryListRow): string | null => {
  if (state === 'handedOver') return 'EntryHandedOverAlready'
  return state === 'closedOut' ? 'EntryClosed' : null
}

/** Whether anything is there to be judged, and whether this is somebody to judge it. */
const notToJudge: Hint<EntryListRow> = (row, { personId }) => {
  const ended = entryEnded(row)
  if (ended) return ended
  if (row.state !== 'awaitingAcceptance') return 'NothingClaimed'
  return row.claimed_by === personId || row.person_id === personId ? 'OwnWork' : null
}

/** Whoever handles the entry does not say how, and accepts none of its milestones. */
const notOwn: Hint<EntryListRow> = (row, { personId }) =>
  entryEnded(row) ?? (row.claimed_by === personId || row.person_id === personId ? 'OwnWork' : null)

const notPublicHere: Hint<EntryListRow> = ({ state, lead_entry_id: lead }) => {
  if (state === 'handedOver') return 'EntryHandedOverAlready'
  return lead === null ? null : 'PartOfAnother'
}

/** Whether it may become public; what the campaign says of that stands in no row. */
const mayBecomePublic: Hint<EntryListRow> = (row, viewer) => {
  const refusal = notPublicHere(row, viewer)
  if (refusal) return refusal
  if (row.complained_of !== null) return 'ComplainedOfNotPublished'
  return row.public_kind === null ? null : 'PublishedAlready'
}

const nothingDrafted = ({ drafted_by: by }: EntryListRow): string | null => (by === null ? 'NothingDrafted' : null)
const nothingClaimed = ({ claimed_at: at }: EntryListRow): string | null => (at === null ? 'NothingClaimed' : null)

/** A part answers to its lead, and of work nobody asked. */
const owesReply = (row: EntryListRow): boolean =>
  row.answered === 0 && row.lead_entry_id === null && row.work_title === null

const ENTRY_HINTS: Readonly<Record<string, Hint<EntryListRow>>> = {
  PlanRemedies: entryEnded,
  ChooseHandlingMode: notOwn,
  AcceptMilestone: (row, viewer) => (row.milestones === 0 ? 'MilestoneUnknown' : notOwn(row, viewer)),
  AskJointUnit: (row) => entryEnded(row) ?? (row.lead_entry_id === null ? null : 'PartOfAnother'),
  PublishAnswer: entryEnded,
  PauseDeadline: (row, viewer) => {
    if (row.state === 'awaitingAcceptance') return 'WorkClaimed'
    return entryEnded(row) ?? (row.due_at === null ? 'NoDeadline' : notOwn(row, viewer))
  },
  DecideRederivation: (row, viewer) =>
    row.rederivation_due_at === null ? 'NoRederivationProposed' : notOwn(row, viewer),
  RecordSupervision: notOwn,
  OrderReRectification: (row, { personId }) => {
    if (row.state === 'handedOver') return 'EntryHandedOverAlready'
    if (row.state === 'awaitingAcceptance') return 'WorkClaimed'
    return row.claimed_by === personId || row.person_id === personId ? 'OwnWork' : null
  },
  RecordLookBack: ({ state }) => (state === 'closedOut' ? null : 'EntryNotClosed'),
  DraftPublication: mayBecomePublic,
  RedactPublication: (row, viewer) => notPublicHere(row, viewer) ?? nothingDrafted(row),
  PublishEntry: (row, viewer) => {
    const refusal = mayBecomePublic(row, viewer) ?? nothingDrafted(row)
    return refusal ?? (row.drafted_by === viewer.personId ? 'OwnDraft' : null)
  },
  DraftPublicPhoto: (row, viewer) => mayBecomePublic(row, viewer) ?? nothingDrafted(row) ?? nothingClaimed(row),
  RemovePublicPhoto: (row, viewer) => notPublicHere(row, viewer) ?? nothingDrafted(row),
  WithdrawPublication: (row, viewer) =>
    notPublicHere(row, viewer) ?? (row.public_kind === null ? 'NotPublished' : null),
  EnterWorkRecord: entryEnded,
  NameSponsor: entryEnded,
  EnterInLedger: entryEnded,
  RequestExtension: (row) => {
    const refusal = entryEnded(row) ?? (row.due_at === null ? 'NoDeadline' : null)
    return refusal ?? (row.extension_days === null ? null : 'ExtensionAlreadyAsked')
  },
  DecideExtension: (row) => entryEnded(row) ?? (row.extension_days === null ? 'NoExtensionAsked' : null),
  ReplaceEvidence: (row) => entryEnded(row) ?? nothingClaimed(row),
  ClaimDone: (row) => entryEnded(row) ?? (row.parts_open === 0 ? null : 'DemandsUnmet'),
  PassAcceptance: (row, viewer) => notToJudge(row, viewer) ?? (owesReply(row) ? 'ReplyOutstanding' : null),
  ReturnForRework: notToJudge,
  DecideObjection: (row, { personId }) => {
    const open = openObjections(row)
    if (open.length === 0) return 'NoObjectionOpen'
    if (row.claimed_by === personId || row.person_id === personId) return 'OwnWork'
    return open.every(({ repliedBy }) => repliedBy === personId) ? 'OwnReply' : null
  },
  ReopenEntry: ({ state }) => (state === 'closedOut' ? null : 'EntryNotClosed'),
}

interface Target<Row> {
  readonly context: string
  readonly hints: Readonly<Record<string, Hint<Row>>>
  readonly row: Row
  readonly id: string
  readonly unitId: string | null
}

const actionsOn = <Row>({ context, hints, row, id, unitId }: Target<Row>, viewer: Who): readonly Action[] =>
  Object.entries(hints).flatMap(([command, hint]) =>
    offered(viewer, { context, command, target: id, unitId, hint: () => hint(row, viewer) }),
  )

/**
 * What the viewer's roles could do on an item and its entries now, and what stands in the way. A hint for the screen,
 * made from list rows alone: the decider decides, and knows what no row shows (who asked for the extension, who ever
 * claimed the work, what the input will say).
 */
export const actionsFor = (viewer: Who, item: ItemListRow, entries: readonly EntryListRow[]): readonly Action[] => [
  ...actionsOn({ context: 'intake', hints: ITEM_HINTS, row: item, id: item.item_id, unitId: item.unit_id }, viewer),
  ...actionsOn(
    { context: 'evaluation', hints: CALL_BACK_HINTS, row: item, id: item.item_id, unitId: item.unit_id },
    viewer,
  ),
  ...actionsOnEntries(viewer, entries),
]

/** The same on entries alone: work that nobody complained of has no item. */
export const actionsOnEntries = (viewer: Who, entries: readonly EntryListRow[]): readonly Action[] =>
  entries.flatMap((row) =>
    actionsOn({ context: 'rectification', hints: ENTRY_HINTS, row, id: row.entry_id, unitId: row.unit_id }, viewer),
  )

const VOIDINGS = [
  { prefix: 'intake-item-', context: 'intake', command: 'VoidItemFact', types: VOIDABLE_ITEM_FACTS },
  {
    ...{ prefix: 'rectification-entry-', context: 'rectification', command: 'VoidEntryFact' },
    types: VOIDABLE_ENTRY_FACTS,
  },
] as const

/**
 * How the viewer could void a fact, or null where he never may: his roles, the kind of fact, or that it was voided
 * already. What rests on the fact stands in no row; the decider knows.
 */
export const voidingFor = (viewer: Who, { stream, type, voided, actor }: HistoryFact): Action | null => {
  const voiding = VOIDINGS.find(({ prefix }) => stream.startsWith(prefix))
  if (!voiding || voided || !voiding.types.some((one) => one === type)) return null
  const { prefix, context, command } = voiding
  const hint = () => (actor.person === viewer.personId ? 'OwnFact' : null)
  const offer = { context, command, target: stream.slice(prefix.length), unitId: null, hint }
  return offered(viewer, offer)[0] ?? null
}

/** The commands there is a hint for. */
export const HINTED = { intake: Object.keys(ITEM_HINTS), rectification: Object.keys(ENTRY_HINTS) } as const

/** The commands that are offered on a fact of a history. */
export const ON_FACTS = VOIDINGS.map(({ command }) => command)
