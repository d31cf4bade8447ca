import type { z } from 'zod'
import { systemClock } from '@huiyin/kernel'
import {
  createHttpHost,
  SignedCallsModule,
  type HttpHostOptions,
  type LogLine,
  type SignedCalls,
} from '@huiyin/nest-platform'
import { requestVerifier, signedClient, type SignedClient } from '@huiyin/signed-http'
import type { ProcessName } from './config/processes.js'
import { BadConfig, readConfig, type ConfigSource } from './config/read-config.js'
import type { CommonConfig } from './config/shapes.js'
import { faultFields, jsonLog } from './hosting/log.js'
import type { PeersAndLog } from './hosting/service.js'
import { processMetrics, type ProcessMetrics } from './metrics.js'
import { openTraces } from './traces.js'
import { sharedOut } from './shared-out.js'

/** What a process is opened with. */
export interface ProcessTools extends PeersAndLog {
  readonly metrics: ProcessMetrics
  /** The secret this process signs with. */
  readonly secret: Uint8Array
  /** The secrets of those who may ask it. */
  readonly callers: ReadonlyMap<string, Uint8Array>
  /** Ends the process because it cannot do its work any more; whoever watches it starts it again. */
  readonly giveUp: (error: unknown) => void
}

/** What a process does once it is open. */
export interface OpenProcess extends Pick<
  HttpHostOptions,
  'unready' | 'staticFolders' | 'beforeBodies' | 'bodyLimits' | 'secure'
> {
  readonly modules?: HttpHostOptions['modules']
  /** What it answers to other processes. */
  readonly calls?: SignedCalls
  /** Called when it listens, with its address. */
  readonly onListening?: (address: string) => void
  /** Finishes what is under way and closes, the last opened first. Nothing arrives over HTTP any more. */
  readonly close: () => Promise<void>
}

/** A kind of process: its name, its configuration and what it opens. */
export interface ProcessDefinition<S extends z.ZodType = z.ZodType> {
  readonly name: ProcessName
  readonly config: S
  readonly open: (config: z.output<S>, tools: ProcessTools) => Promise<OpenProcess>
}

/** A process that listens. */
export interface RunningProcess {
  readonly address: string
  /** Resolves when the process cannot go on, with the reason. */
  readonly ended: Promise<unknown>
  /** Takes no more requests, finishes those under way, and closes. */
  stop(): Promise<void>
}

const bytesOf = (secret: string): Uint8Array => Buffer.from(secret, 'base64url')

/** A client for each instance of a process. Throws `BadConfig` where no address is configured. */
export const clientsOf = (
  own: { readonly name: ProcessName; readonly secret: Uint8Array; readonly peers: CommonConfig['peers'] },
  peer: ProcessName,
  timeoutMillis?: number,
): readonly SignedClient[] => {
  const { name, secret, peers } = own
  const addresses = peers[peer]
  if (!addresses) throw new BadConfig(`${name} has to ask ${peer}, and peers.${peer} is not configured`)
  const signer = { from: name, to: peer, secret, clock: systemClock }
  const waiting = timeoutMillis === undefined ? {} : { timeoutMillis }
  return addresses.map((address) => signedClient({ ...signer, address, ...waiting }))
}

const toolsOf = (name: ProcessName, config: CommonConfig, log: LogLine) => {
  let giveUp: (error: unknown) => void = () => undefined
  const ended = new Promise<unknown>((resolve) => {
    giveUp = resolve
  })
  const secret = bytesOf(config.secret)
  const callers = new Map(Object.entries(config.callers).map(([caller, text]) => [caller, bytesOf(text)]))
  const clientOf: ProcessTools['clientOf'] = (peer, timeoutMillis) =>
    sharedOut(clientsOf({ name, secret, peers: config.peers }, peer, timeoutMillis))
  const metrics = processMetrics({ process: name, instance: config.instance })
  const peerOf: ProcessTools['peerOf'] = (peer, timeoutMillis) => ({
    process: peer,
    client: clientOf(peer, timeoutMillis),
  })
  return { tools: { log, metrics, clientOf, peerOf, secret, callers, giveUp }, ended }
}

