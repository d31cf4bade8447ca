import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ask } from '@huiyin/analytics'
import { LISTS, type Lists } from './contexts.js'
import { RebuildUnderWay, type Projections, type ProjectionsOptions } from './projections.js'
import type { FromProjector, ProjectorCalls, ToProjector } from './projector-messages.js'

/** The other process ended, or could not do what it was asked. */
export class ProjectorFailed extends Error {
  override name = 'ProjectorFailed'
}

/** A busy log is told of so often; whoever waits is not kept waiting by it. */
const GROWN_MILLIS = 10

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }

/** Asks the other process, and hears what it says by itself. */
const talkingTo = (child: ChildProcess, hear: (message: FromProjector) => void) => {
  const waiting = new Map<number, Waiting>()
  let next = 1
  const fail = (says: string) => {
    for (const { reject } of waiting.values()) reject(new ProjectorFailed(says))
    waiting.clear()
  }
  child.on('message', (message: FromProjector) => {
    if (message.is !== 'answer' && message.is !== 'fault') return hear(message)
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.is === 'answer') one?.resolve(message.value as never)
    else one?.reject(new ProjectorFailed(message.says))
  })
  child.on('exit', (code, signal) => fail(`the process of lists and ClickHouse ended (${signal ?? code})`))
  const tell = (message: ToProjector) => {
    // killed a moment ago it may still look connected: its end is told by `exit`, and a pipe that broke says no more
    if (child.connected) child.send(message, () => undefined)
  }
  const told = <T>(id: number, message: ToProjector) =>
    new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      if (!child.connected) fail('the process of lists and ClickHouse is not there any more')
      tell(message)
    })
  const call = <N extends keyof ProjectorCalls>(name: N, given?: Parameters<ProjectorCalls[N]>[0]) => {
    const id = next
    next += 1
    return told<ReturnType<ProjectorCalls[N]>>(id, { is: 'call', id, name, given })
  }
  return { tell, call, open: (message: ToProjector) => told<void>(0, message) }
}

/** Tells of the log's growth, not oftener than every so many milliseconds. */
const tellingOfGrowth = (store: ProjectionsOptions['store'], tell: () => void) => {
  let pausing: NodeJS.Timeout | null = null
  const unsubscribe = store.onAppended(() => {
    pausing ??= setTimeout(() => {
      pausing = null
      tell()
    }, GROWN_MILLIS)
  })
  return () => {
    unsubscribe()
    if (pausing) clearTimeout(pausing)
  }
}

const startProjector = (): ChildProcess =>
  fork(fileURLToPath(new URL('./projector-child.js', import.meta.url)), {
    serialization: 'advanced',
    execArgv: ['--max-semi-space-size=16'], // it goes through batches that live longer than a nursery
  })

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()))

/**
 * The same lists and ClickHouse in a process of their own, so that a long import keeps two cores busy. The lists are
 * asked here, for a second process may read them; figures are asked there. Nothing is rebuilt meanwhile.
 */
export const projectionsApart = async (options: ProjectionsOptions): Promise<Projections> => {
  const { folder, store, adapters, onFault, onNotice } = options
  const { log, lists: file, ranges, clickhouse } = folder
  const lists = adapters.lists<Lists>({ file, lists: LISTS })
  const child = startProjector()
  let reached = { lists: 0, figures: 0, peakKilobytes: 0 }
  const { tell, call, open } = talkingTo(child, (message) => {
    if (message.is === 'reached') reached = message
    else if (message.is === 'notice') onNotice(message.says)
    else if (message.is === 'stopped') onFault(message.where, new ProjectorFailed(message.says))
  })
  const stopTelling = tellingOfGrowth(store, () => tell({ is: 'grown' }))
  const close = async () => {
    stopTelling()
    if (child.connected) await call('close').finally(() => child.disconnect())
    await ended(child)
    await lists.close()
  }
  const caughtUp = (name: 'listsCaughtUp' | 'caughtUp') => () => {
    tell({ is: 'grown' })
    return call(name)
  }
  await open({ is: 'open', folder: { log, lists: file, ranges, clickhouse } }).catch(async (error: unknown) => {
    child.kill('SIGKILL')
    await lists.close()
    throw error
  })
  return {
    lists,
    ask: ((name, asOf, parameters = {}) => call('ask', { name, asOf, parameters })) as Ask,
    rebuild: () => Promise.reject(new RebuildUnderWay()),
    reached: () => ({ lists: reached.lists, figures: reached.figures }),
    besideKilobytes: () => reached.peakKilobytes,
    listsCaughtUp: caughtUp('listsCaughtUp'),
    caughtUp: caughtUp('caughtUp'),
    close,
  }
}
