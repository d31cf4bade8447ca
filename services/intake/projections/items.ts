import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { evolveOpenings, isOfOpening, type Opening, type OpeningEvent } from '../domain/item/opening.js'
import { isOfAssignmentObjection } from '../domain/item/assignment-objection/standing.js'
import { isBesideItsWay, type BesideItsWay } from '../domain/item/beside.js'
import {
  assignmentObjectionBegun,
  assignmentObjectionCells,
  assignmentObjectionColumns,
  assignmentObjectionOver,
} from './assignment-objection-cells.js'
import { cameAgain, dayOf } from './comings.js'
import { handedOver } from './hand-overs.js'
import { isOfStyleLead } from '../domain/item/style-lead/standing.js'
import { NO_STYLE_LEAD, styleLeadCells, styleLeadColumns, urgency } from './style-lead-cells.js'

const columns = {
  item_id: 'text',
  tenant: 'text',
  number: 'nullableText',
  state: 'text',
  summary: 'text',
  /** 1: the summary only says how the first report came; the desk has not written one. */
  summary_owed: 'integer',
  channel: 'text',
  category: 'nullableText',
  /** Where it stands in its campaign's catalogue beside the category; null: nobody said. */
  manifestation: 'nullableText',
  violation: 'nullableText',
  place: 'nullableText',
  /** The cell of the grid in which the place lies; null: nobody said so. */
  grid_cell: 'nullableText',
  /** What another house calls the matter: who brings in its cases asks which are there already. */
  outside_number: 'nullableText',
  unit_id: 'nullableText',
  person_id: 'nullableText',
  received_at: 'text',
  registered_at: 'nullableText',
  reports: 'integer',
  replies_owed: 'integer',
  transfers: 'integer',
  /** The campaign it was registered under. */
  campaign: 'nullableText',
  /** Every unit that has or had it, as a JSON array. */
  holders: 'text',
  /** Transfers that nobody had to make, and 1 where one was back to a unit that had it before. */
  kicks: 'integer',
  kicked_back: 'integer',
  /** Of those transfers, the ones under a campaign that calls each a fault. */
  kick_faults: 'integer',
  /** Who answers for it since he received it, or took over (K11); null: nobody was written down. */
  contact_person_id: 'nullableText',
  contact_unit_id: 'nullableText',
  /** Reports after the first, and reports whose reporter brought others: 0: nobody came again. */
  comings: 'integer',
  /** The day of the last report, and the fewest days between one and the next; null: there is one report. */
  last_report_on: 'text',
  closest_reports: 'nullableInteger',
  /** Of the last report that came to a unit while the unit that had the item owed an answer: both; null: none did. */
  leapt_to: 'nullableText',
  leapt_over: 'nullableText',
  duplicate: 'integer',
  /** The persons complained of as a JSON array; null: nobody is. */
  complained_of: 'nullableText',
  /** 1: whoever has it stands at or below a person complained of, so it has to be handed on. */
  misplaced: 'integer',
  ...{ ...assignmentObjectionColumns, ...styleLeadColumns },
  /** Objections that wait for a decision. */
  objections: 'integer',
  /** Who wants to see what a reporter said, as a JSON array; and until when the last of those nobody consented to stands. */
  openings: 'text',
  consent_until: 'nullableText',
  /** By when a leader reads it; null: nobody has to. */
  reading_due_at: 'nullableText',
  /** When it was first read, and whether that was in time: 1 or 0; null: not read, or nobody had to. */
  read_at: 'nullableText',
  read_same_day: 'nullableInteger',
  position: 'integer',
} as const

export type ItemRow = ListRowOf<typeof columns>

/** What was said at the registration goes before what came with the report. */
const cataloguedOf = (
  before: Pick<ItemRow, 'manifestation' | 'violation'>,
  said: { readonly manifestation?: string | undefined; readonly violation?: string | undefined },
) => ({
  manifestation: said.manifestation ?? before.manifestation,
  violation: said.violation ?? before.violation,
})