/** Until it stops it is ready when its parts are; from then on nobody shall send it anything new. */
const readiness = (unready: OpenProcess['unready']) => {
  let isStopping = false
  return {
    stopping: () => {
      isStopping = true
    },
    unready: async () => (isStopping ? ['stopping'] : ((await unready?.()) ?? [])),
  }
}

/** The HTTP server of a process over what it has opened. */
const serverOf = (opened: OpenProcess, unready: NonNullable<OpenProcess['unready']>, own: ServerOwn) => {
  const { modules = [], calls = {}, staticFolders, beforeBodies, bodyLimits, secure } = opened
  const verify = requestVerifier({ self: own.name, secrets: own.tools.callers, clock: systemClock })
  return createHttpHost({
    modules: [SignedCallsModule.with({ calls, verify }), ...modules],
    ...{ unready, metrics: own.tools.metrics, log: own.tools.log },
    which: { process: own.name, instance: own.instance },
    ...(staticFolders && { staticFolders }),
    ...(beforeBodies && { beforeBodies }),
    ...(bodyLimits && { bodyLimits }),
    ...(secure === undefined ? {} : { secure }),
  })
}
interface ServerOwn {
  readonly name: ProcessName
  readonly instance: string
  readonly tools: ProcessTools
}

const tracesOf = (name: ProcessName, { traces, instance }: CommonConfig) =>
  traces ? openTraces({ url: traces.url, process: name, instance }) : async () => undefined

/** Opens a process and lets it listen. What fails leaves nothing open. Throws `BadConfig` before anything is opened. */
export const startProcess = async <S extends z.ZodType>(
  { name, config: shape, open }: ProcessDefinition<S>,
  source: ConfigSource,
  write?: (line: string) => void,
): Promise<RunningProcess> => {
  const config = readConfig(shape, source)
  const common = config as CommonConfig
  const log = jsonLog({ process: name, instance: common.instance }, write)
  const { tools, ended } = toolsOf(name, common, log)
  const closeTraces = tracesOf(name, common)
  const opened = await open(config, tools)
  const ready = readiness(opened.unready)
  try {
    const host = await serverOf(opened, ready.unready, { name, instance: common.instance, tools })
    const address = await host.listen(common.listen.port, common.listen.host)
    opened.onListening?.(address)
    log('info', 'listening', { address })
    return {
      address,
      ended,
      stop: async () => {
        ready.stopping()
        await host.close()
        await opened.close()
        await closeTraces()
        log('info', 'stopped')
      },
    }
  } catch (error) {
    await opened.close()
    throw error
  }
}

const untilSignalled = (): Promise<null> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve(null))
    process.once('SIGTERM', () => resolve(null))
  })

/** How long a stop may take before the process is ended from without: what was acknowledged is safe either way. */
const STOP_MILLIS = 25_000
const EXIT = { config: 2, fault: 70 } as const

/**
 * Runs a process until it is told to stop (SIGTERM, SIGINT) or cannot go on. The configuration comes from the YAML file
 * that `HUIYIN_CONFIG` names and from variables. Exit codes: 0 stopped, 2 it cannot start so, 70 a fault.
 */
export const runProcess = async <S extends z.ZodType>(definition: ProcessDefinition<S>): Promise<void> => {
  const log = jsonLog({ process: definition.name, instance: process.env['HUIYIN_INSTANCE'] ?? '1' })
  try {
    const running = await startProcess(definition, { file: process.env['HUIYIN_CONFIG'], env: process.env })
    const fault = await Promise.race([untilSignalled(), running.ended])
    if (fault !== null) {
      log('error', 'cannot go on', faultFields(fault))
      process.exitCode = EXIT.fault
    }
    setTimeout(() => process.exit(EXIT.fault), STOP_MILLIS).unref()
    await running.stop()
  } catch (error) {
    const isConfig = error instanceof BadConfig
    log('error', isConfig ? error.message : 'could not start', isConfig ? {} : faultFields(error))
    process.exit(isConfig ? EXIT.config : EXIT.fault)
  }
}
