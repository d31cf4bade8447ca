import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'

const columns = {
  entry_id: 'text',
  tenant: 'text',
  item_id: 'text',
  unit_id: 'text',
  person_id: 'nullableText',
  category: 'text',
  campaign: 'nullableText',
  state: 'text',
  due_at: 'nullableText',
  provisional: 'integer',
  extension_days: 'nullableInteger',
  opened_at: 'text',
  claimed_at: 'nullableText',
  claimed_by: 'nullableText',
  outcome: 'nullableText',
  answered: 'integer',
  returns: 'integer',
  /** 1: the unit was warned of the deadline it has. */
  warned: 'integer',
  /** How often a deadline of this entry passed with the work undone. */
  overdue: 'integer',
  closed_at: 'nullableText',
  /** The persons the item complains of as a JSON array; null: nobody is. */
  complained_of: 'nullableText',
  position: 'integer',
} as const

export type EntryRow = ListRowOf<typeof columns>

const withPersons = (known: string | null, more: readonly string[] = []): string | null => {
  const before = known === null ? [] : (JSON.parse(known) as readonly string[])
  const persons = new Set([...before, ...more])
  return persons.size === 0 ? null : JSON.stringify([...persons])
}

type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']

const due = (deadline: Opening['deadline']): Pick<EntryRow, 'due_at' | 'provisional'> => ({
  due_at: deadline?.dueAt ?? null,
  provisional: deadline?.provisional ? 1 : 0,
})

const opened = (data: Opening, at: FactAt): EntryRow => ({
  entry_id: at.streamId,
  tenant: at.tenant,
  item_id: data.itemId,
  unit_id: data.unitId,
  person_id: data.personId,
  category: data.category,
  campaign: data.campaign,
  state: 'handling',
  ...due(data.deadline),
  extension_days: null,
  opened_at: at.occurred.at,
  claimed_at: null,
  claimed_by: null,
  outcome: null,
  answered: 0,
  returns: 0,
  warned: 0,
  overdue: 0,
  closed_at: null,
  complained_of: null,
  position: at.position,
})

const change = (row: EntryRow, event: Exclude<EntryEvent, { type: 'EntryOpened' }>, at: FactAt): Partial<EntryRow> => {
  switch (event.type) {
    case 'EntryHandedOver':
      return { state: 'handedOver' }
    case 'ComplainedOfRecorded':
      return { complained_of: withPersons(row.complained_of, event.data.personIds) }
    case 'RemediesPlanned':
    case 'AcceptancePassed':
    case 'GraceGiven':
    case 'EntryFactVoided':
      return {}
    case 'ExtensionRequested':
      return { extension_days: event.data.workingDays }
    case 'DeadlineExtended':
      return { extension_days: null, warned: 0, ...due(event.data.deadline) }
    case 'DeadlineNear':
      return { warned: 1 }
    case 'DeadlinePassed':
      return { overdue: event.data.count }
    case 'ExtensionRefused':
      return { extension_days: null }
    case 'CompletionClaimed':
      return {
        state: 'awaitingAcceptance',
        claimed_at: at.occurred.at,
        claimed_by: event.data.claimedBy,
        outcome: event.data.outcome,
      }
    case 'AnswersRecorded':
      return { answered: 1 }
    case 'ReplyOwedRecorded':
      return { answered: 0 }
    case 'EntryClosedOut':
      return { state: 'closedOut', closed_at: at.occurred.at }
    case 'EntryReturned':
      return { state: 'returned', claimed_at: null, claimed_by: null, outcome: null, returns: row.returns + 1 }
    case 'EntryReopened':
      return { state: 'reopened', claimed_at: null, claimed_by: null, outcome: null, closed_at: null }
  }
}

/** Every entry with its unit, deadline and state: what a handler works through. */
export const entries = defineList({
  name: 'entries',
  says: 'One row an entry: unit, deadline, state, outcome.',
  from: entryEvents,
  columns,
  key: 'entry_id',
  unitColumn: 'unit_id',
  hiddenFrom: { column: 'complained_of' },
  indexes: [['unit_id', 'state', 'due_at'], ['state', 'due_at'], ['item_id']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'EntryOpened') {
      const { returns = 0, warned = 0, overdue = 0, complained_of: known = null } = row ?? {}
      const complained = withPersons(known, event.data.complainedOf)
      return { ...opened(event.data, at), returns, warned, overdue, complained_of: complained }
    }
    return row && { ...row, ...change(row, event, at), position: at.position }
  },
})
