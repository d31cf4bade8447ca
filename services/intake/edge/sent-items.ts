import type { Instant } from '@huiyin/kernel'
import { factReader, voidingsOf, type EventStore } from '@huiyin/event-sourcing'
import type { ListQueries, ListRow } from '@huiyin/read-model'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'
import { items, type ItemRow } from '../projections/items.js'

/** An item that another program sent, as that program may know it: no reporter, no word anybody wrote. */
export interface SentItem {
  readonly itemId: string
  readonly state: string
  readonly number: string | null
  readonly category: string | null
  readonly receivedAt: Instant
  readonly registeredAt: Instant | null
  /** The last step of it that may be told. */
  readonly changedAt: Instant
  /** What its channel asked, as it was filled in. */
  readonly fields: Readonly<Record<string, string | number | boolean>>
}

/** Steps that a program may be told of; that somebody looked at the reporter, or of whom it complains, is not one. */
const STEPS: readonly ItemEvent['type'][] = [
  ...(['ReportReceived', 'ItemRegistered', 'ItemDeclined', 'ItemAssigned', 'ItemTransferred'] as const),
  ...(['ReportReplied', 'ItemAnswered', 'ReplyOwed', 'ReportWithdrawn', 'ItemWithdrawn'] as const),
]

const readFact = factReader(itemEvents)
const voidings = voidingsOf(itemEvents)

/**
 * One item as its stream tells it now. Null where this tenant has none, and where it complains of somebody: then nobody
 * outside is told of it, and the answer is the one for an item that does not exist (ADR 0008).
 */
export const sentItem = async (
  store: EventStore,
  { tenant, itemId }: { readonly tenant: string; readonly itemId: string },
): Promise<SentItem | null> => {
  const stream = await store.readStream(`${itemEvents.category}-${itemId}`)
  const voided = voidings.voidedIn(stream)
  const stored = stream.filter(({ position }) => !voided.has(position))
  const row = stored
    .flatMap((one) => items.read(one))
    .reduce<ListRow | null>((before, { apply }) => apply(before) ?? before, null) as ItemRow | null
  if (row?.tenant !== tenant || row.complained_of !== null) return null
  const facts = stored.flatMap((one) => readFact(one) ?? [])
  const received = facts.find(({ event }) => event.type === 'ReportReceived')?.event
  const last = facts.findLast(({ event }) => STEPS.includes(event.type))
  return {
    itemId,
    state: row.state,
    number: row.number,
    category: row.category,
    receivedAt: row.received_at,
    registeredAt: row.registered_at,
    changedAt: last?.at.occurred.at ?? row.received_at,
    fields: received?.type === 'ReportReceived' ? (received.data.fields ?? {}) : {},
  }
}

/** Several of them; those that are not there, or that nobody may be told of, are left out. */
export const sentItems = async (
  store: EventStore,
  { tenant, itemIds }: { readonly tenant: string; readonly itemIds: readonly string[] },
): Promise<readonly SentItem[]> => {
  const found = await Promise.all(itemIds.map((itemId) => sentItem(store, { tenant, itemId })))
  return found.flatMap((item) => item ?? [])
}

/** Which items: those whose ids begin so, received in this span (ends included), the newest first. */
export interface SentItemsAsked {
  readonly tenant: string
  readonly prefix: string
  readonly from: Instant
  readonly to: Instant
  /** After this one in the order of the answer; null: from the beginning. */
  readonly after: { readonly receivedAt: Instant; readonly itemId: string } | null
  readonly most: number
}

/** Ids of items in a span, by the list, which may be a moment behind; hidden ones are left out. */
export const sentItemIds = async (
  lists: ListQueries<{ readonly items: ItemRow }>,
  { tenant, prefix, from, to, after, most }: SentItemsAsked,
): Promise<readonly { readonly itemId: string; readonly receivedAt: Instant }[]> => {
  const asked = lists
    .selectFrom('items')
    .select(['item_id', 'received_at'])
    .where('tenant', '=', tenant)
    .where('item_id', 'like', `${prefix}%`)
    .where('received_at', '>=', from)
    .where('received_at', '<=', to)
    .where('complained_of', 'is', null)
  const further = after
    ? asked.where(({ eb, or, and }) =>
        or([
          eb('received_at', '<', after.receivedAt),
          and([eb('received_at', '=', after.receivedAt), eb('item_id', '>', after.itemId)]),
        ]),
      )
    : asked
  const rows = await further.orderBy('received_at', 'desc').orderBy('item_id').limit(most).execute()
  return rows.map((row) => ({ itemId: row.item_id, receivedAt: row.received_at }))
}
