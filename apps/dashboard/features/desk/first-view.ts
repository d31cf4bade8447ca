import { ALL } from '../../shared/queue/all.js'

/** The two queues of the desk. */
export type DeskTab = 'items' | 'entries'

/** What somebody sees who opens the desk without saying what: the queue and the state that wait for the role. */
export interface FirstView {
  readonly tab: DeskTab
  readonly itemState: string
  readonly entryState: string
  readonly due: string
  /** What is to be noticed of items beside their state; null: whatever. */
  readonly flag: string | null
  /** Whether what is shown waits for the role to act, and not only to be looked at. */
  readonly waits: boolean
}

const QUEUES: readonly (readonly [role: string, view: Partial<FirstView>])[] = [
  ['operator', { tab: 'items', itemState: 'received', waits: true }],
  ['dispatcher', { tab: 'items', itemState: 'registered', waits: true }],
  ['acceptanceOfficer', { tab: 'entries', entryState: 'awaitingAcceptance', waits: true }],
  ['handler', { tab: 'entries', entryState: 'toDo', waits: true }],
  ['unitPrincipal', { tab: 'entries', entryState: 'toDo', waits: true }],
  ['leader', { tab: 'items', flag: 'toRead', waits: true }],
  ['supervisor', { tab: 'entries', due: 'overdue' }],
  ['publicityOfficer', { tab: 'entries', due: 'overdue' }],
  ['accountabilityOfficer', { tab: 'entries', due: 'overdue' }],
  ['coordinationOfficer', { tab: 'entries' }],
  ['performanceOfficer', { tab: 'entries', due: ALL }],
]

/** The first view of these roles; of several the first of the chain of handling counts. */
export const firstViewOf = (roles: readonly string[]): FirstView => {
  const found = QUEUES.find(([role]) => roles.includes(role))
  return { tab: 'items', itemState: ALL, entryState: ALL, due: 'open', flag: null, waits: false, ...found?.[1] }
}
