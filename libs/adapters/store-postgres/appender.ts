import type { Append, StreamHead } from '@huiyin/event-sourcing'
import { NO_STREAM } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import { LRUCache } from 'lru-cache'
import pg, { type Client, type QueryArrayResult } from 'pg'
import { connected, dropped, isConnectionLost, type LogPlace } from './connection.js'
import { hasConflict, planGroup, type LogEnd, type PlannedGroup } from './plan-group.js'
import { writeStatement } from './write-statement.js'

/** The log was restored in a new epoch, or is another one: this store was opened on what is no more. */
export class LogReplaced extends Error {
  override name = 'LogReplaced'
  constructor(epoch: string) {
    super(`the log of epoch ${epoch} is no more: it was restored or replaced`)
  }
}

/** How many heads of streams are kept in memory; others are read. */
const HEADS_KEPT = 200_000

/**
 * Durable before it is acknowledged whatever the database's default is. Whoever stops between two statements gives the
 * counter back after ten seconds, so that nobody waits for the dead. The plans are made for tables that grow from nothing
 * to a city: no scan of a whole table, however small it looks now, and none made anew for every append.
 */
const SETTINGS = [
  'synchronous_commit = on',
  'idle_in_transaction_session_timeout = 10000',
  'plan_cache_mode = force_generic_plan',
  ...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map((name) => `${name} = off`),
]
  .map((setting) => `SET ${setting};`)
  .join(' ')

/** Writes groups of appends, one at a time, over one connection. */
export interface Appender {
  /** Writes what can be written of a group, durable when it resolves. A lost connection is told as it is. */
  write(requests: readonly Append[]): Promise<PlannedGroup>
  /** The server's number of the connection, by which its own notifications are known. */
  processId(): number | null
  close(): Promise<void>
}

type Heads = LRUCache<string, StreamHead>

/** The counter moved while the group was planned, or a head did: what is in memory is old. */
const isOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === 'HY001' || error.code === '23505')

const write = async (client: Client, statement: ReturnType<typeof writeStatement>, group: PlannedGroup) => {
  const { rowCount } = await client.query<never[]>(statement(group))
  return rowCount === group.events.length
}

/**
 * Under the counter's lock nobody else writes. Each statement has its own view of the database: the heads are read after
 * the lock was given, not while it was waited for. The names of streams hold no quotes (`checkAppend`).
 */
const lockedHeads = async (client: Client, schema: string, epoch: string, requests: readonly Append[]) => {
  const streams = [...new Set(requests.map(({ stream }) => `'${stream}'`))].join(', ')
  const results = (await client.query({
    text: `BEGIN;
      SELECT position, recorded_at FROM ${schema}.log WHERE epoch = '${epoch}' FOR UPDATE;
      SELECT stream, version, hash FROM ${schema}.heads WHERE stream IN (${streams})`,
    rowMode: 'array',
  })) as unknown as readonly QueryArrayResult[]
  const [counter] = results[1]!.rows as [number, string][]
  if (!counter) throw new LogReplaced(epoch)
  const heads = (results[2]!.rows as [string, number, string][]).map(
    ([stream, version, hash]) => [stream, { version, hash }] as const,
  )
  return { end: { position: counter[0], recordedAt: counter[1] }, heads: new Map<string, StreamHead>(heads) }
}

interface AppenderOptions {
  readonly place: LogPlace
  readonly schema: string
  readonly epoch: string
  readonly clock: Clock
}

/** What one connection knows; it is forgotten with it. */
interface Session {
  readonly client: Client
  /** The end of the log as this store last saw it; null before the first look. */
  end: LogEnd | null
  /** Whether nobody else wrote between our last two groups. */
  isAlone: boolean
}

/**
 * The quick way: one statement of its own, planned from memory. It is right whenever it succeeds, because counter and
 * heads move only from where they were thought to be; null when they are not there, or when somebody must be refused.
 */
const quickly = async (
  { client, end }: Session,
  requests: readonly Append[],
  heads: Heads,
  { clock, statement }: { readonly clock: Clock; readonly statement: ReturnType<typeof writeStatement> },
): Promise<PlannedGroup | null> => {
  if (!end || requests.some(({ stream, expected }) => expected !== 'new' && !heads.has(stream))) return null
  const group = planGroup(requests, end, clock.now(), (stream) => heads.get(stream) ?? NO_STREAM)
  if (hasConflict(group)) return null
  try {
    return group.events.length === 0 || (await write(client, statement, group)) ? group : null
  } catch (error) {
    if (isOutdated(error)) return null
    throw error
  }
}

/** The sure way: the counter is locked first, then the heads are read, then everything is written and committed. */
const surely = async (
  client: Client,
  requests: readonly Append[],
  { schema, epoch, clock }: AppenderOptions,
  statement: ReturnType<typeof writeStatement>,
): Promise<PlannedGroup> => {
  try {
    const locked = await lockedHeads(client, schema, epoch, requests)
    const group = planGroup(requests, locked.end, clock.now(), (stream) => locked.heads.get(stream) ?? NO_STREAM)
    if (group.events.length > 0 && !(await write(client, statement, group))) throw new LogReplaced(epoch)
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error(`the group was not committed: ${command}`)
    return group
  } catch (error) {
    if (!isConnectionLost(error)) await client.query('ROLLBACK')
    throw error
  }
}

const openSession = async (place: LogPlace): Promise<Session> => {
  const client = await connected(place)
  await client.query(SETTINGS)
  return { client, end: null, isAlone: false }
}

/** Keeps what a group that is durable now has moved. */
const remember = (session: Session, known: Heads, { before, after, heads }: PlannedGroup): void => {
  session.isAlone = session.end?.position === before.position
  session.end = after
  for (const { stream, version, hash } of heads) known.set(stream, { version, hash })
}

/** Opens its connection when it is first needed, and anew after it was lost. */
export const appender = (options: AppenderOptions): Appender => {
  const statement = writeStatement(options.schema, options.epoch)
  const heads: Heads = new LRUCache({ max: HEADS_KEPT })
  let session: Session | null = null

  const writeIn = async (kept: Session, requests: readonly Append[]): Promise<PlannedGroup> => {
    const quick = kept.isAlone ? await quickly(kept, requests, heads, { clock: options.clock, statement }) : null
    return quick ?? (await surely(kept.client, requests, options, statement))
  }
  return {
    write: async (requests) => {
      session ??= await openSession(options.place)
      const { client } = session
      try {
        const group = await writeIn(session, requests)
        remember(session, heads, group)
        return group
      } catch (error) {
        if (isConnectionLost(error)) {
          dropped(client)
          session = null
        }
        throw error
      }
    },
    processId: () => (session?.client as unknown as { readonly processID?: number } | undefined)?.processID ?? null,
    close: async () => {
      await session?.client.end().catch(() => undefined)
      session = null
    },
  }
}
