import type { EventStore, Position } from '@huiyin/event-sourcing'
import { rebuildFacts, type RangeJournal, type RebuildFactsOptions } from '@huiyin/analytics'
import { rebuildLists, type ListGenerations } from '@huiyin/read-model'
import { FACT_TABLES, LISTS } from './contexts.js'

/** What is made from the log and can be made again. */
export type Rebuildable = 'lists' | 'figures'

/** Where a rebuild tells how far it is, and hears that it shall stop. */
export interface RebuildWatch {
  readonly onProgress?: (progress: { readonly position: Position | null; readonly head: Position | null }) => void
  readonly signal?: AbortSignal
  /** How many facts are taken at once. */
  readonly batch?: number
}

/** Makes one of them anew beside the live one and swaps when it has come as far. */
export type Rebuild = (what: Rebuildable, watch: RebuildWatch) => Promise<'swapped' | 'cancelled'>

/** What a rebuild works on: nothing of it sends a command, hears an event or rings an alarm. */
export interface RebuildPorts {
  readonly store: EventStore
  readonly lists: ListGenerations
  readonly client: RebuildFactsOptions['client']
  readonly journal: RangeJournal
}

const LISTS_BATCH = 4_096
const FACTS_BATCH = 20_000

/** The rebuilds of an installation, whether it runs beside them or not. */
export const rebuilding =
  ({ store, lists, client, journal }: RebuildPorts): Rebuild =>
  (what, watch) =>
    what === 'lists'
      ? rebuildLists({
          ...{ store, lists: LISTS, live: lists.live, batch: LISTS_BATCH },
          next: () => lists.next(),
          swap: (at) => lists.swap(at),
          ...watch,
        })
      : rebuildFacts({ store, client, journal, tables: FACT_TABLES, batch: FACTS_BATCH, ...watch })
