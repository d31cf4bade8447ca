import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'

const columns = {
  entry_id: 'text',
  tenant: 'text',
  item_id: 'text',
  unit_id: 'text',
  /** Since when the unit has done nothing that stands in the log. */
  since: 'text',
  /** 1: something is to be done by the unit. */
  owed: 'integer',
  position: 'integer',
} as const

export type SilenceRow = ListRowOf<typeof columns>
type Type = EntryEvent['type']

/** What a unit does on an entry. What others do on it, and what the product notes, moves nothing on. */
const ACTIONS: ReadonlySet<Type> = new Set<Type>([
  ...(['RemediesPlanned', 'AnswerPublished', 'WorkRecordEntered', 'LedgerEntered', 'SponsorNamed'] as const),
  ...(['MilestoneMet', 'ExtensionRequested', 'EvidenceReplaced'] as const),
])
/** From here on something is to be done again. */
const ASKS_AGAIN: ReadonlySet<Type> = new Set<Type>([
  ...(['EntryReturned', 'EntryReopened', 'ObjectionUpheld', 'ReRectificationOrdered'] as const),
])
/** Nothing is to be done by the unit: it waits for others, or it is over. */
const RESTS: ReadonlySet<Type> = new Set<Type>(['CompletionClaimed', 'EntryClosedOut', 'EntryHandedOver'])

const changed = (row: SilenceRow, type: Type, at: FactAt): SilenceRow => {
  if (RESTS.has(type)) return { ...row, owed: 0 }
  if (ASKS_AGAIN.has(type)) return { ...row, owed: 1, since: at.occurred.at }
  return ACTIONS.has(type) ? { ...row, since: at.occurred.at } : row
}

/** Since when a unit has done nothing on what it was given (S4-43, S4-91): passing on is no doing. */
export const silences = defineList({
  name: 'silences',
  says: 'One row an entry: since when its unit has done nothing, and whether something is to be done.',
  from: entryEvents,
  columns,
  key: 'entry_id',
  unitColumn: 'unit_id',
  hiddenFrom: { itemColumn: 'item_id' },
  // an idle item is told from the index alone; the unit first, since items are counted unit by unit and neighbours are near
  indexes: [
    ['unit_id', 'item_id', 'owed', 'since'],
    ['owed', 'since'],
  ],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'EntryOpened' || event.type === 'WorkOpened') {
      const { unitId } = event.data
      const itemId = event.type === 'EntryOpened' ? event.data.itemId : event.data.workId
      const whose = { entry_id: at.streamId, tenant: at.tenant, item_id: itemId, unit_id: unitId }
      return { ...whose, since: at.occurred.at, owed: 1, position: at.position }
    }
    if (event.type === 'EntryTakenOver') return row && { ...row, unit_id: event.data.intoUnitId, position: at.position }
    return row && { ...changed(row, event.type, at), position: at.position }
  },
})
