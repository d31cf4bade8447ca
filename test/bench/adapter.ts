import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@huiyin/kernel'
import {
  commandHandler,
  decodeEvent,
  typeOf,
  verifyLog,
  type DomainEvent,
  type EventOf,
  type EventStore,
} from '@huiyin/event-sourcing'
import { listProjector } from '@huiyin/read-model'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { postgresEventStore } from '@huiyin/store-postgres'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { complaints, contextOf, districts } from './complaint.js'

// The product's own store in the shape that the comparison asks of every store.

type Complaint = EventOf<typeof complaints>
type Evolve<S> = (state: S, event: DomainEvent) => S

const nameOf = (stream: string): string => `${complaints.category}-${stream}`

const appending = (store: EventStore) => async (stream: string, events: readonly DomainEvent[], expected: number) => {
  const { events: stored } = await store.append({
    stream: nameOf(stream),
    expected: expected === 0 ? 'new' : expected,
    context: contextOf(),
    events: events.map(({ type, data }) => ({ type, schema: 1, body: JSON.stringify(data) })),
  })
  return stored.at(-1)!.version
}

/** The same through the command handler: read, decide, check what is written, append. The version is not the caller's. */
const handling = (store: EventStore) => {
  const handle = commandHandler({
    store,
    definitions: complaints,
    decider: {
      initialState: 0,
      evolve: (count: number) => count + 1,
      decide: (events: readonly Complaint[]) => ({ ok: true as const, events }),
    },
  })
  return async (stream: string, events: readonly DomainEvent[], expected: number) => {
    const handled = await handle(stream, events as readonly Complaint[], contextOf())
    if (!handled.ok || handled.again) throw new Error(`the handler did not write to ${stream}`)
    return expected + events.length
  }
}

const aggregating =
  (store: EventStore) =>
  async <S>(stream: string, evolve: Evolve<S>, initial: S) => {
    let state = initial
    for (const { header, body } of await store.readStream(nameOf(stream))) {
      const { type, schema } = typeOf(header)
      state = evolve(state, decodeEvent(complaints, { type, schema, body }))
    }
    return { state }
  }

const projecting =
  (store: EventStore, dir: string) =>
  async (total: number, _handler: unknown, { batchSize = 1_024 } = {}) => {
    const file = join(dir, `lists-${process.pid}-${performance.now()}.db`)
    const lists = sqliteLists<{ districts: { district: string; n: number } }>({ file, lists: [districts] })
    const projector = await listProjector({ store, lists: [districts], generation: lists.live, batch: batchSize })
    while (await projector.step());
    const rows = await lists.query.selectFrom('districts').select('n').execute()
    const seen = rows.reduce((sum, { n }) => sum + n, 0)
    if (seen !== total) throw new Error(`the list counts ${seen} of ${total}`)
    await lists.close()
    removeDatabase(file)
    return seen
  }

const removeDatabase = (file: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Says that every fact written is in the log and unchanged; the runner fails when it is not. */
const verify = async (store: EventStore): Promise<void> => {
  const { events, findings } = await verifyLog({ store, gapless: true })
  console.log(JSON.stringify({ verified: events, findings: findings.length }))
}

const opening = (append: (store: EventStore) => ReturnType<typeof appending>) => async (dir: string) => {
  const file = join(dir, `huiyin-${process.pid}.db`)
  removeDatabase(file)
  const store = sqliteEventStore({ file, clock: systemClock })
  return {
    append: append(store),
    aggregate: aggregating(store),
    project: projecting(store, dir),
    close: async () => {
      await verify(store)
      await store.close()
      removeDatabase(file)
    },
  }
}

/** The store alone. */
export const open = opening(appending)
/** The store behind the command handler. */
export const openHandler = opening(handling)

let opened = 0
/** The store in PostgreSQL, in a schema of its own of the server at `PG_URL`. */
export const openPostgres = async (dir: string) => {
  opened += 1
  const schema = `huiyin_${process.pid}_${opened}`
  const store = await postgresEventStore({ url: process.env['PG_URL']!, schema, clock: systemClock })
  return {
    append: appending(store),
    aggregate: aggregating(store),
    project: projecting(store, dir),
    close: async () => {
      await verify(store)
      await store.close()
    },
  }
}
