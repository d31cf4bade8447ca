import { remoteAccessLog } from '@huiyin/access-log'
import { asking } from '@huiyin/analytics'
import { liveGeneration, serverClickHouse } from '@huiyin/clickhouse/server'
import { postgresListReader } from '@huiyin/lists-postgres'
import {
  CONTEXTS,
  dashboardConfig,
  faultFields,
  liveSettings,
  openClock,
  type DashboardConfig,
  type OpenProcess,
  type ProcessDefinition,
  type ProcessTools,
} from '@huiyin/process-host'
import type { DashboardLists } from '../queries/ports.js'
import { dashboardProcess, type Owner, type OwnerName } from './dashboard-process.js'
import { remoteHistories } from './histories.js'

const ownersOf = ({ peers }: DashboardConfig, { peerOf }: ProcessTools): Readonly<Record<OwnerName, Owner>> =>
  Object.fromEntries(
    CONTEXTS.map((context): [OwnerName, Owner] => [context, { ...peerOf(context), addresses: peers[context] ?? [] }]),
  ) as Record<OwnerName, Owner>

/** Milliseconds: a stop waits for the last notes, and has 25 s in all. */
const NOTED_WITHIN = 5_000

/** Who asked what is noted by organisation; while that is away it waits here, and is told. */
const accessesOf = ({ peerOf, log }: ProcessTools, clock: Parameters<typeof remoteAccessLog>[0]['clock']) =>
  remoteAccessLog({
    ...{ organisation: peerOf('organisation', NOTED_WITHIN), clock },
    onWaiting: ({ waiting, lost, fault }) =>
      log('warn', 'who asked what waits to be noted', { waiting, lost, ...(fault ? faultFields(fault) : {}) }),
  })

const open = async (config: DashboardConfig, tools: ProcessTools): Promise<OpenProcess> => {
  const owners = ownersOf(config, tools) // before anything is opened: an address may be missing
  const clock = await openClock(config, tools)
  const { postgres, clickhouse, secure } = config
  const settings = liveSettings(config.settings)
  const schemas = CONTEXTS.map((context) => `lists_${context}`)
  const lists = postgresListReader<DashboardLists>({ url: postgres.url, schemas })
  const live = liveGeneration({ url: postgres.url })
  const client = serverClickHouse({ url: clickhouse.url })
  const access = accessesOf(tools, clock)
  const made = dashboardProcess({
    ...{ owners, lists, access, clock, secure },
    ...remoteHistories(tools.clientOf),
    ask: asking(client, live.generation),
    factsReached: async () => (await live.done())?.position ?? null,
    zoneOf: (tenant) => settings.of(tenant).zone,
    production: process.env['NODE_ENV'] === 'production',
  })
  return {
    ...made,
    close: async () => {
      await access.close()
      await client.close()
      await live.close()
      await lists.close()
      await clock.close()
    },
  }
}

/** The process in front of the screens, on the engines and processes that its configuration names. */
export const hostedDashboard: ProcessDefinition<typeof dashboardConfig> = {
  name: 'dashboard-api',
  config: dashboardConfig,
  open,
}
