import type { SanctionRow } from '@huiyin/accountability'
import { asking } from '@huiyin/analytics'
import type { ChannelRow } from '@huiyin/campaign'
import { liveGeneration, serverClickHouse } from '@huiyin/clickhouse/server'
import type { UnitRow } from '@huiyin/organisation'
import { liveSettings } from '@huiyin/installation'
import { listsOf, postgresListReader } from '@huiyin/lists-postgres'
import {
  clientsOf,
  CONTEXTS,
  openClock,
  operated,
  patiently,
  operatorConfig,
  readConfig,
  sharedOut,
  type ContextName,
  type Instances,
} from '@huiyin/process-host'
import type { SignedClient } from '@huiyin/signed-http'

/** What of the lists an operator looks at. */
interface OperatorLists {
  readonly channels: ChannelRow
  readonly sanctions: SanctionRow
  readonly units: UnitRow
}

/**
 * An installation of processes in the hands of its operator, by the configuration that was made for him. Throws
 * `BadConfig`.
 */
export const openOperator = async (file: string) => {
  const config = readConfig(operatorConfig, { file, env: process.env })
  const own = { name: 'operator', secret: Buffer.from(config.secret, 'base64url'), peers: config.peers } as const
  const reached = (timeoutMillis?: number): Instances => {
    const peersOf = (context: ContextName) =>
      config.peers[context]
        ? clientsOf(own, context, timeoutMillis).map((client) => ({ process: context, client }))
        : []
    return Object.fromEntries(CONTEXTS.map((context) => [context, peersOf(context)])) as unknown as Instances
  }
  const [instances, owners] = [reached(SETTLING_MILLIS), reached()]
  const log = (_level: string, says: string) => console.error(says)
  const clock = await openClock(config, { log })
  const lists = postgresListReader<OperatorLists>({ url: config.postgres.url, of: CONTEXTS.map(listsOf) })
  const live = liveGeneration({ url: config.postgres.url })
  const client = serverClickHouse({ url: config.clickhouse.url })
  const whole = operated(instances, clock, owners)
  return {
    ...{ config, instances, owners, clock, lists },
    ...whole,
    send: patiently(whole.send, CROWD),
    settings: liveSettings(config.settings),
    ask: asking(client, live.generation),
    /** How far the figures have come; null where nothing was counted yet. */
    figuresReached: async () => (await live.done())?.position ?? null,
    /** One of the processes of a context. */
    clientOf: (context: ContextName): SignedClient => sharedOut(owners[context].map(({ client }) => client)),
    close: async () => {
      await client.close()
      await live.close()
      await lists.close()
      await clock.close()
    },
  }
}
/** Settling takes as long as there is something to do; whatever else is asked is answered soon, or never. */
const SETTLING_MILLIS = 120_000
/** More at once only wait for each other; a process that is started again is back within this time. */
const CROWD = { atOnce: 64, patienceMillis: 120_000 }

/** What an operator has in his hands. */
export type Operator = Awaited<ReturnType<typeof openOperator>>
