import type { Instant } from '@huiyin/kernel'
import { factReader, voidingsOf, type EventStore } from '@huiyin/event-sourcing'
import type { ListRow } from '@huiyin/read-model'
import { itemEvents } from '../domain/item/events.js'
import { items, type ItemRow } from '../projections/items.js'

/** A reply as it was given to one report. */
export interface RepliedReport {
  readonly reportId: string
  readonly result: string
  readonly text: string
  readonly occurredAt: Instant
  /** Up to this moment it may be objected to; null: no limit was set. */
  readonly objectUntil: Instant | null
}

/** What may be told of an item to somebody who follows it: nothing sealed, no name, no reason meant for the house. */
export interface FollowedItem {
  readonly row: ItemRow
  readonly replies: readonly RepliedReport[]
  /** Every report of it: when it came, and by which channel. */
  readonly reports: Readonly<Record<string, { readonly at: Instant; readonly channel: string }>>
  /** How many photos came with each report that brought any. */
  readonly photos: Readonly<Record<string, number>>
  /** Reports that were taken back. */
  readonly withdrawn: readonly string[]
  /** Objections to replies, in the order in which they came, with the unit that had the item; never their words. */
  readonly objections: readonly { readonly reportId: string; readonly unitId: string; readonly at: Instant }[]
  /** Why it was not taken on. */
  readonly declinedFor: string | null
}

const readFact = factReader(itemEvents)
const voidings = voidingsOf(itemEvents)

/** What of an item stands: nobody outside is told of what was recorded wrongly and voided. */
const factsOf = async (store: EventStore, itemId: string) => {
  const stream = await store.readStream(`${itemEvents.category}-${itemId}`)
  const voided = voidings.voidedIn(stream)
  const stored = stream.filter(({ position }) => !voided.has(position))
  return { stored, facts: stored.flatMap((one) => readFact(one) ?? []) }
}

type Fact = Awaited<ReturnType<typeof factsOf>>['facts'][number]

const repliesIn = (facts: readonly Fact[]): readonly RepliedReport[] =>
  facts.flatMap(({ event, at }) => {
    if (event.type !== 'ReportReplied') return []
    const { reportId, result, text, objectUntil } = event.data
    return [{ reportId, result, text, occurredAt: at.occurred.at, objectUntil: objectUntil ?? null }]
  })

/** One that lapsed is told no more, like the reply it was about. */
const objectionsIn = (facts: readonly Fact[]): FollowedItem['objections'] =>
  facts.reduce<FollowedItem['objections']>((told, { event, at }) => {
    if (event.type === 'ObjectionLapsed') {
      const lapsed = told.findLast(({ reportId }) => reportId === event.data.reportId)
      return told.filter((one) => one !== lapsed)
    }
    if (event.type !== 'ObjectionRaised') return told
    const { reportId, unitId } = event.data
    return [...told, { reportId, unitId, at: at.occurred.at }]
  }, [])

const reportsIn = (facts: readonly Fact[]): FollowedItem['reports'] =>
  Object.fromEntries(
    facts.flatMap(({ event, at }) => {
      if (event.type !== 'ReportReceived' && event.type !== 'ReportLinked') return []
      const { reportId, channel } = event.data
      return [[reportId, { at: at.occurred.at, channel }]]
    }),
  )

/** Every reply given to the reports of an item that stands, in the order in which they were recorded. */
export const repliesOf = async (store: EventStore, itemId: string): Promise<readonly RepliedReport[]> =>
  repliesIn((await factsOf(store, itemId)).facts)

/** The item as its own stream tells it now, without waiting for a list; null where there is none. */
export const followedItem = async (store: EventStore, itemId: string): Promise<FollowedItem | null> => {
  const { stored, facts } = await factsOf(store, itemId)
  const row = stored
    .flatMap((one) => items.read(one))
    .reduce<ListRow | null>((before, { apply }) => apply(before) ?? before, null)
  if (!row) return null
  const withdrawn = facts.flatMap(({ event }) => (event.type === 'ReportWithdrawn' ? [event.data.reportId] : []))
  const photos = facts.flatMap(({ event }) =>
    event.type === 'ReportReceived' && event.data.photos ? [[event.data.reportId, event.data.photos.length]] : [],
  )
  const declined = facts.find(({ event }) => event.type === 'ItemDeclined')?.event
  return {
    row: row as ItemRow,
    reports: reportsIn(facts),
    replies: repliesIn(facts),
    photos: Object.fromEntries(photos) as Readonly<Record<string, number>>,
    withdrawn,
    objections: objectionsIn(facts),
    declinedFor: declined?.type === 'ItemDeclined' ? declined.data.reason : null,
  }
}
