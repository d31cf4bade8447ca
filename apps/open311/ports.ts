import type { AnswerOf, CallFunction } from '@huiyin/contracts'
import type { campaignCalls } from '@huiyin/contracts/campaign'
import type { ChannelDefinition } from '@huiyin/contracts/intake'
import type { organisationCalls } from '@huiyin/contracts/organisation'
import type { Clock, Instant } from '@huiyin/kernel'
import type { CommandGateway } from '@huiyin/nest-platform'
import type { Stage } from './words.js'

/** A program that may send requests: whose it is called, and the channel its reports come in by. */
export interface ApiClient {
  readonly client: string
  readonly channel: string
}

/** An item that came in by this interface, as intake tells it: nothing of its reporter, nothing it complains of. */
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

/** One unit's work on an item. */
export interface SentEntry {
  readonly itemId: string
  readonly unitId: string
  readonly state: string
  readonly openedAt: Instant
  readonly dueAt: Instant | null
  readonly closedAt: Instant | null
}

/** A step of an item that a program may be told of. */
export interface SentStep {
  /** Told twice, it is known again. */
  readonly id: string
  readonly stage: Exclude<Stage, 'received'>
  readonly recordedAt: Instant
}

/** Which items are looked for: those whose ids begin so, that were received in this span, the newest first. */
export interface SentItemsAsked {
  readonly tenant: string
  readonly prefix: string
  readonly from: Instant
  readonly to: Instant
  /** After this one in the order of the answer; null: from the beginning. */
  readonly after: { readonly receivedAt: Instant; readonly itemId: string } | null
  readonly most: number
}

/** Whom this interface asks, each for what is its own. */
export interface Open311Owners {
  /** To the context that owns the command; rejects with `CommandIdReused`. */
  readonly send: CommandGateway['send']
  /** Of intake: one item as its stream tells it now; null where there is none, or nobody may be told of it. */
  readonly sentItem: (asked: { readonly tenant: string; readonly itemId: string }) => Promise<SentItem | null>
  /** Of intake: ids of items in a span, by its list. */
  readonly sentItemIds: (
    asked: SentItemsAsked,
  ) => Promise<readonly { readonly itemId: string; readonly receivedAt: Instant }[]>
  /** Of rectification: the work on these items, in the order in which it was begun. */
  readonly entriesOf: (asked: {
    readonly tenant: string
    readonly itemIds: readonly string[]
  }) => Promise<readonly SentEntry[]>
  /** Of both: ids of items that changed since this moment. */
  readonly changedItemIds: (asked: {
    readonly tenant: string
    readonly prefix: string
    readonly since: Instant
    readonly most: number
  }) => Promise<readonly string[]>
  /** Of both: the steps of an item in the order in which they were recorded. */
  readonly stepsOf: (asked: { readonly tenant: string; readonly itemId: string }) => Promise<readonly SentStep[]>
  /** Of campaign. */
  readonly promisedToReporters: CallFunction<typeof campaignCalls.promisedToReporters>
  readonly channelOf: (tenant: string, code: string) => Promise<ChannelDefinition | null>
  /** Of campaign: when categories or channels were last set down, at the latest; null: never. */
  readonly servicesChangedAt: (tenant: string) => Promise<Instant | null>
  /** Of organisation. */
  readonly unitNames: CallFunction<typeof organisationCalls.unitNames>
  readonly tenantSettings: CallFunction<typeof organisationCalls.tenantSettings>
}

export type Promised = AnswerOf<typeof campaignCalls.promisedToReporters>

/** Who may read without a key: nobody, or anybody. */
export type Reading = 'key' | 'anybody'

/** All this app has: it keeps nothing but counts of tries. */
export interface Open311Ports {
  readonly owners: Open311Owners
  /** The tenant whose city this is; the `jurisdiction_id` of the specification. */
  readonly tenant: string
  /** Whose key this is; null: nobody's, or it was revoked. */
  readonly clientOf: (key: string) => Promise<ApiClient | null>
  readonly reading: Reading
  /** The clock of the log. */
  readonly clock: Clock
  /** Where programs reach it, as `https://city.example`; null: as each request was addressed, which a proxy may change. */
  readonly address: string | null
  /** How whoever runs this is reached, for the discovery document. */
  readonly contact: string
}
