import type { Instant } from '@huiyin/kernel'
import { cnCalendar } from '@huiyin/calendar'
import { calendarYears, campaigns, channels, mapLayers, replyTemplates } from '@huiyin/campaign'
import { asking, factWriter } from '@huiyin/analytics'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { sanctions } from '@huiyin/accountability'
import type { DashboardLists, DashboardPorts } from '@huiyin/dashboard-api'
import { rankings, ratingFacts, ratings } from '@huiyin/evaluation'
import { replayItem, sanctionHistory, type ReplaySources } from '@huiyin/host/replay'
import {
  complainedOfFacts,
  inspections,
  itemFacts,
  itemVoidings,
  items,
  readingFacts,
  styleLeadFacts,
  majorProblems,
  recurrences,
  recurringProblems,
  visits,
  watches,
} from '@huiyin/intake'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { accounts, appointments, portfolios, units } from '@huiyin/organisation'
import { listProjector } from '@huiyin/read-model'
import {
  entries,
  entryFacts,
  entryVoidings,
  handedInLists,
  ledgerStatements,
  negativeListCalls,
  silences,
  yearlyLedgers,
} from '@huiyin/rectification'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import type { RunningClickHouse } from './clickhouse.js'
import { writer } from './log.js'

const LISTS = [
  items,
  inspections,
  ...[visits, watches, recurrences, recurringProblems, majorProblems],
  entries,
  silences,
  yearlyLedgers,
  ledgerStatements,
  ...[negativeListCalls, handedInLists],
  campaigns,
  calendarYears,
  mapLayers,
  ...[channels, replyTemplates],
  units,
  sanctions,
  rankings,
  ratings,
  appointments,
  accounts,
  portfolios,
]
type Store = ReturnType<typeof memoryEventStore>

/** Lists alone answer; a question that needs ClickHouse throws. */
const withoutClickHouse = { ask: async () => Promise.reject(new Error('no ClickHouse here')), catchUp: async () => {} }

const factsIn = async (store: Store, clickHouse: RunningClickHouse, generation: number) => {
  const journal = sqliteRangeJournal({ file: ':memory:' })
  const tables = [
    itemFacts,
    itemVoidings,
    complainedOfFacts,
    readingFacts,
    styleLeadFacts,
    entryFacts,
    entryVoidings,
    ratingFacts,
  ]
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
  const settle = async () => {
    while (await projector.step());
  }
  const sources = { store, settle, lists: { query: lists.query } } as unknown as ReplaySources
  const ports: DashboardPorts = {
    lists: lists.query,
    ask: facts.ask as DashboardPorts['ask'],
    clock,
    head: async () => (await store.head())?.position ?? null,
    waitFor: async (position, of) => {
      if (of === 'facts') await facts.catchUp()
      else await settle()
      return position
    },
    historyOf: (itemId, asOf) => replayItem(sources, itemId, asOf),
    sanctionHistoryOf: (sanctionId) => sanctionHistory(sources, sanctionId),
    accessesOf: async () => [{ at: now, personId: 'person-auditor', question: 'item' }],
    zoneOf: () => 'Asia/Shanghai',
    countingOf: () => ({ zone: 'Asia/Shanghai', calendar: cnCalendar }),
    minimumSample: 3,
    unitNames: async () => (unitId) => `单位${unitId}`,
  }
  return { ports, clock, write: writer(store), close: () => lists.close() }
}