const received = (data: Extract<ItemEvent, { type: 'ReportReceived' }>['data'], at: FactAt): ItemRow => ({
  item_id: at.streamId,
  tenant: at.tenant,
  number: null,
  state: 'received',
  summary: data.summary,
  summary_owed: data.summaryOwed ? 1 : 0,
  channel: data.channel,
  category: data.category,
  ...cataloguedOf({ manifestation: null, violation: null }, data),
  place: data.place,
  grid_cell: data.gridCell ?? null,
  outside_number: data.outsideNumber,
  unit_id: null,
  person_id: null,
  received_at: at.occurred.at,
  registered_at: null,
  reports: 1,
  replies_owed: 1,
  transfers: 0,
  ...{ campaign: null, holders: '[]', kicks: 0, kicked_back: 0, kick_faults: 0 },
  ...{ contact_person_id: null, contact_unit_id: null },
  ...{ comings: 0, last_report_on: dayOf(at), closest_reports: null, leapt_to: null, leapt_over: null },
  duplicate: 0,
  complained_of: null,
  misplaced: 0,
  ...{ ...assignmentObjectionBegun({}), ...NO_STYLE_LEAD },
  objections: 0,
  ...{ openings: '[]', consent_until: null },
  reading_due_at: data.readingDueAt ?? null,
  read_at: null,
  read_same_day: null,
  position: at.position,
})

type Given = Extract<ItemEvent, { type: 'ItemAssigned' | 'ItemTransferred' }>
type Registration = Extract<ItemEvent, { type: 'ItemRegistered' }>['data']
type Named = Extract<ItemEvent, { type: 'PersonComplainedOfNamed' }>['data']

const registered = (row: ItemRow, data: Registration): Partial<ItemRow> => {
  const { number, category, campaign, registeredAt, readingDueAt } = data
  return {
    ...{ state: 'registered', number, category, campaign, registered_at: registeredAt },
    ...cataloguedOf(row, data),
    ...(readingDueAt === null ? { reading_due_at: null } : {}),
  }
}
/** Nobody is given an item whom the decider would not let have it. */
const given = (row: ItemRow, event: Given): Partial<ItemRow> => ({
  ...handedOver(row, event),
  unit_id: event.data.unitId,
  person_id: event.data.personId,
  misplaced: 0,
  ...assignmentObjectionBegun(event.data),
  ...(event.type === 'ItemAssigned' ? { state: 'assigned' } : {}),
  ...(event.type === 'ItemTransferred' && event.data.ground ? { contact_person_id: null, contact_unit_id: null } : {}),
})
const complained = ({ complainedOf, misplaced }: Named): Partial<ItemRow> => ({
  complained_of: JSON.stringify(complainedOf),
  misplaced: misplaced ? 1 : 0,
})

const ended = (
  row: ItemRow,
  { type }: Extract<ItemEvent, { type: 'ItemDeclined' | 'ItemWithdrawn' }>,
): Partial<ItemRow> =>
  type === 'ItemDeclined'
    ? { state: 'declined', replies_owed: 0 }
    : { state: 'withdrawn', ...assignmentObjectionOver(row) }

const answersFirst = ({ personId, unitId }: { personId: string; unitId: string }): Partial<ItemRow> => ({
  ...{ contact_person_id: personId, contact_unit_id: unitId },
})

/** It is no transfer: nobody handed it on. */
const passedOn = ({ unitId, personId, misplaced }: Extract<ItemEvent, { type: 'ItemPassedOn' }>['data']) => ({
  ...{ unit_id: unitId, person_id: personId },
  misplaced: misplaced ? 1 : 0,
})

/** The first reading counts. */
const read = (
  row: ItemRow,
  { sameDay }: Extract<ItemEvent, { type: 'ItemRead' }>['data'],
  at: string,
): Partial<ItemRow> =>
  row.read_at === null ? { read_at: at, read_same_day: sameDay === undefined ? null : Number(sameDay) } : {}

/** One that lapsed owes nothing by itself: its reply was voided, and counts as owed again without it. */
const objectionEnded = (row: ItemRow, event: Extract<ItemEvent, { type: 'ObjectionLapsed' | 'ObjectionDecided' }>) => {
  const owed = event.type === 'ObjectionDecided' && event.data.upheld ? 1 : 0
  return { objections: row.objections - 1, replies_owed: row.replies_owed + owed }
}

/** The requests as the decider keeps them, so that the page offers what will be taken. */
const openingsAfter = (row: ItemRow, event: OpeningEvent): Partial<ItemRow> => {
  const openings = evolveOpenings(JSON.parse(row.openings) as Opening[], event)
  const waiting = openings.flatMap(({ consentedBy, until }) => (consentedBy === null ? [until] : []))
  return { openings: JSON.stringify(openings), consent_until: waiting.toSorted().at(-1) ?? null }
}
/** One more report, or one of somebody who brought others. */
const came = (
  row: ItemRow,
  event: Extract<ItemEvent, { type: 'ReportLinked' | 'ReporterCameBefore' }>,
  at: FactAt,
): Partial<ItemRow> =>
  event.type === 'ReporterCameBefore'
    ? { comings: row.comings + 1 }
    : { reports: row.reports + 1, replies_owed: row.replies_owed + 1, ...cameAgain(row, event.data, dayOf(at)) }

