import type { EventStore } from '@huiyin/event-sourcing'
import { streamHistory, tellStreams, type HistoryFact, type HistorySources, type TellItem } from '@huiyin/read-model'
import { sanctionEvents } from '../domain/sanction/events.js'
import { sanctions, type SanctionRow } from '../projections/sanctions.js'

const streamOf = (sanctionId: string) => `${sanctionEvents.category}-${sanctionId}`

/** Tells the measures proposed about an item. */
export const accountabilityHistory =
  ({ store, lists, settle }: HistorySources<{ readonly sanctions: SanctionRow }>): TellItem =>
  async ({ itemId, ...asOf }) => {
    await settle()
    const rows = await lists.selectFrom('sanctions').select('sanction_id').where('item_id', '=', itemId).execute()
    return tellStreams(
      store,
      rows.map((row) => streamOf(row.sanction_id)),
      sanctions,
      asOf,
    )
  }

/** Everything that is on file about one measure, as its owner tells it. */
export const sanctionHistory = async (
  store: EventStore,
  sanctionId: string,
): Promise<{ readonly facts: readonly HistoryFact[]; readonly chainIntact: boolean }> => {
  const asOf = { position: null, happenedAt: null }
  const { facts, intact } = await streamHistory(store, streamOf(sanctionId), sanctions, asOf)
  return { facts, chainIntact: intact }
}
