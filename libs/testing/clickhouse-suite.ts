import { afterAll, beforeAll } from '@jest/globals'
import { clickHouseMissing, clickHouseServer, type ClickHouseServer } from './clickhouse-server.js'
import { notRun } from './not-run.js'

const START_MILLIS = 60_000

/** The ClickHouse of a spec file. */
export interface ClickHouseSuite {
  /** Why there is none, or null. */
  readonly missing: string | null
  /** Says `NOT RUN` and is true where there is none; a test then returns. */
  isNotRun(): boolean
  readonly server: ClickHouseServer
}

/** Starts a ClickHouse before the tests of a file and removes it after them; `suite` is said where it cannot be run. */
export const clickHouseSuite = (suite: string): ClickHouseSuite => {
  const missing = clickHouseMissing()
  let server: ClickHouseServer | null = null
  beforeAll(async () => {
    if (!missing) server = await clickHouseServer()
  }, START_MILLIS)
  afterAll(() => server?.remove(), START_MILLIS)
  return {
    missing,
    isNotRun: () => {
      if (missing) notRun(suite, missing)
      return missing !== null
    },
    get server() {
      return server!
    },
  }
}