/** What is said beside the way of an item. */
const sideCells = (event: BesideItsWay, at: FactAt): Partial<ItemRow> => {
  if (isOfStyleLead(event)) return styleLeadCells(event)
  return isOfAssignmentObjection(event) ? assignmentObjectionCells(event, at) : {}
}

type Later = Exclude<ItemEvent, { type: 'ReportReceived' }>

/** How one fact changes the row of an item that is already there. */
const change = (row: ItemRow, event: Later, at: FactAt): Partial<ItemRow> => {
  if (isOfOpening(event)) return openingsAfter(row, event)
  if (isBesideItsWay(event)) return sideCells(event, at)
  switch (event.type) {
    case 'ReportLinked':
    case 'ReporterCameBefore':
      return came(row, event, at)
    case 'ItemRegistered':
    case 'ItemRead':
      return event.type === 'ItemRead' ? read(row, event.data, at.occurred.at) : registered(row, event.data)
    case 'SummaryWritten':
    case 'DuplicateMarked':
      return event.type === 'DuplicateMarked' ? { duplicate: 1 } : { summary: event.data.summary, summary_owed: 0 }
    case 'ItemDeclined':
    case 'ItemWithdrawn':
      return ended(row, event)
    case 'ItemAssigned':
    case 'ItemTransferred':
    case 'ItemPassedOn':
      return event.type === 'ItemPassedOn' ? passedOn(event.data) : given(row, event)
    case 'FirstContactTaken':
    case 'PersonComplainedOfNamed':
      return event.type === 'FirstContactTaken' ? answersFirst(event.data) : complained(event.data)
    case 'ReportWithdrawn':
    case 'ReportReplied':
      return { replies_owed: row.replies_owed - 1 }
    case 'ItemAnswered':
    case 'ReplyOwed':
      return { state: event.type === 'ItemAnswered' ? 'replied' : 'assigned' }
    case 'ObjectionRaised':
    case 'ObjectionLapsed':
    case 'ObjectionDecided':
      return event.type === 'ObjectionRaised' ? { objections: row.objections + 1 } : objectionEnded(row, event)
    case 'ProblemCounted':
    case 'ErasureOrdered':
    case 'SubjectErased':
    case 'ItemFactVoided':
      return {}
  }
}

/** Every item with its number, its unit and what is still owed: the desk works from it. */
export const items = defineList({
  name: 'items',
  says: 'One row an item: number, unit, state, replies owed.',
  from: itemEvents,
  columns,
  key: 'item_id',
  unitColumn: 'unit_id',
  hiddenFrom: { column: 'complained_of' },
  indexes: [
    // every question is of one tenant: an index that does not begin with it is passed over for one that does
    ['tenant', 'received_at'],
    // as the desk shows them: style leads that wait, then the newest; with the key in it nothing is sorted
    ['tenant', 'urgent', 'received_at'],
    ['tenant', 'state', 'urgent', 'received_at'],
    ['tenant', 'style_lead', 'received_at'],
    ['tenant', 'unit_id', 'state'],
    ['tenant', 'objections'],
    ['tenant', 'assignment_objection_due_at'],
    ['tenant', 'consent_until'],
    // what the desk counts of all items is found, or read, in an index: the rows are wide
    ['tenant', 'read_at', 'reading_due_at'],
    ['tenant', 'kicks'],
    ['tenant', 'kick_faults'],
    ['tenant', 'reports'],
    ['tenant', 'unit_id', 'campaign', 'item_id'],
    ['tenant', 'number'],
    // a word is looked for in every summary: these are a tenth of the rows, of 500 characters at most, as PostgreSQL needs
    ['tenant', 'summary', 'number'],
    ['tenant', 'channel', 'outside_number'],
    ['tenant', 'category', 'received_at'],
    ['tenant', 'campaign', 'category', 'received_at'],
    ['tenant', 'place', 'received_at'],
    ['tenant', 'comings'],
    ['tenant', 'grid_cell', 'received_at'],
  ],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'ReportReceived') return received(event.data, at)
    if (!row) return null
    const changed = { ...row, ...change(row, event, at), position: at.position }
    return { ...changed, ...urgency(changed) }
  },
})
