// The lists and ClickHouse of a folder in a process of their own, started by `projectionsApart`. It reads the log and
// never writes to it; without the process that started it, it ends.
import { systemClock } from '@huiyin/kernel'
import { hints, type EventStore } from '@huiyin/event-sourcing'
import { embeddedAdapters } from './adapters.js'
import { openProjections, type Projections } from './projections.js'
import type { FromProjector, ProjectorCalls, ProjectorFolder, ToProjector } from './projector-messages.js'

/** It has a processor of its own, and whoever waits for a position waits for what is left: smaller batches, sooner done. */
const LISTS_PAUSE_MILLIS = 20

const tell = (message: FromProjector): void => {
  process.send?.(message)
}

/** The log as this process may use it: told by the other one that it has grown. */
const readOnly = (store: EventStore, grown: ReturnType<typeof hints>): EventStore => ({
  ...store,
  append: () => Promise.reject(new Error('this process only reads the log')),
  onAppended: grown.onAppended,
})

const open = async (folder: ProjectorFolder, grown: ReturnType<typeof hints>) => {
  const store = embeddedAdapters.eventStore({ file: folder.log, clock: systemClock })
  const projections = await openProjections({
    folder,
    store: readOnly(store, grown),
    adapters: embeddedAdapters,
    listsPauseMillis: LISTS_PAUSE_MILLIS,
    onFault: (where, error) => tell({ is: 'stopped', where, says: String(error) }),
    onNotice: (says) => tell({ is: 'notice', says }),
  })
  return { store, projections }
}

const callsOf = ({ store, projections }: { store: EventStore; projections: Projections }) => {
  const reached = () => tell({ is: 'reached', ...projections.reached(), peakKilobytes: process.resourceUsage().maxRSS })
  const calls: { [N in keyof ProjectorCalls]: (given: never) => Promise<unknown> } = {
    listsCaughtUp: () => projections.listsCaughtUp().then(reached),
    caughtUp: () => projections.caughtUp().then(reached),
    ask: ({ name, asOf, parameters }: Parameters<ProjectorCalls['ask']>[0]) => projections.ask(name, asOf, parameters),
    close: async () => {
      await projections.close()
      await store.close()
    },
  }
  return calls
}

const run = () => {
  const grown = hints()
  let calls: ReturnType<typeof callsOf> | null = null
  const answer = async (message: Exclude<ToProjector, { is: 'grown' }>): Promise<unknown> => {
    if (message.is === 'call') return calls?.[message.name](message.given as never)
    calls = callsOf(await open(message.folder, grown))
    return undefined
  }
  process.on('message', (message: ToProjector) => {
    if (message.is === 'grown') return grown.tell()
    const id = message.is === 'call' ? message.id : 0
    answer(message).then(
      (value) => tell({ is: 'answer', id, value }),
      (error: unknown) => tell({ is: 'fault', id, says: String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.on('SIGINT', () => undefined) // Ctrl-C goes to both; whoever started this one ends it in good order
  process.on('SIGTERM', () => undefined)
}

run()
