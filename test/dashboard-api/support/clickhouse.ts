import type { ClickHouseClient } from '@clickhouse/client'
import { serverClickHouse } from '@huiyin/clickhouse/server'
import { clickHouseServer } from '@huiyin/testing'

/** ClickHouse in a process of its own, for one suite. */
export interface RunningClickHouse {
  readonly client: ClickHouseClient
  stop(): Promise<void>
}

/** Starts it empty; it ends with the suite. */
export const startClickHouse = async (): Promise<RunningClickHouse> => {
  const server = await clickHouseServer()
  const client = serverClickHouse({ url: server.url })
  return {
    client,
    stop: async () => {
      await client.close()
      await server.remove()
    },
  }
}
