import type { Instant } from '@huiyin/kernel'
import { factReader, voidingsOf, type EventStore, type Position } from '@huiyin/event-sourcing'
import type { ListQueries } from '@huiyin/read-model'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import type { ItemRow } from '../projections/items.js'
import { sentItem } from './sent-items.js'

/** A step of an item that was sent by a program, as it may be told of it: who took it and why stays in the house. */
export interface SentStep {
  readonly itemId: string
  /** Of the fact: told twice, it is known again. */
  readonly id: string
  readonly stage: 'registered' | 'assigned' | 'answered' | 'declined' | 'withdrawn'
  readonly recordedAt: Instant
}

const STAGES: Partial<Readonly<Record<ItemEvent['type'], SentStep['stage']>>> = {
  ItemRegistered: 'registered',
  ItemAssigned: 'assigned',
  ItemTransferred: 'assigned',
  ItemAnswered: 'answered',
  ItemDeclined: 'declined',
  ItemWithdrawn: 'withdrawn',
}

const readFact = factReader(itemEvents)
const voidings = voidingsOf(itemEvents)

const stepsOf = async (
  store: EventStore,
  asked: { readonly tenant: string; readonly itemId: string },
): Promise<readonly SentStep[]> => {
  if ((await sentItem(store, asked)) === null) return []
  const { itemId } = asked
  const stream = await store.readStream(`${itemEvents.category}-${itemId}`)
  const voided = voidings.voidedIn(stream)
  return stream.flatMap((stored) => {
    const fact = voided.has(stored.position) ? null : readFact(stored)
    const stage = fact && STAGES[fact.event.type]
    return fact && stage ? [{ itemId, id: fact.at.eventId, stage, recordedAt: fact.at.recordedAt }] : []
  })
}

/** The steps of items that stand, each item’s in the order in which they were recorded; none of one that nobody may be told of. */
export const sentSteps = async (
  store: EventStore,
  { tenant, itemIds }: { readonly tenant: string; readonly itemIds: readonly string[] },
): Promise<readonly SentStep[]> =>
  (await Promise.all(itemIds.map((itemId) => stepsOf(store, { tenant, itemId })))).flat()

/** Ids of items that begin so and changed after a position (null: ever), by the list; hidden ones are left out. */
export const sentItemsChanged = async (
  lists: ListQueries<{ readonly items: ItemRow }>,
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
    .selectFrom('items')
    .select('item_id')
    .where('tenant', '=', tenant)
    .where('item_id', 'like', `${prefix}%`)
    .where('complained_of', 'is', null)
  const changed = after === null ? asked : asked.where('position', '>', after)
  const rows = await changed.orderBy('position').limit(most).execute()
  return rows.map((row) => row.item_id)
}
