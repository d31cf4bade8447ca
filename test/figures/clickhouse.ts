import { embeddedClickHouse } from '@huiyin/clickhouse'
import { serverClickHouse } from '@huiyin/clickhouse/server'

/** The server that `npm run test:cluster` has started; without it the engine runs in this process. */
const url = process.env['HUIYIN_STORIES_CLICKHOUSE']

/** The ClickHouse of a spec file, to be closed by it. */
export const figuresClickHouse = (folder: string): ReturnType<typeof embeddedClickHouse> =>
  url ? serverClickHouse({ url }) : embeddedClickHouse({ folder })

/** Files that run at the same time share a server, and keep out of each other's generations. */
export const FIRST_GENERATION = url ? 1_000 * Number(process.env['JEST_WORKER_ID'] ?? 1) : 0
