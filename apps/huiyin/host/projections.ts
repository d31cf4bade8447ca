import { followLog, type EventStore } from '@huiyin/event-sourcing'
import { listProjector } from '@huiyin/read-model'
import { asking, factWriter, type Ask } from '@huiyin/analytics'
import type { SqliteLists } from '@huiyin/lists-sqlite'
import type { Adapters } from './adapters.js'
import { FACT_TABLES, LISTS, type Lists } from './contexts.js'
import type { DataFolder } from './data-folder.js'

/** A busy log is listed in larger batches; whoever waits for a position ends the pause. */
const LISTS_PAUSE_MILLIS = 100
const LISTS_BATCH = 8_192
/** ClickHouse takes few large inserts better than many small ones. */
const FACTS_PAUSE_MILLIS = 500

/** The lists and ClickHouse of this process, both fed from the log. */
export interface Projections {
  readonly lists: SqliteLists<Lists>
  readonly ask: Ask
  /** Resolves when the lists have everything committed before the call. */
  listsCaughtUp(): Promise<void>
  /** Resolves when both have everything committed before the call. */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

/** Opens both and keeps them following the log; a fault of one is told by its name. */
export const openProjections = async (
  folder: DataFolder,
  store: EventStore,
  onFault: (where: string, error: unknown) => void,
  adapters: Adapters,
): Promise<Projections> => {
  const lists = adapters.lists<Lists>({ file: folder.lists, lists: LISTS })
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live, batch: LISTS_BATCH })
  const client = adapters.clickHouse({ folder: folder.clickhouse })
  const journal = adapters.ranges({ file: folder.ranges })
  const writer = await factWriter({ store, client, tables: FACT_TABLES, journal, generation: journal.generation() })
  const follow = (name: string, stepper: typeof projector, pauseMillis: number) =>
    followLog(store, stepper, { onFault: (error) => onFault(name, error), pauseMillis })
  const followingLists = follow('lists', projector, LISTS_PAUSE_MILLIS)
  const following = [followingLists, follow('facts', writer, FACTS_PAUSE_MILLIS)]
  return {
    lists,
    ask: asking(client, journal.generation),
    listsCaughtUp: followingLists.caughtUp,
    caughtUp: async () => {
      await Promise.all(following.map((one) => one.caughtUp()))
    },
    close: async () => {
      await Promise.all(following.map((one) => one.stop()))
      await client.close()
      journal.close()
      await lists.close()
    },
  }
}
