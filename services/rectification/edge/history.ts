import { tellStreams, type HistorySources, type TellItem } from '@huiyin/read-model'
import { entryEvents } from '../domain/entry/events.js'
import { entries, type EntryRow } from '../projections/entries.js'

/** Tells the entries of an item. */
export const rectificationHistory =
  ({ store, lists, settle }: HistorySources<{ readonly entries: EntryRow }>): TellItem =>
  async ({ itemId, ...asOf }) => {
    await settle()
    const rows = await lists.selectFrom('entries').select('entry_id').where('item_id', '=', itemId).execute()
    const streams = rows.map((row) => `${entryEvents.category}-${row.entry_id}`)
    return tellStreams(store, streams, entries, asOf)
  }
