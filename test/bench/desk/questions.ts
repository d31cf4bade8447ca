import type { Colleague } from './people.js'

// What the desk asks, as apps/dashboard/shared/api/questions.ts and features/desk ask it.

const AS_OF = 'asOf { at position }'
const ITEM_ROW =
  '{ itemId number state summary summaryOwed channel category place unitId personId receivedAt registeredAt reports repliesOwed transfers duplicate misplaced objections dueAt }'
const ENTRY_ROW =
  '{ entryId itemId itemNumber summary summaryOwed unitId personId category state dueAt provisional openedAt claimedAt outcome answered returns closedAt objections objectionDueAt objectionReports part partsOpen supervisions card hungSign }'
const ITEMS = `query Items($filter: ItemFilter, $page: PageInput) {
  items(filter: $filter, page: $page) { total rows ${ITEM_ROW} ${AS_OF} } }`
const ENTRIES = `query Entries($filter: EntryFilter, $page: PageInput) {
  entries(filter: $filter, page: $page) { total rows ${ENTRY_ROW} ${AS_OF} } }`
const ITEM = `query Item($itemId: ID!) { item(itemId: $itemId) {
  row ${ITEM_ROW} entries ${ENTRY_ROW} reportIds reports { reportId channel fields { code value } } complainedOf
  actions { command context target allowed refusal } ${AS_OF} } }`
const HISTORY = `query History($itemId: ID!) { history(itemId: $itemId) {
  itemId position chainIntact lateRecords entries ${ENTRY_ROW}
  facts { position stream type says data occurredAt recordedAt hash } } }`
const SANCTIONS = `query Sanctions($filter: SanctionFilter, $page: PageInput) {
  sanctions(filter: $filter, page: $page) { total rows { sanctionId kind severity state unitId itemId summary } ${AS_OF} } }`

const groupsOf = (list: 'items' | 'entries', filters: Readonly<Record<string, object>>) => {
  const type = list === 'items' ? 'ItemFilter' : 'EntryFilter'
  const parameters = Object.keys(filters).map((key) => `$${key}: ${type}`)
  const parts = Object.keys(filters).map((key) => `${key}: ${list}(filter: $${key}, page: { limit: 0 }) { total }`)
  return { query: `query DeskGroups(${parameters.join(', ')}) { ${parts.join(' ')} }`, variables: filters }
}

/** What the desk has to notice of items; each is a group of its own. */
const FLAGS = [
  ...['styleLead', 'watched', 'toRead', 'overdue', 'kickBall', 'kickFault', 'idle', 'toConsent', 'repeatVisit'],
  ...['leapfrogVisit', 'oldAndHard', 'assignmentObjection', 'recurring'],
]
const ITEM_GROUPS = groupsOf('items', {
  received: { states: ['received'] },
  registered: { states: ['registered'] },
  assigned: { states: ['assigned'] },
  ...Object.fromEntries(FLAGS.map((flag) => [flag, { flag }])),
  objection: { objection: true },
  all: {},
})
const ENTRY_GROUPS = groupsOf('entries', {
  overdue: { due: 'overdue' },
  dueToday: { due: 'dueToday' },
  dueSoon: { due: 'dueSoon' },
  returned: { states: ['returned'], due: 'open' },
  awaitingAcceptance: { states: ['awaitingAcceptance'], due: 'open' },
  objection: { objection: true },
  open: { due: 'open' },
  all: {},
})

/** One question of the desk: what it is called in the table, and how somebody asks it about an item he came upon. */
export interface DeskQuestion {
  readonly name: string
  /** Only a list has to keep the bar for lists; a page is told beside them. */
  readonly isList: boolean
  /** Who may ask it; left out: everybody. */
  readonly by?: string
  readonly query: string
  readonly variables: (seen: { readonly itemId: string; readonly offset: number }) => object
}

const list = (name: string, query: string, filter: object): DeskQuestion => ({
  ...{ name, isList: true, query },
  variables: ({ offset }) => ({ filter, page: { offset, limit: 50 } }),
})
const groups = (name: string, { query, variables }: ReturnType<typeof groupsOf>): DeskQuestion => ({
  ...{ name, isList: true, query },
  variables: () => variables,
})

/** Everything the desk asks. */
export const DESK: readonly DeskQuestion[] = [
  list('items: all', ITEMS, {}),
  list('items: received', ITEMS, { states: ['received'] }),
  list('items: assigned', ITEMS, { states: ['assigned'] }),
  list('items: search', ITEMS, { search: '无人值守' }),
  list('items: search a number', ITEMS, { search: 'HY2026-0501' }),
  groups('items: counts of groups', ITEM_GROUPS),
  list('entries: open', ENTRIES, { due: 'open' }),
  list('entries: overdue', ENTRIES, { due: 'overdue' }),
  list('entries: due soon', ENTRIES, { due: 'dueSoon' }),
  list('entries: all', ENTRIES, {}),
  groups('entries: counts of groups', ENTRY_GROUPS),
  { ...list('consequences', SANCTIONS, { states: ['proposed'] }), by: 'supervisor' },
  { name: 'an item', isList: false, query: ITEM, variables: ({ itemId }) => ({ itemId }) },
  { name: 'its history', isList: false, query: HISTORY, variables: ({ itemId }) => ({ itemId }) },
]

/** The items somebody may see: the first page of his list. */
export const itemsSeenBy = async ({ ask }: Colleague): Promise<readonly string[]> => {
  const { data } = await ask(ITEMS, { filter: {}, page: { offset: 0, limit: 50 } })
  return (data as { items: { rows: readonly { itemId: string }[] } }).items.rows.map(({ itemId }) => itemId)
}
