import type { Clock, Instant, TimeZone } from '@huiyin/kernel'
import type { Ask, AsOf } from '@huiyin/analytics'
import type { Counting } from '@huiyin/calendar'
import type { Chain, HistoryFact, ListQueries, ListRow } from '@huiyin/read-model'
import type { DashboardLists } from './list-rows.js'

export type { Chain }

/** A place in the log; compare it and give it back, nothing else. */
export type Position = AsOf['position']

/** Everything on file about one measure, as its owner tells it. */
export interface SanctionHistory {
  readonly facts: readonly HistoryFact[]
  readonly chainIntact: boolean
}

/** An item's history across its contexts, as its owners tell it. */
export interface ItemHistory {
  readonly itemId: string
  readonly position: Position | null
  readonly facts: readonly HistoryFact[]
  readonly item: ListRow | null
  readonly entries: readonly ListRow[]
  /** The measures proposed about it. */
  readonly sanctions: readonly ListRow[]
  /** Its streams, one by one; those without a fact by then are left out. */
  readonly chains: readonly Chain[]
  /** Whether every stream of it still is the chain that was written. */
  readonly chainIntact: boolean
}

/** A question somebody asked about an item. */
export interface Access {
  readonly at: Instant
  readonly personId: string
  readonly question: string
}

/** What the questions need of the host. */
export interface DashboardPorts {
  readonly lists: ListQueries<DashboardLists>
  readonly ask: Ask
  readonly clock: Clock
  /** The end of the log now; null while nothing was recorded. */
  head(): Promise<Position | null>
  /**
   * Waits until the lists, or the facts in ClickHouse, have come to a position, and gives the position they have reached:
   * the one asked for, or an earlier one where the host would rather answer with that than wait any longer.
   */
  waitFor(position: Position, of: 'lists' | 'facts'): Promise<Position>
  /** Answered by the owning contexts, which decrypt nothing for it. */
  historyOf(
    itemId: string,
    asOf: { readonly knownAt: Instant | null; readonly happenedAt: Instant | null },
  ): Promise<ItemHistory>
  sanctionHistoryOf(sanctionId: string): Promise<SanctionHistory>
  /** Who has asked about an item, from the access log; the latest first. */
  accessesOf(tenant: string, itemId: string): Promise<readonly Access[]>
  zoneOf(tenant: string): TimeZone
  /** How working days are counted for a tenant. */
  countingOf(tenant: string): Counting
  /** From how many counted cases a unit is ranked. */
  readonly minimumSample: number
  /** The names of units as they are called today; an unknown id stands for itself. */
  unitNames(): Promise<(unitId: string) => string>
}
