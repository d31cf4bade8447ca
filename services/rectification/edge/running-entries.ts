import type { ListQueries } from '@huiyin/read-model'
import type { OpenEntries } from '../application/react-to-organisation.js'
import type { RunningEntries } from '../application/rederive.js'
import type { EntryRow } from '../projections/entries.js'

const OPEN = ['handling', 'returned', 'reopened', 'awaitingAcceptance'] as const

/** Reads the running entries from the context's own list, once it has everything committed before the call. */
export const runningEntries =
  (lists: ListQueries<{ readonly entries: EntryRow }>, caughtUp: () => Promise<void>): RunningEntries =>
  async ({ tenant, year, after, limit }) => {
    if (after === '') await caughtUp()
    const rows = await lists
      .selectFrom('entries')
      .select('entry_id')
      .where('tenant', '=', tenant)
      .where('state', 'in', [...OPEN])
      .where('due_at', '>=', `${year - 1}-12-01`)
      .where('entry_id', '>', after)
      .orderBy('entry_id')
      .limit(limit)
      .execute()
    return rows.map(({ entry_id: entryId }) => entryId)
  }

/** Reads the open entries of a unit from the same list. */
export const openEntries =
  (lists: ListQueries<{ readonly entries: EntryRow }>, caughtUp: () => Promise<void>): OpenEntries =>
  async ({ tenant, unitId, after, limit }) => {
    if (after === '') await caughtUp()
    const rows = await lists
      .selectFrom('entries')
      .select('entry_id')
      .where('tenant', '=', tenant)
      .where('unit_id', '=', unitId)
      .where('state', 'in', [...OPEN])
      .where('entry_id', '>', after)
      .orderBy('entry_id')
      .limit(limit)
      .execute()
    return rows.map(({ entry_id: entryId }) => entryId)
  }
