import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { isBesideItsWay } from '../domain/item/beside.js'
import { dayNumber, dayOf } from './comings.js'

const columns = {
  visit_id: 'text',
  item_id: 'text',
  tenant: 'text',
  /** Under which subject what the reporter said of himself is sealed: it says nothing of who that is. */
  subject: 'text',
  received_at: 'text',
  /** The day of it, as a number to count with. */
  day: 'integer',
  came_to: 'nullableText',
  /** When it was answered or taken back; null: an answer is owed. */
  ended_at: 'nullableText',
  /** The subjects of other reports with the same contact, as a JSON array; null: there were none. */
  earlier: 'nullableText',
  position: 'integer',
} as const

export type VisitRow = ListRowOf<typeof columns>
type Arrived = Extract<ItemEvent, { type: 'ReportReceived' | 'ReportLinked' }>['data']

const keyOf = (event: ItemEvent, { streamId }: FactAt): string | null => {
  if (isBesideItsWay(event)) return null
  switch (event.type) {
    case 'ReportReceived':
    case 'ReportLinked':
      return event.data.sealed ? `${streamId}:${event.data.reportId}` : null
    case 'ReporterCameBefore':
    case 'ReportReplied':
    case 'ReportWithdrawn':
    case 'ObjectionDecided':
    case 'SubjectErased':
      return `${streamId}:${event.data.reportId}`
    case 'SummaryWritten':
    case 'ItemRegistered':
    case 'ProblemCounted':
    case 'ItemRead':
    case 'ItemDeclined':
    case 'FirstContactTaken':
    case 'PersonComplainedOfNamed':
    case 'ItemAssigned':
    case 'ItemTransferred':
    case 'ItemPassedOn':
    case 'ItemWithdrawn':
    case 'ItemAnswered':
    case 'ReplyOwed':
    case 'ObjectionRaised':
    case 'ObjectionLapsed':
    case 'OpeningRequested':
    case 'OpeningConsented':
    case 'ReporterOpened':
    case 'ErasureOrdered':
    case 'DuplicateMarked':
    case 'ItemFactVoided':
      return null
  }
}

const arrived = ({ reportId, sealed, cameTo }: Arrived, at: FactAt): VisitRow | null =>
  sealed
    ? {
        ...{ visit_id: `${at.streamId}:${reportId}`, item_id: at.streamId, tenant: at.tenant, subject: sealed.subject },
        ...{ received_at: at.occurred.at, day: dayNumber(dayOf(at)), came_to: cameTo ?? null },
        ...{ ended_at: null, earlier: null, position: at.position },
      }
    : null

/** What one more fact makes of it. Of somebody who was forgotten nothing is left that could be compared. */
const changed = (row: VisitRow, event: ItemEvent, at: FactAt): VisitRow | null => {
  const moved = { ...row, position: at.position }
  if (event.type === 'SubjectErased') return null
  if (event.type === 'ReporterCameBefore') return { ...moved, earlier: JSON.stringify(event.data.subjects) }
  if (event.type === 'ReportReplied' || event.type === 'ReportWithdrawn') return { ...moved, ended_at: at.occurred.at }
  return event.type === 'ObjectionDecided' && event.data.upheld ? { ...moved, ended_at: null } : moved
}

/** Reports whose reporter can be told from another without knowing who he is: who comes again is found by it (S4-50). */
export const visits = defineList({
  name: 'visits',
  says: 'One row a report of somebody who gave a name or a contact: when, to whom, and after which others.',
  from: itemEvents,
  columns,
  key: 'visit_id',
  unitColumn: 'tenant',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['item_id'], ['subject']],
  keyOf,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'ReportReceived' || event.type === 'ReportLinked') return arrived(event.data, at)
    return row && changed(row, event, at)
  },
})
