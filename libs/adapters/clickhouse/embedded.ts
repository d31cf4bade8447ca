import { mkdirSync } from 'node:fs'
import { createClient, type ClickHouseClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'

type ClientConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>

/**
 * ClickHouse inside this process, through the official client: the same SQL as against a server. One data folder a
 * process; a second one is refused by the engine.
 */
export const embeddedClickHouse = (options: { readonly folder: string }): ClickHouseClient => {
  mkdirSync(options.folder, { recursive: true })
  const connection = createChdbConnection({ path: options.folder })
  // chdb carries a copy of the client's connection type; the two differ only in how optional fields are written.
  return createClient({ connection: connection as unknown as ClientConnection })
}
