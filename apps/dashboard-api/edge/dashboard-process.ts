import type { Clock, TimeZone } from '@huiyin/kernel'
import { noting, type RemoteAccessLog } from '@huiyin/access-log'
import type { Ask } from '@huiyin/analytics'
import { remoteCommands } from '@huiyin/commands-http'
import { commandsByContext, ownerOfCommand } from '@huiyin/contracts'
import {
  answerSeenItems,
  PlatformModule,
  remoteLogHead,
  remoteSessions,
  type HttpHostOptions,
  type Peer,
  type SignedCalls,
} from '@huiyin/nest-platform'
import type { PostgresListReader } from '@huiyin/lists-postgres'
import type { ContextName } from '@huiyin/process-host/config'
import { RANKING_MINIMUM } from '@huiyin/statistics'
import type { DashboardLists } from '../queries/list-rows.js'
import type { DashboardPorts, Position } from '../queries/ports.js'
import { unitNamesIn } from '../queries/unit-names.js'
import { dashboardFolder } from './dashboard-folder.js'
import { DashboardApiModule } from './dashboard-api.module.js'
import { ownerProxy } from './owner-proxy.js'
import { seenItems } from './seen-items.js'
import { waitingFor } from './waiting.js'

/** The process of a context as this one asks it. */
export interface Owner extends Peer {
  /** Where it listens, each instance; what it answers itself is passed on to it. */
  readonly addresses: readonly string[]
}

/** What this process stands on where it runs apart. */
export interface DashboardProcessPorts extends Pick<DashboardPorts, 'ask' | 'historyOf' | 'sanctionHistoryOf'> {
  /** The processes of all contexts, by context. */
  readonly owners: Readonly<Record<ContextName, Owner>>
  readonly lists: Pick<PostgresListReader<DashboardLists>, 'query' | 'reached'>
  readonly ask: Ask
  /** How far the facts in ClickHouse have come; null where nothing is kept yet. */
  readonly factsReached: () => Promise<Position | null>
  readonly access: Pick<RemoteAccessLog, 'note' | 'accessesOf'>
  readonly clock: Clock
  readonly zoneOf: (tenant: string) => TimeZone
  readonly countingOf: DashboardPorts['countingOf']
  /** Whether browsers reach it over TLS. */
  readonly secure: boolean
  /** Nothing is told about the schema or the inside. */
  readonly production: boolean
  /** How long the lists or the facts may take to come to a place before an earlier one is answered. */
  readonly waitMillis?: number
}

/** What the process serves and answers; the host of the process adds address, health, figures and the stop. */
export interface DashboardProcess extends Required<
  Pick<HttpHostOptions, 'modules' | 'beforeBodies' | 'staticFolders' | 'unready' | 'secure'>
> {
  readonly calls: SignedCalls
}

/** Who hands out what an item names, and so asks who sees it. */
const SEEN_BY = ['intake', 'rectification'] as const

const dashboardPorts = (ports: DashboardProcessPorts): DashboardPorts => {
  const {
    owners,
    lists,
    ask,
    factsReached,
    access,
    clock,
    zoneOf,
    countingOf,
    historyOf,
    sanctionHistoryOf,
    waitMillis,
  } = ports
  const limit = waitMillis === undefined ? {} : { limitMillis: waitMillis }
  const waits = {
    lists: waitingFor({ reached: lists.reached, ...limit }),
    facts: waitingFor({ reached: factsReached, ...limit }),
  }
  return {
    ...{
      ask,
      clock,
      zoneOf,
      countingOf,
      historyOf,
      sanctionHistoryOf,
      minimumSample: RANKING_MINIMUM,
      lists: lists.query,
    },
    head: remoteLogHead(owners.organisation),
    waitFor: (position, of) => waits[of](position),
    accessesOf: (tenant, itemId) => access.accessesOf(tenant, itemId),
    unitNames: () => unitNamesIn(lists.query),
  }
}

/** Where nothing was recorded yet there is nothing to list, and the first person may sign in. */
const unreadyWithout =
  ({ lists, owners }: DashboardProcessPorts) =>
  async (): Promise<readonly string[]> => {
    try {
      if ((await lists.reached()) !== null) return []
    } catch {
      return ['the database of the lists does not answer']
    }
    const end = await remoteLogHead(owners.organisation)().catch(() => undefined)
    if (end === undefined) return ['organisation does not answer']
    return end === null ? [] : ['the lists of some service have not begun']
  }

const byContext = <T>(
  owners: DashboardProcessPorts['owners'],
  pick: (owner: Owner) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(owners).map(([context, owner]) => [context, pick(owner)]))

/**
 * The process in front of the screens, where services run apart: it asks organisation who somebody is, the lists and
 * ClickHouse what is the case, the owners for histories, sends commands to them, and passes on what they answer themselves.
 */
export const dashboardProcess = (ports: DashboardProcessPorts): DashboardProcess => {
  const { owners, access, secure, production } = ports
  const questions = dashboardPorts(ports)
  const send = remoteCommands({
    ownerOf: ownerOfCommand,
    clients: byContext(owners, ({ client }) => client),
  })
  const folder = dashboardFolder()
  return {
    modules: [
      PlatformModule.with({
        gateway: { definitions: commandsByContext, send },
        sessions: remoteSessions(owners.organisation),
        cookie: { secure },
        onAsked: noting({ access }),
      }),
      DashboardApiModule.with({ ...questions, production }),
    ],
    beforeBodies: ownerProxy({ owners: byContext(owners, ({ addresses }) => addresses) }),
    staticFolders: folder === null ? [] : [{ at: '/', folder, hashed: 'assets' }],
    calls: answerSeenItems(seenItems(questions), SEEN_BY),
    unready: unreadyWithout(ports),
    secure,
  }
}
