import type { Instant } from '@huiyin/kernel'
import { factReader, voidingsOf, type EventStore, type Position } from '@huiyin/event-sourcing'
import type { ListQueries } from '@huiyin/read-model'
import { entryIdOf } from '../application/react-to-intake.js'
import { entryEvents } from '../domain/entry/events.js'
import type { EntryRow } from '../projections/entries.js'
import { followedEntriesOf } from './followed-entries.js'

/** That the work of a unit was closed out, or opened again. */
export interface EntryStep {
  /** Of the fact: told twice, it is known again. */
  readonly id: string
  readonly is: 'closedOut' | 'reopened'
  readonly recordedAt: Instant
}

const readFact = factReader(entryEvents)
const voidings = voidingsOf(entryEvents)
const STEPS = { EntryClosedOut: 'closedOut', EntryReopened: 'reopened' } as const

/** When the work of these units on an item was closed out and opened again, as far as that stands. */
export const entrySteps = async (
  store: EventStore,
  { itemId, unitIds }: { readonly itemId: string; readonly unitIds: readonly string[] },
): Promise<readonly EntryStep[]> => {
  const streams = await Promise.all(
    unitIds.map((unitId) => store.readStream(`${entryEvents.category}-${entryIdOf(itemId, unitId)}`)),
  )
  return streams.flatMap((stream) => {
    const voided = voidings.voidedIn(stream)
    return stream.flatMap((stored) => {
      const fact = voided.has(stored.position) ? null : readFact(stored)
      const type = fact?.event.type
      if (!fact || (type !== 'EntryClosedOut' && type !== 'EntryReopened')) return []
      return [{ id: fact.at.eventId, is: STEPS[type], recordedAt: fact.at.recordedAt }]
    })
  })
}

/** The same of several items, for the units that have them by the list; each step with its item. */
export const workSteps = async (
  { store, lists }: { readonly store: EventStore; readonly lists: ListQueries<{ readonly entries: EntryRow }> },
  asked: { readonly tenant: string; readonly itemIds: readonly string[] },
): Promise<readonly (EntryStep & { readonly itemId: string })[]> => {
  const held = (await followedEntriesOf(lists, asked)).filter(({ state }) => state !== 'handedOver')
  const steps = await Promise.all(
    held.map(async ({ itemId, unitId }) =>
      (await entrySteps(store, { itemId, unitIds: [unitId] })).map((step) => ({ itemId, ...step })),
    ),
  )
  return steps.flat()
}

/** Items whose ids begin so, with work that changed after a position (null: ever), by the list. */
export const itemsWorkedOn = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  {
    tenant,
    prefix,
    after,
    most,
  }: {
    readonly tenant: string
    readonly prefix: string
    readonly after: Position | null
    readonly most: number
  },
): Promise<readonly string[]> => {
  const asked = lists
    .selectFrom('entries')
    .select('item_id')
    .where('tenant', '=', tenant)
    .where('item_id', 'like', `${prefix}%`)
    .where('complained_of', 'is', null)
  const changed = after === null ? asked : asked.where('position', '>', after)
  const rows = await changed.orderBy('position').limit(most).execute()
  return [...new Set(rows.map((row) => row.item_id))]
}
