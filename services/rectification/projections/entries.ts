import { defineList } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import { isFollowUpEvent, type FollowUpEvent } from '../domain/entry/follow-up/follow-up-state.js'
import { isPublicationEvent, type PublicationEvent } from '../domain/entry/publication/publication-state.js'
import { isPassingEvent, type PassingEvent } from '../domain/entry/passing/passing-state.js'
import { isPlanEvent, type PlanEvent } from '../domain/entry/plan/plan-state.js'
import { WORK } from '../domain/entry/state.js'
import { columns, type EntryRow } from './entry-columns.js'
import { made, NOTHING_DRAFTED } from './entry-public-cells.js'
import { due, followedUp, planned } from './entry-plan-cells.js'

export type { EntryRow } from './entry-columns.js'

const withPersons = (known: string | null, more: readonly string[] = []): string | null => {
  const before = known === null ? [] : (JSON.parse(known) as readonly string[])
  const persons = new Set([...before, ...more])
  return persons.size === 0 ? null : JSON.stringify([...persons])
}

const NO_OBJECTIONS = { objections: 0, objection_due_at: null, open_objections: '[]' } as const

interface OpenObjection {
  readonly reportId: string
  readonly repliedBy: string | null
  readonly dueAt: string | null
}

const objectionsWith = (open: readonly OpenObjection[]): Partial<EntryRow> => ({
  objections: open.length,
  objection_due_at: open.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0] ?? null,
  open_objections: JSON.stringify(open),
})

const withoutObjection = ({ open_objections: open }: EntryRow, reportId: string): readonly OpenObjection[] =>
  (JSON.parse(open) as readonly OpenObjection[]).filter((one) => one.reportId !== reportId)

const objected = (row: EntryRow, { reportId, repliedBy, deadline }: Recorded): Partial<EntryRow> =>
  objectionsWith([...withoutObjection(row, reportId), { reportId, repliedBy, dueAt: deadline.dueAt ?? null }])

const decided = (row: EntryRow, reportId: string): Partial<EntryRow> => objectionsWith(withoutObjection(row, reportId))

const claimed = ({ claimedBy, outcome, evidence }: Claimed, at: FactAt): Partial<EntryRow> => ({
  evidence: evidence.length,
  ...{ state: 'awaitingAcceptance', claimed_at: at.occurred.at, claimed_by: claimedBy, outcome },
})
const NOTHING_CLAIMED = { claimed_at: null, claimed_by: null, outcome: null, evidence: 0 } as const

const takenUp = ({ returns }: EntryRow, type: 'EntryReturned' | 'EntryReopened'): Partial<EntryRow> => ({
  ...NOTHING_CLAIMED,
  ...(type === 'EntryReturned' ? { state: 'returned', returns: returns + 1 } : { state: 'reopened', closed_at: null }),
})

type Claimed = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']
type Recorded = Extract<EntryEvent, { type: 'ObjectionRecorded' }>['data']
type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']
type Work = Extract<EntryEvent, { type: 'WorkOpened' }>['data']
type Voided = Extract<EntryEvent, { type: 'EntryFactVoided' }>['data']

const NOTHING_PLANNED = {
  ...{
    mode: null,
    mode_names: null,
    milestones: 0,
    ledger: null,
    ledger_names: null,
    ledger_fields: null,
    ledger_values: null,
  },
  ...{ remedies: null, sponsor_id: null, public_answer: null },
} as const

const opened = (data: Opening, at: FactAt): EntryRow => ({
  entry_id: at.streamId,
  tenant: at.tenant,
  item_id: data.itemId,
  unit_id: data.unitId,
  person_id: data.personId,
  ...{ passed_on: 0, vacant_since: null },
  category: data.category,
  ...{ style_lead: data.styleLead ? 1 : 0, urgent: data.styleLead ? 1 : 0 },
  campaign: data.campaign,
  state: 'handling',
  ...due(data.deadline),
  rederivation_due_at: null,
  extension_days: null,
  opened_at: at.occurred.at,
  claimed_at: null,
  claimed_by: null,
  outcome: null,
  evidence: 0,
  answered: 0,
  returns: 0,
  warned: 0,
  overdue: 0,
  closed_at: null,
  complained_of: null,
  ...NOTHING_PLANNED,
  ...NOTHING_DRAFTED,
  ...{ lead_entry_id: data.lead?.entryId ?? null, part: data.lead?.part ?? null, parts: 0, parts_open: 0 },
  ...{ supervisions: 0, card: null, hung_sign: 0, look_backs: 0, coordinations: 0 },
  ...{ work_title: null, work_number: null, topic: null, origin: null, voidings: '[]' },
  ...NO_OBJECTIONS,
  position: at.position,
})

/** A work has nobody who could object, nothing that could come back, and one beginning. */
const workOpened = ({ workId: itemId, title, number, topic, origin, ...work }: Work, at: FactAt): EntryRow => ({
  ...opened({ ...work, itemId, category: WORK }, at),
  ...{ work_title: title, work_number: number ?? null, topic: topic ?? null },
  origin: origin ? JSON.stringify(origin) : null,
})

/** What was voided of an entry as its row keeps it. */
export interface VoidedCell {
  readonly type: string
  readonly position: number
  readonly voidedAt: string
  readonly voidedIn: number
  readonly voidedBy: string
  readonly reason: string
}

const withVoided = ({ voidings }: EntryRow, { voids, reason, voidedBy }: Voided, at: FactAt): Partial<EntryRow> => {
  const said = { voidedAt: at.recordedAt, voidedIn: at.position, voidedBy, reason }
  const more = voids.map(({ type, position }): VoidedCell => ({ type, position, ...said }))
  return { voidings: JSON.stringify([...(JSON.parse(voidings) as readonly VoidedCell[]), ...more]) }
}

