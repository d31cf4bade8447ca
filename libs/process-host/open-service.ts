import { systemClock } from '@huiyin/kernel'
import { topicsByContext } from '@huiyin/contracts'
import { followLog, isInLog } from '@huiyin/event-sourcing'
import { kafkaBus, type Sessions, type Topic } from '@huiyin/bus-kafka'
import { sharedClock, type SharedClock } from '@huiyin/cluster-postgres'
import { localFiles, type StoringThreads } from '@huiyin/files-local'
import { countingBy, liveSettings, type Close } from '@huiyin/installation'
import { listsOf, postgresLists } from '@huiyin/lists-postgres'
import { ClockNotMovable, commandGate, type Consumer, type SendCommand } from '@huiyin/messaging'
import { commandPrinter } from '@huiyin/privacy'
import { listProjector, rebuildLists } from '@huiyin/read-model'
import { postgresEventStore } from '@huiyin/store-postgres'
import { remoteErasureJournal, remoteKeyVault } from '@huiyin/vault-http'
import { openMemory } from './memory.js'
import { openAccess, openIdentity } from './shared-keeping.js'
import { guardOf } from './guard/index.js'
import { timedStore } from './metrics.js'
import { patientStepper } from './patient-stepper.js'
import type { ProcessTools } from './run-process.js'
import type { HostedContext, ServiceParts } from './hosting/service.js'
import type { ServiceConfig } from './config/shapes.js'
import { tracedConsumer, tracedList, tracedPublishers, tracedSending } from './traces.js'
import { faultFields } from './hosting/log.js'

/** A message ends the wait at once; where there is none a shorter one would keep every process busy with asking. */
const FETCH_MILLIS = 2_000
const LISTS_PAUSE_MILLIS = 50
const LISTS_BATCH = 4_096

/** The threads that keep the files of a process. */
export interface FilesOn {
  readonly storing: StoringThreads
}

/** What was opened, to be closed in the other order. */
export interface Closing {
  readonly opened: (close: Close) => void
}

const notShared = async (): Promise<never> => {
  throw new ClockNotMovable('this process runs by the clock of the machine (clock: machine)')
}

/** The clock of a process: the machine's, or the row that all processes look at. */
export const openClock = async (
  { clock, postgres }: Pick<ServiceConfig, 'clock' | 'postgres'>,
  { log }: Pick<ProcessTools, 'log'>,
): Promise<SharedClock> => {
  if (clock === 'shared') {
    const onFault = (error: unknown) => log('warn', 'the shared clock could not be looked at', faultFields(error))
    return sharedClock({ url: postgres.url, schema: 'shared', onFault })
  }
  return {
    ...{ now: systemClock.now, isStanding: () => false, look: async () => null, close: async () => undefined },
    set: notShared,
    stand: notShared,
  }
}

/** The lists of a context, kept from the log; made anew where they were kept from another one. */
const openLists = async (
  { name, lists, alarms }: HostedContext,
  { postgres }: ServiceConfig,
  { store, tools, opened }: Pick<ServiceParts, 'store'> & { readonly tools: ProcessTools } & Closing,
) => {
  const kept = [...lists, ...alarms].map(tracedList)
  const own = await postgresLists<unknown>({ url: postgres.url, schema: listsOf(name).schema, lists: kept })
  opened(own.close)
  const checkpoint = await own.live.checkpoint()
  if (checkpoint && !(await isInLog(store, checkpoint))) {
    tools.log('warn', 'the lists were kept from a log that is not this one; they are made anew')
    const next = { next: () => own.next(), swap: own.swap }
    await rebuildLists({ store, lists: kept, live: own.live, batch: LISTS_BATCH, ...next })
  }
  const projector = await listProjector({ store, lists: kept, generation: own.live, batch: LISTS_BATCH })
  const onDelay = (error: unknown) => tools.log('warn', 'the lists have to try again', faultFields(error))
  const stepper = patientStepper(projector, { onDelay })
  const following = followLog(store, stepper, { onFault: tools.giveUp, pauseMillis: LISTS_PAUSE_MILLIS })
  opened(following.stop)
  return { lists: own, projector, listsCaughtUp: following.caughtUp }
}

