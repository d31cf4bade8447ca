import { asking } from '@huiyin/analytics'
import { liveGeneration, serverClickHouse } from '@huiyin/clickhouse/server'
import { countingBy, liveSettings, orUnwound } from '@huiyin/installation'
import { listsOf, postgresListReader } from '@huiyin/lists-postgres'
import {
  CONTEXTS,
  dashboardConfig,
  notedAccesses,
  openClock,
  type ContextName,
  type DashboardConfig,
  type OpenProcess,
  type ProcessDefinition,
  type ProcessTools,
} from '@huiyin/process-host'
import type { DashboardLists } from '../queries/list-rows.js'
import { dashboardProcess, type Owner } from './dashboard-process.js'
import { remoteHistories } from './histories.js'

const ownersOf = ({ peers }: DashboardConfig, { peerOf }: ProcessTools): Readonly<Record<ContextName, Owner>> =>
  Object.fromEntries(
    CONTEXTS.map((context): [ContextName, Owner] => [context, { ...peerOf(context), addresses: peers[context] ?? [] }]),
  ) as Record<ContextName, Owner>

const open = async (config: DashboardConfig, tools: ProcessTools): Promise<OpenProcess> => {
  const owners = ownersOf(config, tools) // before anything is opened: an address may be missing
  const { postgres, clickhouse, secure } = config
  return orUnwound(async (opened) => {
    const clock = await openClock(config, tools)
    opened(clock.close)
    const settings = liveSettings(config.settings)
    const lists = postgresListReader<DashboardLists>({ url: postgres.url, of: CONTEXTS.map(listsOf) })
    opened(lists.close)
    const live = liveGeneration({ url: postgres.url })
    opened(live.close)
    const client = serverClickHouse({ url: clickhouse.url })
    opened(() => client.close())
    const access = notedAccesses({ ...tools, clock })
    opened(access.close)
    return dashboardProcess({
      ...{ owners, lists, access, clock, secure },
      ...remoteHistories(tools.clientOf),
      ask: asking(client, live.generation),
      factsReached: async () => (await live.done())?.position ?? null,
      zoneOf: (tenant) => settings.of(tenant).zone,
      countingOf: countingBy(settings),
      production: process.env['NODE_ENV'] === 'production',
    })
  })
}

/** The process in front of the screens, on the engines and processes that its configuration names. */
export const hostedDashboard: ProcessDefinition<typeof dashboardConfig> = {
  name: 'dashboard-api',
  config: dashboardConfig,
  open,
}
