import { systemClock, type Clock } from '@huiyin/kernel'
import { RANKING_MINIMUM } from '@huiyin/statistics'
import type { EventStore, Sealer } from '@huiyin/event-sourcing'
import type { FileGuard, Files } from '@huiyin/files'
import { alarmRunner, commandGate, type AlarmRunner, type SendCommand, type Settling } from '@huiyin/messaging'
import { alarmBook } from '@huiyin/read-model'
import { sqliteCopyStore, type EmbeddedBus } from '@huiyin/bus-embedded'
import { unitNamesIn } from '@huiyin/dashboard-api/unit-names'
import { rankingComputer } from '@huiyin/evaluation'
import { openAccessLog, type AccessLog } from '@huiyin/access-log'
import { embeddedAdapters, type Adapters } from './adapters.js'
import { ALARMS, bindContexts, PUBLISHERS } from './contexts.js'
import { requireLog, takeDataFolder, type DataFolder } from './data-folder.js'
import { openPersonalData, type PersonalData } from './personal-data.js'
import { requireKnownLog } from './restored.js'
import { openProjections, type Projections } from './projections.js'
import { projectionsApart } from './projections-apart.js'
import { guardOf, scannerIn } from '@huiyin/process-host/guard'
import { liveSettings, openSeals, orUnwound, type LiveSettings } from '@huiyin/installation'

/** Every context in one process over one data folder. */
export interface Installation extends Pick<Projections, 'lists' | 'ask' | 'rebuild' | 'reached' | 'besideKilobytes'> {
  readonly clock: Clock
  readonly folder: DataFolder
  readonly settings: LiveSettings
  readonly store: EventStore
  readonly send: SendCommand
  readonly bus: EmbeddedBus
  readonly personalData: PersonalData
  readonly files: Files
  /** Who looks through files before they are kept. */
  readonly guard: FileGuard
  readonly sealer: Sealer
  /** Who asked what. */
  readonly access: AccessLog
  /** Nothing fires by itself: `alarmTimer` wakes them by the machine's clock, a virtual clock as it moves. */
  readonly alarms: AlarmRunner
  /** What a virtual clock waits for before it moves. */
  readonly settling: Settling
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
  /** Told in a sentence what the operator should know and nobody has to mend. */
  readonly onNotice?: (says: string) => void
  /** What it stands on; the product's own when left out. */
  readonly adapters?: Adapters
  /** `apart`: lists and ClickHouse are kept by a process of their own, for a long import on two cores. */
  readonly projections?: 'here' | 'apart'
}

/** The log, what is kept from it, its vault, and its seals; nothing decides yet. */
const openLog = (options: InstallationOptions) => {
  const { clock = systemClock, onFault = () => undefined, onNotice = () => undefined } = options
  const { adapters = embeddedAdapters, projections: where = 'here' } = options
  if (options.existing) requireLog(options.folder)
  return orUnwound(async (opened) => {
    const folder = takeDataFolder(options.folder)
    opened(folder.release)
    const settings = liveSettings(folder.settings)
    const store = adapters.eventStore({ file: folder.log, clock })
    opened(store.close)
    await requireKnownLog(folder, store)
    const personalData = await openPersonalData(folder, store)
    opened(personalData.vault.close)
    const access = openAccessLog({ folder: folder.access, store, clock, onFault: (error) => onFault('access', error) })
    opened(access.close)
    const openThem = where === 'apart' ? projectionsApart : openProjections
    const projections = await openThem({ folder, store, adapters, onFault, onNotice })
    opened(projections.close)
    const seals = openSeals({ store, clock, file: folder.seals, onFault: (error) => onFault('seals', error) })
    opened(seals.stop)
    return { clock, folder, settings, store, personalData, projections, access, sealer: seals.sealer }
  })
}

/** What decides and what reacts: the contexts behind one gate, and the bus between them. */
const openContexts = async (log: Awaited<ReturnType<typeof openLog>>, options: InstallationOptions) => {
  const { bus: mode = 'plain', onFault = () => undefined, adapters = embeddedAdapters } = options
  const { clock, folder, settings, store, sealer, personalData } = log
  const { ask, caughtUp, listsCaughtUp } = log.projections
  const lists = { query: log.projections.lists.query, caughtUp: listsCaughtUp }
  const files = adapters.files({ folder: folder.files })
  const copies = sqliteCopyStore({ file: folder.marks })
  const zoneOf = (tenant: string) => settings.of(tenant).zone
  const sealed = async (reason: string) => {
    const seal = await sealer.sealNow(reason)
    if (seal) await caughtUp()
    return seal
  }
  const computeRanking = rankingComputer({ ask, sealed, zoneOf, minimum: RANKING_MINIMUM })
  const erasure = personalData
  const context = { store, clock, settings, copies, erasure, files, lists, computeRanking }
  const { ports, consumers } = await bindContexts(context)
  const { print } = personalData
  const send = commandGate({ ports, clock, zoneOf, print })
  const file = folder.marks
  const bus = adapters.bus({ store, publishers: PUBLISHERS, consumers: consumers(send), file, mode, onFault })
  const close = async () => {
    await bus.stop()
    copies.close()
    await files.close()
  }
  return { files, guard: guardOf(scannerIn(process.env)), send, bus, close }
}

/** The bus is started last; where it cannot start nothing is left open. */
const startContexts = async (log: Awaited<ReturnType<typeof openLog>>, options: InstallationOptions) => {
  const contexts = await openContexts(log, options)
  try {
    await contexts.bus.start()
    return contexts
  } catch (error) {
    await contexts.close()
    throw error
  }
}

/** Opens a data folder and starts every context in this process. Throws `FolderInUse` when another process holds it. */
export const openInstallation = async (options: InstallationOptions): Promise<Installation> => {
  const { onFault = () => undefined } = options
  const log = await openLog(options)
  const contexts = await startContexts(log, options).catch(async (error: unknown) => {
    await log.close()
    throw error
  })
  const { projections, close: closeLog, ...kept } = log
  const { lists, ask, rebuild, reached, besideKilobytes } = projections
  const book = alarmBook(lists.query, ALARMS)
  const alarms = alarmRunner({ book, send: contexts.send, onFault: (error) => onFault('alarms', error) })
  const drain = async () => {
    await contexts.bus.settle()
    await projections.listsCaughtUp()
  }
  return {
    ...kept,
    ...contexts,
    lists,
    ask,
    rebuild,
    reached,
    besideKilobytes,
    alarms,
    settling: { drain, alarms },
    unitNames: () => unitNamesIn(lists.query),
    settle: async () => {
      await contexts.bus.settle()
      await projections.caughtUp()
    },
    close: async () => {
      await contexts.close()
      await closeLog()
    },
  }
}
