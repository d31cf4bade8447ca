import { createHmac } from 'node:crypto'
import { systemClock, type Clock } from '@huiyin/kernel'
import { followLog, type EventStore, type Following } from '@huiyin/event-sourcing'
import { commandGate, type Bus, type SendCommand } from '@huiyin/messaging'
import { listProjector } from '@huiyin/read-model'
import { asking, factWriter, type Ask } from '@huiyin/analytics'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { embeddedBus, sqliteCopyStore } from '@huiyin/bus-embedded'
import { sqliteLists, type SqliteLists } from '@huiyin/lists-sqlite'
import { embeddedClickHouse, sqliteRangeJournal } from '@huiyin/clickhouse'
import { bindContexts, FACT_TABLES, LISTS, PUBLISHERS, type Lists } from './contexts.js'
import { requireLog, takeDataFolder, type DataFolder } from './data-folder.js'
import { liveSettings, type LiveSettings } from './settings.js'

/** Every context in one process over one data folder. */
export interface Installation {
  readonly folder: DataFolder
  readonly settings: LiveSettings
  readonly store: EventStore
  readonly send: SendCommand
  readonly bus: Bus
  readonly lists: SqliteLists<Lists>
  readonly ask: Ask
  /** The names of the units as they are called today; an unknown id stands for itself. */
  unitNames(): Promise<(unitId: string) => string>
  /** Resolves when reactions, lists and ClickHouse have caught up with everything committed before the call. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface InstallationOptions {
  readonly folder: string
  /** Only a folder that already holds a log; nothing is created. */
  readonly existing?: boolean
  readonly clock?: Clock
  /** `plain`, or a seed for the unkind mode of the embedded bus. */
  readonly bus?: 'plain' | { readonly adversarial: number }
  readonly onFault?: (where: string, error: unknown) => void
}

/** A busy log is listed in larger batches; whoever waits for a position ends the pause. */
const LISTS_PAUSE_MILLIS = 100
/** ClickHouse takes few large inserts better than many small ones. */
const FACTS_PAUSE_MILLIS = 500

const openProjections = async (
  folder: DataFolder,
  store: EventStore,
  onFault: (where: string) => (e: unknown) => void,
) => {
  const lists = sqliteLists<Lists>({ file: folder.lists, lists: LISTS })
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live, batch: 8_192 })
  const client = embeddedClickHouse({ folder: folder.clickhouse })
  const journal = sqliteRangeJournal({ file: folder.ranges })
  const writer = await factWriter({ store, client, tables: FACT_TABLES, journal, generation: journal.generation() })
  const following: Following[] = [
    followLog(store, projector, { onFault: onFault('lists'), pauseMillis: LISTS_PAUSE_MILLIS }),
    followLog(store, writer, { onFault: onFault('facts'), pauseMillis: FACTS_PAUSE_MILLIS }),
  ]
  return {
    lists,
    ask: asking(client, journal.generation),
    caughtUp: () => Promise.all(following.map((one) => one.caughtUp())),
    close: async () => {
      await Promise.all(following.map((one) => one.stop()))
      await client.close()
      journal.close()
      await lists.close()
    },
  }
}

/** Takes the print of a command's input under the installation's key. */
const print = (text: string) => createHmac('sha256', 'huiyin').update(text).digest('hex').slice(0, 32)

/** Opens a data folder and starts every context in this process. Throws `FolderInUse` when another process holds it. */
export const openInstallation = async (options: InstallationOptions): Promise<Installation> => {
  const { clock = systemClock, bus: mode = 'plain', onFault = () => undefined } = options
  if (options.existing) requireLog(options.folder)
  const folder = takeDataFolder(options.folder)
  const store = sqliteEventStore({ file: folder.log, clock })
  const settings = liveSettings(folder.settings)
  const copies = sqliteCopyStore({ file: folder.marks })
  const { ports, consumers } = await bindContexts({ store, clock, settings, copies })
  const send = commandGate({ ports, clock, zoneOf: (tenant) => settings.of(tenant).zone, print })
  const bus = embeddedBus({
    store,
    publishers: PUBLISHERS,
    consumers: consumers(send),
    file: folder.marks,
    mode,
    onFault,
  })
  const projections = await openProjections(folder, store, (where) => (error) => onFault(where, error))
  await bus.start()
  return {
    folder,
    settings,
    store,
    send,
    bus,
    lists: projections.lists,
    ask: projections.ask,
    unitNames: async () => {
      const rows = await projections.lists.query.selectFrom('units').select(['unit_id', 'name']).execute()
      const names = new Map(rows.map(({ unit_id: id, name }) => [id, name]))
      return (unitId) => names.get(unitId) ?? unitId
    },
    settle: async () => {
      await bus.settle()
      await projections.caughtUp()
    },
    close: async () => {
      await bus.stop()
      copies.close()
      await projections.close()
      await store.close()
      folder.release()
    },
  }
}
