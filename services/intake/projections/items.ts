import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'

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
  place: 'nullableText',
  unit_id: 'nullableText',
  person_id: 'nullableText',
  received_at: 'text',
  registered_at: 'nullableText',
  reports: 'integer',
  replies_owed: 'integer',
  transfers: 'integer',
  duplicate: 'integer',
  /** The persons complained of as a JSON array; null: nobody is. */
  complained_of: 'nullableText',
  /** 1: whoever has it stands at or below a person complained of, so it has to be handed on. */
  misplaced: 'integer',
  /** Objections that wait for a decision. */
  objections: 'integer',
  position: 'integer',
} as const

export type ItemRow = ListRowOf<typeof columns>

const received = (data: Extract<ItemEvent, { type: 'ReportReceived' }>['data'], at: FactAt): ItemRow => ({
  item_id: at.streamId,
  tenant: at.tenant,
  number: null,
  state: 'received',
  summary: data.summary,
  summary_owed: data.summaryOwed ? 1 : 0,
  channel: data.channel,
  category: data.category,
  place: data.place,
  unit_id: null,
  person_id: null,
  received_at: at.occurred.at,
  registered_at: null,
  reports: 1,
  replies_owed: 1,
  transfers: 0,
  duplicate: 0,
  complained_of: null,
  misplaced: 0,
  objections: 0,
  position: at.position,
})

type Given = Extract<ItemEvent, { type: 'ItemAssigned' | 'ItemTransferred' }>['data']
type Registration = Extract<ItemEvent, { type: 'ItemRegistered' }>['data']
type Named = Extract<ItemEvent, { type: 'PersonComplainedOfNamed' }>['data']

const registered = ({ number, category, registeredAt }: Registration): Partial<ItemRow> => ({
  ...{ state: 'registered', number, category, registered_at: registeredAt },
})
/** Nobody is given an item whom the decider would not let have it. */
const given = ({ unitId, personId }: Given): Partial<ItemRow> => ({
  unit_id: unitId,
  person_id: personId,
  misplaced: 0,
})
const complained = ({ complainedOf, misplaced }: Named): Partial<ItemRow> => ({
  complained_of: JSON.stringify(complainedOf),
  misplaced: misplaced ? 1 : 0,
})

/** One that lapsed owes nothing by itself: its reply was voided, and counts as owed again without it. */
const objectionEnded = (row: ItemRow, event: Extract<ItemEvent, { type: 'ObjectionLapsed' | 'ObjectionDecided' }>) => {
  const owed = event.type === 'ObjectionDecided' && event.data.upheld ? 1 : 0
  return { objections: row.objections - 1, replies_owed: row.replies_owed + owed }
}

/** How one fact changes the row of an item that is already there. */
const change = (row: ItemRow, event: Exclude<ItemEvent, { type: 'ReportReceived' }>): Partial<ItemRow> => {
  switch (event.type) {
    case 'ReportLinked':
      return { reports: row.reports + 1, replies_owed: row.replies_owed + 1 }
    case 'ItemRegistered':
      return registered(event.data)
    case 'SummaryWritten':
      return { summary: event.data.summary, summary_owed: 0 }
    case 'ItemDeclined':
      return { state: 'declined', replies_owed: 0 }
    case 'FirstContactTaken':
      return {}
    case 'ItemAssigned':
      return { ...given(event.data), state: 'assigned' }
    case 'ItemTransferred':
      return { ...given(event.data), transfers: row.transfers + 1 }
    case 'PersonComplainedOfNamed':
      return complained(event.data)
    case 'ItemWithdrawn':
      return { state: 'withdrawn' }
    case 'ReportWithdrawn':
    case 'ReportReplied':
      return { replies_owed: row.replies_owed - 1 }
    case 'ItemAnswered':
    case 'ReplyOwed':
      return { state: event.type === 'ItemAnswered' ? 'replied' : 'assigned' }
    case 'ObjectionRaised':
      return { objections: row.objections + 1 }
    case 'ObjectionLapsed':
    case 'ObjectionDecided':
      return objectionEnded(row, event)
    case 'DuplicateMarked':
      return { duplicate: 1 }
    case 'ReporterOpened':
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
  indexes: [['state', 'received_at'], ['unit_id', 'state'], ['number']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'ReportReceived') return received(event.data, at)
    return row && { ...row, ...change(row, event), position: at.position }
  },
})
