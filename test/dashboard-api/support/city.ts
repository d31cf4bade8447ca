import type { Instant } from '@huiyin/kernel'
import { asking, factWriter } from '@huiyin/analytics'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import type { DashboardLists, DashboardPorts, ItemHistory } from '@huiyin/dashboard-api'
import { itemFacts, items } from '@huiyin/intake'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { units } from '@huiyin/organisation'
import { listProjector, streamHistory } from '@huiyin/read-model'
import { entries, entryFacts } from '@huiyin/rectification'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import type { RunningClickHouse } from './clickhouse.js'
import { writer } from './log.js'

const LISTS = [items, entries, units]
type Store = ReturnType<typeof memoryEventStore>

const historyFrom =
  (store: Store, entryIdsOf: (itemId: string) => Promise<readonly string[]>): DashboardPorts['historyOf'] =>
  async (itemId, { knownAt, happenedAt }): Promise<ItemHistory> => {
    const head = await store.head()
    const position = knownAt === null ? (head?.position ?? null) : await store.positionKnownAt(knownAt)
    if (position === null) return { itemId, position, facts: [], item: null, entries: [], chainIntact: true }
    const view = { position, happenedAt }
    const item = await streamHistory(store, `intake-item-${itemId}`, items, view)
    const ids = await entryIdsOf(itemId)
    const others = await Promise.all(ids.map((id) => streamHistory(store, `rectification-entry-${id}`, entries, view)))
    return {
      itemId,
      position,
      facts: [item, ...others].flatMap(({ facts }) => facts).sort((a, b) => a.position - b.position),
      item: item.row,
      entries: others.map(({ row }) => row).filter((row) => row !== null),
      chainIntact: item.intact && others.every(({ intact }) => intact),
    }
  }

/** Lists alone answer; a question that needs ClickHouse throws. */
const withoutClickHouse = { ask: async () => Promise.reject(new Error('no ClickHouse here')), catchUp: async () => {} }

const factsIn = async (store: Store, clickHouse: RunningClickHouse, generation: number) => {
  const journal = sqliteRangeJournal({ file: ':memory:' })
  const tables = [itemFacts, entryFacts]
  const facts = await factWriter({ store, client: clickHouse.client, tables, journal, generation })
  return {
    ask: asking(clickHouse.client, () => generation),
    catchUp: async () => {
      while (await facts.step());
    },
  }
}

/** A log with its lists and, where it is given, ClickHouse: what the questions need, with nothing made up. */
export const city = async (now: Instant, clickHouse: RunningClickHouse | null = null, generation = 1) => {
  const clock = settableClock(now)
  const store = memoryEventStore({ clock })
  const lists = sqliteLists<DashboardLists>({ file: ':memory:', lists: LISTS })
  const projector = await listProjector({ store, lists: LISTS, generation: lists.live })
  const facts = clickHouse ? await factsIn(store, clickHouse, generation) : withoutClickHouse
  const entryIdsOf = async (itemId: string) => {
    const rows = await lists.query.selectFrom('entries').select('entry_id').where('item_id', '=', itemId).execute()
    return rows.map(({ entry_id: id }) => id).sort()
  }
  const ports: DashboardPorts = {
    lists: lists.query,
    ask: facts.ask as DashboardPorts['ask'],
    clock,
    head: async () => (await store.head())?.position ?? null,
    waitFor: async (position, of) => {
      if (of === 'facts') await facts.catchUp()
      else while (await projector.step());
      return position
    },
    historyOf: historyFrom(store, entryIdsOf),
    zoneOf: () => 'Asia/Shanghai',
    minimumSample: 3,
    unitNames: async () => (unitId) => `单位${unitId}`,
  }
  return { ports, clock, write: writer(store), close: () => lists.close() }
}
