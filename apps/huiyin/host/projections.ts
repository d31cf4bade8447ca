import { followLog, isInLog, type EventStore } from '@huiyin/event-sourcing'
import { listProjector } from '@huiyin/read-model'
import { areFactsOfThisLog, asking, liveFacts, type Ask } from '@huiyin/analytics'
import type { SqliteLists } from '@huiyin/lists-sqlite'
import type { Adapters } from './adapters.js'
import { FACT_TABLES, LISTS, type Lists } from './contexts.js'
import type { DataFolder } from './data-folder.js'
import { rebuilding, type Rebuild, type RebuildPorts } from './rebuilding.js'

/** A busy log is listed in larger batches; whoever waits for a position ends the pause. */
const LISTS_PAUSE_MILLIS = 100
const LISTS_BATCH = 8_192
/** ClickHouse takes few large inserts better than many small ones. */
const FACTS_PAUSE_MILLIS = 500

/** The lists and ClickHouse of this process, both fed from the log. */
export interface Projections {
  readonly lists: SqliteLists<Lists>
  readonly ask: Ask
  /** Makes one of them anew while both go on being kept and asked. One at a time. */
  readonly rebuild: Rebuild
  /** How far both have come; 0 before the first event. */
  reached(): { readonly lists: number; readonly figures: number }
  /** The most memory that processes beside this one took for it. */
  besideKilobytes(): number
  /** Resolves when the lists have everything committed before the call. */
  listsCaughtUp(): Promise<void>
  /** Resolves when both have everything committed before the call. */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

/** Somebody is making them anew already. */
export class RebuildUnderWay extends Error {
  override name = 'RebuildUnderWay'
  constructor() {
    super('a rebuild is under way already; wait for its end, or stop it')
  }
}

/** The files of the projections, opened and not yet following anything. */
export const openTables = (folder: ProjectionsOptions['folder'], store: EventStore, adapters: Adapters) => {
  const lists = adapters.lists<Lists>({ file: folder.lists, lists: LISTS })
  const client = adapters.clickHouse({ folder: folder.clickhouse })
  const journal = adapters.ranges({ file: folder.ranges })
  const close = async () => {
    await client.close()
    journal.close()
    await lists.close()
  }
  return { store, lists, client, journal, close }
}

/** After a restore of the log what was made from the lost one is made anew, before anything is asked of it. */
const madeAnewAfterRestore = async (ports: RebuildPorts, onNotice: (says: string) => void): Promise<void> => {
  const checkpoint = await ports.lists.live.checkpoint()
  const isKnown = {
    lists: checkpoint === null || (await isInLog(ports.store, checkpoint)),
    figures: await areFactsOfThisLog(ports),
  }
  for (const what of ['lists', 'figures'] as const) {
    if (isKnown[what]) continue
    onNotice(`The ${what} were made from a log that is not this one; they are made anew.`)
    await rebuilding(ports)(what, {})
  }
}

/** Calls that must not overlap: the second is refused. */
const oneAtATime = (rebuild: Rebuild): Rebuild => {
  let isUnderWay = false
  return async (what, watch) => {
    if (isUnderWay) throw new RebuildUnderWay()
    isUnderWay = true
    try {
      return await rebuild(what, watch)
    } finally {
      isUnderWay = false
    }
  }
}

export interface ProjectionsOptions {
  readonly folder: Pick<DataFolder, 'log' | 'lists' | 'ranges' | 'clickhouse'>
  readonly store: EventStore
  readonly adapters: Adapters
  readonly onFault: (where: string, error: unknown) => void
  /** Told in a sentence what the operator should know and nobody has to mend. */
  readonly onNotice: (says: string) => void
  /** Left out, a pause for a process that does other work as well. */
  readonly listsPauseMillis?: number
}

/** Opens both and keeps them following the log; a fault of one is told by its name. */
export const openProjections = async (options: ProjectionsOptions): Promise<Projections> => {
  const { folder, store, adapters, onFault, onNotice, listsPauseMillis = LISTS_PAUSE_MILLIS } = options
  const tables = openTables(folder, store, adapters)
  const { lists, client, journal } = tables
  await madeAnewAfterRestore(tables, onNotice)
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live, batch: LISTS_BATCH })
  const writer = await liveFacts({ store, client, journal, tables: FACT_TABLES })
  const follow = (name: string, stepper: typeof projector, pauseMillis: number) =>
    followLog(store, stepper, { onFault: (error) => onFault(name, error), pauseMillis })
  const followingLists = follow('lists', projector, listsPauseMillis)
  const following = [followingLists, follow('facts', writer, FACTS_PAUSE_MILLIS)]
  return {
    lists,
    ask: asking(client, journal.generation),
    rebuild: oneAtATime(rebuilding(tables)),
    reached: () => ({ lists: projector.position() ?? 0, figures: writer.position() ?? 0 }),
    besideKilobytes: () => 0,
    listsCaughtUp: followingLists.caughtUp,
    caughtUp: async () => {
      await Promise.all(following.map((one) => one.caughtUp()))
    },
    close: async () => {
      await Promise.all(following.map((one) => one.stop()))
      await tables.close()
    },
  }
}
