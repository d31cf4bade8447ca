import type { FilledValue } from '@huiyin/contracts/rectification'
import type { EntryListRow, ItemListRow } from './list-rows.js'

/** What a unit says against an assignment, while nobody has decided. */
export interface AssignmentObjection {
  readonly raisedBy: string
  readonly reason: string
  /** The unit that is competent in its opinion; null: it knows of none. */
  readonly rightUnitId: string | null
  readonly raisedAt: string
  /** By when somebody else decides. */
  readonly dueAt: string | null
}

const assignmentObjectionOf = ({
  assignment_objection_said: said,
  assignment_objection_due_at: dueAt,
}: Pick<ItemListRow, 'assignment_objection_said' | 'assignment_objection_due_at'>): AssignmentObjection | null =>
  said === null ? null : { ...(JSON.parse(said) as Omit<AssignmentObjection, 'dueAt'>), dueAt }

/** Why an item is a style lead: a code of its campaign's catalogue, or that somebody named it. */
export interface StyleLead {
  readonly code: string | null
  readonly personId: string | null
  readonly reason: string | null
  /** It still waits, and goes before others. */
  readonly waits: boolean
}

const styleLeadOf = ({ style_lead_said: said, urgent }: ItemListRow): StyleLead | null =>
  said === null ? null : { ...(JSON.parse(said) as Omit<StyleLead, 'waits'>), waits: urgent === 1 }

/** An item as the dashboard shows it. */
export interface ItemRow {
  readonly itemId: string
  readonly number: string | null
  readonly state: string
  readonly summary: string
  /** The desk has not said yet what it is about; the summary only tells how it came. */
  readonly summaryOwed: boolean
  readonly channel: string
  readonly category: string | null
  /** How the category shows, and the campaign by whose catalogue both are read. */
  readonly manifestation: string | null
  readonly campaign: string | null
  readonly violation: string | null
  readonly place: string | null
  /** The cell of the grid in which the place lies. */
  readonly gridCell: string | null
  /** What another house calls the matter. */
  readonly outsideNumber: string | null
  readonly unitId: string | null
  readonly personId: string | null
  readonly receivedAt: string
  readonly registeredAt: string | null
  readonly reports: number
  readonly repliesOwed: number
  readonly transfers: number
  /** Transfers that nobody had to make, and whether one was back to a unit that had it before. */
  readonly kicks: number
  readonly kickedBack: boolean
  /** Of those transfers, the ones under a campaign that calls each a fault. */
  readonly kickFaults: number
  /** Who answers for it since he received it, or took over. */
  readonly contactPersonId: string | null
  readonly contactUnitId: string | null
  /** What it is marked as (repeatVisit, leapfrogVisit, oldAndHard), in lists and on its page. */
  readonly tags: readonly string[]
  readonly duplicate: boolean
  /** null: it is no style lead. */
  readonly styleLead: StyleLead | null
  /** Whoever has it stands at or below a person complained of, so it has to be handed on. */
  readonly misplaced: boolean
  /** Until when the unit that has it may object to that; null: it may not. */
  readonly objectionUntil: string | null
  /** What it says against that, while nobody has decided; null: nothing. */
  readonly assignmentObjection: AssignmentObjection | null
  /** Objections that wait for a decision. */
  readonly objections: number
  /** By when a leader reads it; null: nobody has to. */
  readonly readingDueAt: string | null
  readonly readAt: string | null
  /** Whether it was read in time; null: not read, or nobody had to. */
  readonly readSameDay: boolean | null
  /** The deadline of its current entry. */
  readonly dueAt: string | null
}

/** What is to fix the symptom and remove the cause. */
export interface Planned {
  readonly fix: string
  readonly establish: string
  readonly rootCause?: string
}

/** An entry as the dashboard shows it. */
export interface EntryRow {
  readonly entryId: string
  readonly itemId: string
  readonly itemNumber: string | null
  readonly summary: string | null
  readonly summaryOwed: boolean
  readonly unitId: string
  readonly personId: string | null
  readonly category: string
  /** Its item is a style lead. */
  readonly styleLead: boolean
  readonly state: string
  readonly dueAt: string | null
  readonly provisional: boolean
  /** By when it would be due by a later notice on public holidays, which waits for a decision. */
  readonly rederivationDueAt: string | null
  /** How often it passed to a successor, and since when nobody holds the post that goes on with it. */
  readonly passedOn: number
  readonly vacantSince: string | null
  readonly openedAt: string
  readonly claimedAt: string | null
  readonly outcome: string | null
  readonly answered: boolean
  readonly returns: number
  readonly closedAt: string | null
  /** Objections that wait for a decision, of which reports, and by when the first is due. */
  readonly objections: number
  readonly objectionDueAt: string | null
  readonly objectionReports: readonly string[]
  /** What the unit does as a joint unit; null: it leads. */
  readonly part: string | null
  readonly partsOpen: number
  /** The code of the ledger in which it stands, and what was filled in for that. */
  readonly ledger: string | null
  readonly ledgerFields: readonly FilledValue[]
  readonly remedies: Planned | null
  readonly sponsorId: string | null
  /** How often a supervisor did something about it, the last card, and whether the sign hangs until it is done. */
  readonly supervisions: number
  readonly card: string | null
  readonly hungSign: boolean
  /** By what a work is found beside its ledger. */
  readonly topic: string | null
}

