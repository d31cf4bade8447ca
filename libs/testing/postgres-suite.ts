import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import { notRun } from './not-run.js'
import { postgresMissing, postgresServer, type PostgresServer } from './postgres-server.js'

const START_MILLIS = 60_000

/** The PostgreSQL of a spec file. */
export interface PostgresSuite {
  readonly suite: string
  /** Why there is none, or null. */
  readonly missing: string | null
  /** Says `NOT RUN` and is true where there is none; a test then returns. */
  isNotRun(): boolean
  readonly server: PostgresServer
  /** A schema that nobody has used. */
  freshSchema(): string
}

/** Starts a PostgreSQL before the tests of a file and removes it after them; `suite` is said where it cannot be run. */
export const postgresSuite = (suite: string): PostgresSuite => {
  const missing = postgresMissing()
  let server: PostgresServer | null = null
  beforeAll(async () => {
    if (!missing) server = await postgresServer()
  }, START_MILLIS)
  afterAll(() => server?.remove(), START_MILLIS)
  return {
    suite,
    missing,
    isNotRun: () => {
      if (missing) notRun(suite, missing)
      return missing !== null
    },
    get server() {
      return server!
    },
    freshSchema: () => `spec_${randomUUID().replaceAll('-', '')}`,
  }
}