/** A successor has what his predecessor had; while the post is vacant it is shown as nobody's. */
const passed = (row: EntryRow, event: PassingEvent): Partial<EntryRow> => {
  if (event.type === 'EntryTakenOver') return { unit_id: event.data.intoUnitId }
  const { toPersonId, named, on } = event.data
  return {
    ...(named ? { person_id: toPersonId } : {}),
    ...(toPersonId === null ? { vacant_since: row.vacant_since ?? on } : { vacant_since: null }),
    passed_on: row.passed_on + (toPersonId === null ? 0 : 1),
  }
}

const movedOn = (row: EntryRow, event: PassingEvent | PublicationEvent, at: FactAt): Partial<EntryRow> =>
  isPassingEvent(event) ? passed(row, event) : made(row, event, at)

type OfItem = Extract<EntryEvent, { type: 'ComplainedOfRecorded' | 'StyleLeadRecorded' }>
const toldOfItem = (row: EntryRow, event: OfItem): Partial<EntryRow> =>
  event.type === 'StyleLeadRecorded'
    ? { style_lead: event.data.isLead ? 1 : 0 }
    : { complained_of: withPersons(row.complained_of, event.data.personIds) }

const carriedOn = (row: EntryRow, event: PlanEvent | FollowUpEvent): Partial<EntryRow> =>
  isPlanEvent(event) ? planned(row, event) : followedUp(row, event)

type Later = Exclude<EntryEvent, { type: 'EntryOpened' | 'WorkOpened' }>

const change = (row: EntryRow, event: Later, at: FactAt): Partial<EntryRow> => {
  if (isPlanEvent(event) || isFollowUpEvent(event)) return carriedOn(row, event)
  if (isPassingEvent(event) || isPublicationEvent(event)) return movedOn(row, event, at)
  if (event.type === 'EntryFactVoided') return withVoided(row, event.data, at)
  switch (event.type) {
    case 'EntryHandedOver':
      return { state: 'handedOver' }
    case 'ComplainedOfRecorded':
    case 'StyleLeadRecorded':
      return toldOfItem(row, event)
    case 'AcceptancePassed':
    case 'EvidenceReplaced':
    case 'GraceGiven':
      return {}
    case 'ExtensionRequested':
    case 'ExtensionRefused':
      return { extension_days: event.type === 'ExtensionRequested' ? event.data.workingDays : null }
    case 'DeadlineExtended':
      return { extension_days: null, warned: 0, ...due(event.data.deadline) }
    case 'DeadlineNear':
    case 'DeadlinePassed':
      return event.type === 'DeadlineNear' ? { warned: 1 } : { overdue: event.data.count }
    case 'CompletionClaimed':
      return claimed(event.data, at)
    case 'AnswersRecorded':
    case 'ReplyOwedRecorded':
      return { answered: event.type === 'AnswersRecorded' ? 1 : 0 }
    case 'EntryClosedOut':
      return { state: 'closedOut', closed_at: at.occurred.at, hung_sign: 0 }
    case 'ObjectionRecorded':
      return objected(row, event.data)
    case 'ObjectionUpheld':
    case 'ObjectionLapseRecorded':
    case 'ObjectionRejected':
      return { ...decided(row, event.data.reportId), ...(event.type === 'ObjectionUpheld' && { answered: 0 }) }
    case 'EntryReturned':
    case 'EntryReopened':
      return takenUp(row, event.type)
  }
}

const ENDED: ReadonlySet<string> = new Set(['closedOut', 'handedOver'])

/** S3-75: a style lead goes before others until its entry has ended. */
const waiting = (row: EntryRow): EntryRow => ({
  ...row,
  urgent: row.style_lead === 1 && !ENDED.has(row.state) ? 1 : 0,
})

/** Every entry with its unit, deadline and state: what a handler works through. */
export const entries = defineList({
  name: 'entries',
  says: 'One row an entry: unit, deadline, state, outcome.',
  from: entryEvents,
  columns,
  key: 'entry_id',
  unitColumn: 'unit_id',
  hiddenFrom: { column: 'complained_of' },
  indexes: [
    // every question is of one tenant: an index that does not begin with it is passed over for one that does
    // as the desk shows them: with the key in it, thousands due at one moment need no sorting
    ['tenant', 'urgent', 'due_at', 'entry_id', 'state'],
    ['tenant', 'due_at', 'entry_id', 'state'],
    ['tenant', 'state', 'due_at'],
    ['tenant', 'unit_id', 'state', 'due_at'],
    ['tenant', 'objections'],
    ['item_id'],
    ['tenant', 'ledger'],
    ['tenant', 'public_kind'],
    ['unit_id', 'lead_entry_id'],
  ],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'EntryOpened') {
      const { returns = 0, warned = 0, overdue = 0, complained_of: known = null } = row ?? {}
      const complained = withPersons(known, event.data.complainedOf)
      const { objections, objection_due_at, open_objections } = row ?? NO_OBJECTIONS
      const { voidings = '[]' } = row ?? {}
      const { parts = 0, parts_open = 0 } = event.data.lead ? {} : (row ?? {})
      const kept = {
        returns,
        warned,
        overdue,
        objections,
        objection_due_at,
        open_objections,
        parts,
        parts_open,
        voidings,
      }
      return { ...opened(event.data, at), ...kept, complained_of: complained }
    }
    if (event.type === 'WorkOpened') return workOpened(event.data, at)
    return row && waiting({ ...row, ...change(row, event, at), position: at.position })
  },
})