/** States in which nothing more is to be done on an entry. */
export const ENDED_STATES = ['closedOut', 'handedOver'] as const

/** The entry that counts now: the one opened last of those not handed over to another unit; no part of another. */
export const currentEntry = <E extends Pick<EntryListRow, 'state' | 'opened_at' | 'entry_id' | 'lead_entry_id'>>(
  entries: readonly E[],
): E | null =>
  entries
    .filter(({ state, lead_entry_id: lead }) => state !== 'handedOver' && lead === null)
    .toSorted((a, b) =>
      a.opened_at === b.opened_at ? (a.entry_id < b.entry_id ? -1 : 1) : a.opened_at < b.opened_at ? -1 : 1,
    )
    .at(-1) ?? null

/** The row of an item, with the deadline of the current one of these entries. */
export const itemRowOf = (
  row: ItemListRow,
  entries: readonly EntryListRow[],
  tags: readonly string[] = [],
): ItemRow => ({
  itemId: row.item_id,
  number: row.number,
  state: row.state,
  summary: row.summary,
  summaryOwed: row.summary_owed === 1,
  channel: row.channel,
  category: row.category,
  manifestation: row.manifestation,
  campaign: row.campaign,
  violation: row.violation,
  place: row.place,
  gridCell: row.grid_cell,
  outsideNumber: row.outside_number,
  unitId: row.unit_id,
  personId: row.person_id,
  receivedAt: row.received_at,
  registeredAt: row.registered_at,
  reports: row.reports,
  repliesOwed: row.replies_owed,
  transfers: row.transfers,
  kicks: row.kicks,
  kickedBack: row.kicked_back === 1,
  kickFaults: row.kick_faults,
  ...{ contactPersonId: row.contact_person_id, contactUnitId: row.contact_unit_id },
  tags,
  ...{ duplicate: row.duplicate === 1, styleLead: styleLeadOf(row) },
  misplaced: row.misplaced === 1,
  objectionUntil: row.objection_until,
  assignmentObjection: assignmentObjectionOf(row),
  objections: row.objections,
  readingDueAt: row.reading_due_at,
  readAt: row.read_at,
  readSameDay: row.read_same_day === null ? null : row.read_same_day === 1,
  dueAt: currentEntry(entries)?.due_at ?? null,
})

/** Somebody wants to see what a reporter said of himself, and has not looked yet. */
export interface OpeningRequest {
  readonly reportId: string
  readonly askedBy: string
  readonly reason: string
  readonly until: string
  readonly consentedBy: string | null
}

/** Who wants to see what a reporter of the item said, as its list keeps them; what is over by now is among them. */
export const openingRequests = ({ openings }: Pick<ItemListRow, 'openings'>): readonly OpeningRequest[] =>
  JSON.parse(openings) as OpeningRequest[]

/** The objections of an entry that wait for a decision, as its list keeps them. */
export const openObjections = ({
  open_objections: open,
}: Pick<EntryListRow, 'open_objections'>): readonly {
  readonly reportId: string
  readonly repliedBy: string | null
}[] => JSON.parse(open) as { reportId: string; repliedBy: string | null }[]

const ledgerFieldsOf = ({ ledger_fields: fields }: Pick<EntryListRow, 'ledger_fields'>): readonly FilledValue[] =>
  fields === null ? [] : (JSON.parse(fields) as readonly FilledValue[])

/** The row of an entry, with number and summary of its item where that is known, or what the work is called. */
export const entryRowOf = (
  row: EntryListRow,
  item: Pick<ItemListRow, 'number' | 'summary' | 'summary_owed'> | null | undefined,
): EntryRow => ({
  entryId: row.entry_id,
  itemId: row.item_id,
  itemNumber: row.work_number ?? item?.number ?? null,
  summary: row.work_title ?? item?.summary ?? null,
  summaryOwed: item?.summary_owed === 1,
  unitId: row.unit_id,
  personId: row.person_id,
  category: row.category,
  styleLead: row.style_lead === 1,
  state: row.state,
  dueAt: row.due_at,
  provisional: row.provisional === 1,
  rederivationDueAt: row.rederivation_due_at,
  ...{ passedOn: row.passed_on, vacantSince: row.vacant_since },
  openedAt: row.opened_at,
  claimedAt: row.claimed_at,
  outcome: row.outcome,
  answered: row.answered === 1,
  returns: row.returns,
  closedAt: row.closed_at,
  objections: row.objections,
  objectionDueAt: row.objection_due_at,
  objectionReports: openObjections(row).map(({ reportId }) => reportId),
  part: row.part,
  partsOpen: row.parts_open,
  ledger: row.ledger,
  ledgerFields: ledgerFieldsOf(row),
  remedies: row.remedies === null ? null : (JSON.parse(row.remedies) as Planned),
  sponsorId: row.sponsor_id,
  supervisions: row.supervisions,
  card: row.card,
  hungSign: row.hung_sign === 1,
  topic: row.topic,
})
