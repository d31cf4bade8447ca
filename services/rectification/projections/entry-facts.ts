import { defineFactTable, defineVoidingTable, type FactCell } from '@huiyin/analytics'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import { isFollowUpEvent, type FollowUpEvent } from '../domain/entry/follow-up/follow-up-state.js'
import { isPublicationEvent } from '../domain/entry/publication/publication-state.js'
import { isPassingEvent } from '../domain/entry/passing/passing-state.js'
import { isPlanEvent, type PlanEvent } from '../domain/entry/plan/plan-state.js'

const columns = {
  entry_id: 'String',
  item_id: 'String',
  fact: 'LowCardinality(String)',
  unit_id: 'LowCardinality(String)',
  due_at: "Nullable(DateTime64(3, 'UTC'))",
  outcome: 'LowCardinality(String)',
  fault: 'LowCardinality(String)',
} as const

type Cells = Readonly<Record<Exclude<keyof typeof columns, 'entry_id'>, FactCell>>

const blank: Cells = { item_id: '', fact: '', unit_id: '', due_at: null, outcome: '', fault: '' }

/** Of a plan and of supervision a figure asks only when they move the deadline. */
const movedCells = ({ data }: PlanEvent | FollowUpEvent): Cells | null => {
  if (!('deadline' in data)) return null
  const { itemId, unitId, deadline } = data
  if (deadline === undefined) return null
  return { ...blank, fact: 'deadlineMoved', item_id: itemId, unit_id: unitId, due_at: deadline?.dueAt ?? null }
}

/** What an entry that ends or begins again is called in the table. */
const CALLED = { EntryHandedOver: 'handedOver', EntryClosedOut: 'closedOut', EntryReopened: 'reopened' } as const

const openedCells = ({ itemId, unitId, deadline, lead }: Opening): Cells | null => {
  if (lead) return null // a part is no case of its own: the item would count twice
  return { ...blank, fact: 'opened', item_id: itemId, unit_id: unitId, due_at: deadline?.dueAt ?? null }
}
type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']

const cellsOf = (event: EntryEvent): Cells | null => {
  if (isPublicationEvent(event) || isPassingEvent(event)) return null
  if (isPlanEvent(event) || isFollowUpEvent(event)) return movedCells(event)
  switch (event.type) {
    case 'EntryOpened':
      return openedCells(event.data)
    case 'DeadlineExtended':
      return { ...blank, fact: 'deadlineMoved', due_at: event.data.deadline.dueAt ?? null }
    case 'DeadlinePassed': {
      const { itemId, unitId, dueAt } = event.data
      return { ...blank, fact: 'deadlinePassed', item_id: itemId, unit_id: unitId, due_at: dueAt }
    }
    case 'CompletionClaimed':
      return { ...blank, fact: 'claimed', outcome: event.data.outcome }
    case 'EntryHandedOver':
    case 'EntryClosedOut':
    case 'EntryReopened':
      return { ...blank, fact: CALLED[event.type], item_id: event.data.itemId, unit_id: event.data.unitId }
    case 'EntryReturned':
      return { ...blank, fact: 'returned', fault: event.data.fault }
    case 'WorkOpened': // nobody brought it: what is counted are items, and work without an item is no case
    case 'ComplainedOfRecorded':
    case 'StyleLeadRecorded':
    case 'ExtensionRequested':
    case 'ExtensionRefused':
    case 'DeadlineNear':
    case 'GraceGiven':
    case 'AnswersRecorded':
    case 'ReplyOwedRecorded':
    case 'EvidenceReplaced':
    case 'AcceptancePassed':
    case 'EntryFactVoided':
    case 'ObjectionRecorded':
    case 'ObjectionLapseRecorded':
    case 'ObjectionUpheld':
    case 'ObjectionRejected':
      return null
  }
}

/** What happened to entries, for verdicts, durations and backlog. */
export const entryFacts = defineFactTable({
  name: 'entry_facts',
  says: 'One row a fact of an entry that a figure asks about.',
  from: entryEvents,
  columns,
  orderBy: ['entry_id'],
  row: (event, at) => {
    const cells = cellsOf(event)
    return cells && { entry_id: at.streamId, ...cells }
  },
})

/** Which facts of entries were voided, so that a figure of a later position leaves them out. */
export const entryVoidings = defineVoidingTable({
  name: 'entry_voidings',
  says: 'One row a voided fact of an entry.',
  from: entryEvents,
})
