import { sqliteEventStore } from '@huiyin/store-sqlite'
import { embeddedBus } from '@huiyin/bus-embedded'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { localFiles } from '@huiyin/files-local'
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

/** The same parts from somebody else, who may watch them or put others in their place. */
export type Adapters = typeof embeddedAdapters
