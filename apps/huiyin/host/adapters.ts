import { sqliteEventStore } from '@huiyin/store-sqlite'
import { embeddedBus } from '@huiyin/bus-embedded'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { localFiles, STORING_THREADS } from '@huiyin/files-local'
import { embeddedClickHouse, sqliteRangeJournal } from '@huiyin/clickhouse'

/** What an installation in one process stands on, by what each part is for. */
export const embeddedAdapters = {
  eventStore: sqliteEventStore,
  bus: embeddedBus,
  lists: sqliteLists,
  clickHouse: embeddedClickHouse,
  ranges: sqliteRangeJournal,
  files: localFiles,
} as const

/** As many threads answer questions about lists where people wait for them; each has a connection of its own. */
const READING_THREADS = 2

/**
 * The same for an installation that serves many: whoever asks for fifty rows does not wait for whoever counts a city's,
 * and nobody for the disk while somebody's file is written.
 */
export const servingAdapters: Adapters = {
  ...embeddedAdapters,
  lists: (options) => sqliteLists({ readers: { threads: READING_THREADS }, ...options }),
  files: (options) => localFiles({ threads: STORING_THREADS, ...options }),
}

/** The same parts from somebody else, who may watch them or put others in their place. */
export type Adapters = typeof embeddedAdapters
