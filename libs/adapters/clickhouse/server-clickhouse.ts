import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'

/** Where a ClickHouse server answers. */
export interface ClickHousePlace {
  /** `http://user:password@host:port`, or `https`. */
  readonly url: string
  /** Packs what is sent and asks for packed answers: for a network slower than a processor. Off when left out. */
  readonly packed?: boolean
  /** How many requests go out at once; 10 when left out. */
  readonly connections?: number
  /** After so long without an answer a request fails; 60 s when left out. */
  readonly patienceMillis?: number
}

const CONNECTIONS = 10
const PATIENCE_MILLIS = 60_000

/**
 * A ClickHouse server, through the official client. Nothing is sent twice by itself: whether an insert whose answer was
 * lost is in, its deduplication token tells when it is sent again.
 */
export const serverClickHouse = (place: ClickHousePlace): ClickHouseClient =>
  createClient({
    url: place.url,
    max_open_connections: place.connections ?? CONNECTIONS,
    request_timeout: place.patienceMillis ?? PATIENCE_MILLIS,
    compression: { request: place.packed ?? false, response: place.packed ?? false },
    application: 'huiyin',
    log: { level: ClickHouseLogLevel.OFF }, // what fails is thrown, and told by whoever asked
  })
