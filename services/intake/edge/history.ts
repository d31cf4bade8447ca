import type { Instant } from '@huiyin/kernel'
import type { EventStore, Position } from '@huiyin/event-sourcing'
import { tellStreams, type TellItem } from '@huiyin/read-model'
import { itemEvents } from '../domain/item/events.js'
import { items } from '../projections/items.js'

/** Tells an item's own stream: the item needs no list to be found. */
export const intakeHistory =
  ({ store }: { readonly store: EventStore }): TellItem =>
  ({ itemId, ...asOf }) =>
    tellStreams(store, [`${itemEvents.category}-${itemId}`], items, asOf)

/** Known at T is the log up to the last position recorded at or before T (null: all of it); null where nothing was. */
export const knownPosition = async (store: EventStore, knownAt: Instant | null): Promise<Position | null> =>
  knownAt === null ? ((await store.head())?.position ?? null) : store.positionKnownAt(knownAt)
