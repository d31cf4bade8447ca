import type { EntryFilter, ItemFilter } from '../../shared/api/schema.generated.js'
import { ALL } from '../../shared/queue/all.js'
import { firstViewOf, type DeskTab } from './first-view.js'

/** What a queue is narrowed to, as it stands in the address. */
export interface View {
  readonly state: string
  /** Of entries alone. */
  readonly due: string
  readonly objection: boolean
  /** Of items alone: what is to be noticed beside the state; null: whatever. */
  readonly flag: string | null
}

/** A part of a queue under a name, with what it is narrowed to. */
export interface Group {
  readonly key: string
  readonly view: View
}

/** Several states under one word. */
const STATES_OF: Readonly<Record<string, readonly string[]>> = {
  toDo: ['handling', 'returned', 'reopened'],
  unanswered: ['received', 'registered', 'assigned'],
}
const statesOf = (state: string): readonly string[] | null => (state === ALL ? null : (STATES_OF[state] ?? [state]))

const entries = (key: string, view: Partial<View>): Group => ({
  key,
  view: { state: ALL, due: 'open', objection: false, flag: null, ...view },
})
const ENTRY_GROUPS: readonly Group[] = [
  entries('overdue', { due: 'overdue' }),
  entries('dueToday', { due: 'dueToday' }),
  entries('dueSoon', { due: 'dueSoon' }),
  entries('returned', { state: 'returned' }),
  entries('awaitingAcceptance', { state: 'awaitingAcceptance' }),
  entries('objection', { due: ALL, objection: true }),
  entries('open', {}),
  entries('all', { due: ALL }),
]

const items = (key: string, view: Partial<View>): Group => ({
  key,
  view: { state: ALL, due: ALL, objection: false, flag: null, ...view },
})
const ITEM_GROUPS: readonly Group[] = [
  items('received', { state: 'received' }),
  items('registered', { state: 'registered' }),
  items('assigned', { state: 'assigned' }),
  items('styleLead', { flag: 'styleLead' }),
  items('watched', { flag: 'watched' }),
  items('toRead', { flag: 'toRead' }),
  items('overdue', { flag: 'overdue' }),
  items('kickBall', { flag: 'kickBall' }),
  items('kickFault', { flag: 'kickFault' }),
  items('idle', { flag: 'idle' }),
  items('toConsent', { flag: 'toConsent' }),
  items('repeatVisit', { flag: 'repeatVisit' }),
  items('leapfrogVisit', { flag: 'leapfrogVisit' }),
  items('oldAndHard', { flag: 'oldAndHard' }),
  items('assignmentObjection', { flag: 'assignmentObjection' }),
  items('recurring', { flag: 'recurring' }),
  items('objection', { objection: true }),
  items('all', {}),
]

/** Groups that are of these roles alone, and no concern of others. */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = {
  toConsent: ['supervisor', 'disciplineOfficer'],
  watched: ['supervisor', 'leader', 'disciplineOfficer'],
}

/** Whether two views show the same part of a queue. */
export const isSameView = (one: View, other: View): boolean =>
  one.state === other.state && one.due === other.due && one.objection === other.objection && one.flag === other.flag

/** What waits for these roles in a queue: the view the desk opens with. null where nothing waits there for them. */
const waitingFor = (roles: readonly string[], tab: DeskTab): View | null => {
  const first = firstViewOf(roles)
  if (first.tab !== tab || !first.waits) return null
  return tab === 'items'
    ? { state: first.itemState, due: ALL, objection: false, flag: first.flag }
    : { state: first.entryState, due: first.due, objection: false, flag: null }
}

/** The groups of a queue for these roles: what waits for them first, and nothing twice. */
export const groupsFor = (roles: readonly string[], tab: DeskTab): readonly Group[] => {
  const isFor = ({ key }: Group) => ONLY_FOR[key]?.some((role) => roles.includes(role)) ?? true
  const all = (tab === 'items' ? ITEM_GROUPS : ENTRY_GROUPS).filter(isFor)
  const mine = waitingFor(roles, tab)
  if (!mine) return all
  return [{ key: 'mine', view: mine }, ...all.filter(({ view }) => !isSameView(view, mine))]
}

/** What a view asks of the entries; the list and its counts are asked the same. */
export const entryFilterOf = ({ state, due, objection }: View, unit: string | null): EntryFilter => ({
  objection: objection || null,
  states: statesOf(state),
  unitId: unit,
  due: due === ALL ? null : due,
})

/** What narrows every group of the items alike. */
export interface Narrowed {
  readonly unit: string | null
  readonly search: string
  /** A cell of the grid. */
  readonly cell: string | null
  readonly channel: string | null
  /** Received between these days, both included. */
  readonly from: string | null
  readonly to: string | null
  /** What they are about, by the catalogue of a campaign. */
  readonly about: Pick<ItemFilter, 'campaign' | 'category' | 'manifestation'>
}

/** What a view asks of the items; the list and its counts are asked the same. */
export const itemFilterOf = (
  { state, objection, flag }: View,
  { unit, search, cell, channel, from, to, about }: Narrowed,
): ItemFilter => ({
  objection: objection || null,
  states: statesOf(state),
  unitId: unit,
  search: search === '' ? null : search,
  gridCell: cell,
  ...{ channel, receivedFrom: from, receivedTo: to },
  ...about,
  flag,
})
