import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import type { Clock } from '@huiyin/kernel'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import type { Bus, Consumer, GateOptions } from '@huiyin/messaging'
import { listProjector, type ListGenerations } from '@huiyin/read-model'
import { embeddedBus } from '@huiyin/bus-embedded'
import { createMarkTables, kafkaBus, kyselyMarkStore, readTopics, type MarkTables } from '@huiyin/bus-kafka'
import { postgresLists } from '@huiyin/lists-postgres'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { memoryEventStore, memoryLog, type MemoryLog } from '@huiyin/store-memory'
import { postgresEventStore } from '@huiyin/store-postgres'
import { LISTS, PUBLISHERS, type Lists } from '@huiyin/host/contexts'

const MEMORY = ':memory:'
const TOPICS = new URL('../../infra/kafka/topics.yaml', import.meta.url)

/**
 * How the bus carries events: kindly, from this seed as unkindly as its promises allow, or over a real Kafka, for all
 * contexts in one process or for a process each.
 */
export type BusMode = EmbeddedMode | 'cluster' | 'processes'
export type EmbeddedMode = 'plain' | { readonly adversarial: number }

/** What a story's world stands on. */
export interface Parts {
  readonly store: EventStore
  readonly lists: ListGenerations & { readonly query: Kysely<Lists>; close(): Promise<void> }
  readonly bus: (consumers: readonly Consumer[]) => Promise<Bus>
  /** The facts up to the last `reread`; in memory always all of them. */
  readonly facts: () => readonly StoredEvent[]
  readonly reread: () => Promise<void>
  /** How commands are printed, where the log was begun with keys of its own. */
  readonly print?: GateOptions['print']
  /** The same log with nothing made from it: everything is delivered and listed anew. */
  readonly anew: (clock: Clock) => Promise<Parts>
}

const inMemory = (mode: EmbeddedMode, clock: Clock, log: MemoryLog): Parts => {
  const store = memoryEventStore({ clock, log })
  return {
    ...{ store, facts: () => log.events, reread: async () => undefined },
    anew: async (again) => inMemory(mode, again, log),
    lists: sqliteLists<Lists>({ file: MEMORY, lists: LISTS }),
    bus: async (consumers) => embeddedBus({ store, publishers: PUBLISHERS, consumers, file: MEMORY, mode }),
  }
}

/** Where `npm run test:cluster` has started PostgreSQL and Kafka. */
export interface Servers {
  readonly url: string
  readonly brokers: readonly string[]
}
export const clusterServers = (): Servers | null => {
  const [url, brokers] = [process.env['HUIYIN_STORIES_POSTGRES'], process.env['HUIYIN_STORIES_KAFKA']]
  return url && brokers ? { url, brokers: brokers.split(',') } : null
}

/** The same, where a story needs them. */
export const requiredServers = (): Servers => {
  const servers = clusterServers()
  if (!servers) throw new Error('PostgreSQL and Kafka are not there: run npm run test:cluster')
  return servers
}

const SESSIONS = { sessionMillis: 10_000, heartbeatMillis: 1_000, rebalanceMillis: 10_000 }

/** The same on PostgreSQL and Kafka, with schemas and topics of its own. */
export const onServers = async (
  clock: Clock,
  logOf: string | null,
  { url, brokers }: Servers = requiredServers(),
): Promise<Parts> => {
  const own = `story_${randomUUID().replaceAll('-', '').slice(0, 20)}`
  const schema = logOf ?? `${own}_log`
  const store = await postgresEventStore({ url, schema, clock })
  const lists = await postgresLists<Lists>({ url, schema: `${own}_lists`, lists: LISTS })
  const marked = lists.query as unknown as Kysely<MarkTables>
  await createMarkTables(marked)
  const marks = kyselyMarkStore(marked)
  const topics = readTopics(readFileSync(TOPICS, 'utf8')).map((topic) => ({
    ...topic,
    name: `${own}.${topic.name}`,
    deadLetters: `${own}.${topic.deadLetters}`,
  }))
  const events: StoredEvent[] = []
  return {
    ...{ store, lists, facts: () => events },
    anew: (again) => onServers(again, schema, { url, brokers }),
    reread: async () => {
      for (;;) {
        const batch = await store.readLog(events.at(-1)?.position ?? null, 1_000)
        if (batch.length === 0) return
        events.push(...batch)
      }
    },
    bus: (consumers) =>
      kafkaBus({
        ...{ store, publishers: PUBLISHERS, consumers, marks, topics, brokers, installation: own, sessions: SESSIONS },
      }),
  }
}

/** The parts of a world whose bus is of this mode. */
export const partsOf = async (mode: BusMode, clock: Clock): Promise<Parts> =>
  mode === 'cluster' || mode === 'processes' ? onServers(clock, null) : inMemory(mode, clock, memoryLog())

/** Keeps every list up to the end of the log. */
export const listing = async ({ store, lists }: Parts) => {
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live })
  return async () => {
    while (await projector.step());
  }
}