/** Everything a context stands on. Each part that was opened is given to `opened`, so that a failure leaves none open. */
export const openParts = async (
  context: HostedContext,
  config: ServiceConfig,
  { tools, opened, storing }: { readonly tools: ProcessTools } & FilesOn & Closing,
) => {
  const clock = await openClock(config, tools)
  opened(clock.close)
  const log = await postgresEventStore({ url: config.postgres.url, clock, listenTo: [context.name] })
  opened(log.close)
  const store = timedStore(log, tools.metrics.timing('huiyin_append_seconds', 'An append until it is on the disk'))
  const client = tools.clientOf('vault')
  const vault = remoteKeyVault({ client, secret: tools.secret })
  opened(vault.close)
  const place = { url: config.postgres.url, context: context.name }
  const { marks, copiesOf, alone, close } = await openMemory(place)
  opened(close)
  const { lists, projector, listsCaughtUp } = await openLists(context, config, { store, tools, opened })
  const settings = liveSettings(config.settings)
  const files = localFiles({ folder: config.files, threads: storing })
  opened(files.close)
  const parts: ServiceParts = {
    ...{ config, store, clock, settings, countingOf: countingBy(settings), vault, lists, listsCaughtUp },
    ...{
      copies: copiesOf(config.instance),
      journal: remoteErasureJournal(client),
      files,
      guard: guardOf(config.scanner),
    },
    ...{ clientOf: tools.clientOf, peerOf: tools.peerOf, log: tools.log, alone },
    openIdentity: () => openIdentity(config.postgres.url),
    openAccessLog: () => openAccess(config.postgres.url, { store, clock, log: tools.log }),
  }
  return { parts, clock, marks, projector }
}

/** A consumer whose effect is in the memory of this process has a group and marks of its own. */
const ownOf =
  (instance: string) =>
  (consumer: Consumer): Consumer =>
    consumer.everywhere ? { ...consumer, name: `${consumer.name}@${instance}` } : consumer

/** Every topic of an installation, as the contracts say. */
const topicsOf = (installation: string): readonly Topic[] =>
  Object.entries(topicsByContext).map(([context, { version, partitions }]) => {
    const name = `${installation}.${context}.v${version}`
    return { name, context, version, partitions, deadLetters: `${name}.dead-letters` }
  })

/** Ten heartbeats a session; whoever is still handling something is waited for twice as long. */
const sessionsOf = (seconds: number): Sessions => ({
  ...{ sessionMillis: seconds * 1_000, heartbeatMillis: seconds * 100, rebalanceMillis: seconds * 2_000 },
})

/** The context bound: its gate, and its bus, which is not started yet. */
export const openBound = async (
  context: HostedContext,
  { parts, marks }: Pick<Awaited<ReturnType<typeof openParts>>, 'parts' | 'marks'>,
  tools: ProcessTools,
) => {
  const { config, store, clock, settings, vault } = parts
  const bound = await context.bind(parts)
  const gate = commandGate({
    ports: [bound.commands],
    clock,
    zoneOf: (tenant) => settings.of(tenant).zone,
    print: await commandPrinter(context.printing ? [context.printing] : [], vault),
  })
  const send: SendCommand = tracedSending(gate)
  const { brokers, installation, sessionSeconds } = config.kafka
  const bus = await kafkaBus({
    ...{
      store,
      publishers: tracedPublishers(context.publishers),
      marks,
      brokers,
      installation,
      topics: topicsOf(installation),
    },
    consumers: bound.consumers(send).map(ownOf(config.instance)).map(tracedConsumer),
    clientId: `${context.name}-${config.instance}`,
    fetchMillis: FETCH_MILLIS,
    sessions: sessionsOf(sessionSeconds),
    onFault: (who, error) => {
      tools.log('error', `${who} stopped`, faultFields(error))
      tools.giveUp(error)
    },
    onDelay: (who, error) => tools.log('warn', `${who} has to try again`, faultFields(error)),
  })
  return { send, bus }
}
