import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RangeJournal } from '@huiyin/analytics'
import { memoryEventStore, memoryLog, type MemoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { factsContract, withMethod, type Bench, type OpenBench } from '@huiyin/testing/contracts/facts'
import { clickHouseSuite } from '@huiyin/testing/clickhouse'
import { postgresSuite } from '@huiyin/testing/postgres'
import { embeddedClickHouse } from './embedded.js'
import { postgresRangeJournal } from './postgres-range-journal.js'
import { sqliteRangeJournal } from './range-journal.js'
import { serverClickHouse } from './server-clickhouse.js'

const benchOf = (client: Bench['client'], log: MemoryLog, journal: Bench['journal'], live: number): Bench => ({
  client,
  journal,
  store: memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z'), log }),
  generation: live,
  restored: (facts, epoch) => {
    const cut = { epoch: epoch === 'kept' ? log.epoch : memoryLog().epoch, events: log.events.slice(0, facts) }
    return benchOf(client, cut, journal, live)
  },
})

interface Benches {
  readonly open: OpenBench
  close(): Promise<void>
}

type Opened = RangeJournal & { close(): unknown }
interface Engine {
  readonly client: (folder: string) => Bench['client']
  readonly journal: (folder: string) => Opened | Promise<Opened>
}

/** Benches over one ClickHouse; each has generations of its own in it, because a process has one. */
const openBenches = (engine: Engine): Benches => {
  const root = mkdtempSync(join(tmpdir(), 'huiyin-clickhouse-'))
  const client = engine.client(join(root, 'data'))
  const journals: Opened[] = []
  let generation = 0
  return {
    open: async () => {
      generation += 10
      const journal = await engine.journal(mkdtempSync(join(root, 'journal-')))
      journals.push(journal)
      await journal.goLive(generation)
      return benchOf(client, memoryLog(), journal, generation)
    },
    close: async () => {
      for (const journal of journals) await journal.close()
      await client.close()
      rmSync(root, { recursive: true })
    },
  }
}

type Client = Bench['client']
type Breaks = (bench: Bench) => Bench

const withJournal =
  (change: (journal: RangeJournal) => Partial<RangeJournal>): Breaks =>
  (bench) => ({ ...bench, journal: { ...bench.journal, ...change(bench.journal) } })

type Insert = Parameters<Client['insert']>[0]
const withInsert =
  (change: (params: Insert) => Insert): Breaks =>
  (bench) => ({
    ...bench,
    client: withMethod(bench.client, 'insert', (params: Insert) => bench.client.insert(change(params))),
  })
const withToken = (params: Insert, token: string): Insert => ({
  ...params,
  clickhouse_settings: { ...params.clickhouse_settings, insert_deduplication_token: token },
})
const tokenOf = ({ clickhouse_settings: settings }: Insert): string => settings?.insert_deduplication_token as string
const withoutRare = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Extended_Pictographic}/gu, '?') : value
const drawnTokens = withInsert((params) => withToken(params, `${tokenOf(params)} ${performance.now()}`))
const withoutDrop: Breaks = (bench) => ({
  ...bench,
  client: withMethod(bench.client, 'command', (params: { readonly query: string }) =>
    params.query.startsWith('DROP') ? Promise.resolve() : bench.client.command(params),
  ),
})

/** What can be wrong with a ClickHouse or with a journal. */
const defects = {
  losesRareCharacters: withInsert((params) => ({
    ...params,
    values: (params.values as unknown[][]).map((row) => row.map(withoutRare)),
  })),
  tokensAreDrawn: drawnTokens,
  tokensAreOfTheTable: withInsert((params) => withToken(params, tokenOf(params).split(':')[0]!)),
  forgetsWhatIsPending: withJournal(() => ({ pending: () => null })),
  finishesOnlyWhatWasSent: (bench) => {
    let sent = false
    const client = withMethod(bench.client, 'insert', (params: Insert) => {
      sent = true
      return bench.client.insert(params)
    })
    const begin: RangeJournal['begin'] = (...range) => {
      sent = false
      return bench.journal.begin(...range)
    }
    const finish: RangeJournal['finish'] = (...place) => (sent ? bench.journal.finish(...place) : undefined)
    return { ...bench, client, journal: { ...bench.journal, begin, finish } }
  },
  cannotForget: withJournal(() => ({ forget: () => undefined })),
  cannotDrop: withoutDrop,
  cannotDropAndDrawsTokens: (bench) => drawnTokens(withoutDrop(bench)),
  aRestoreWipesTheJournal: (bench) => ({
    ...bench,
    restored: (...backup) => ({
      ...bench.restored(...backup),
      journal: { ...bench.journal, done: () => null, pending: () => null },
    }),
  }),
  neverGoesLive: withJournal(() => ({ goLive: () => undefined })),
  goesLiveWhenBegun: withJournal((journal) => ({
    begin: async (generation, range) => {
      await journal.goLive(generation)
      await journal.begin(generation, range)
    },
  })),
  knowsOneGenerationOnly: withJournal((journal) => {
    let newest = 0
    return {
      begin: (generation, range) => {
        newest = Math.max(newest, generation)
        return journal.begin(generation, range)
      },
      done: (generation) => (generation < newest ? null : journal.done(generation)),
    }
  }),
} satisfies Record<string, Breaks>
type Defect = keyof typeof defects

const afterRows = 'a crash after the rows were in: the same range is sent again unchanged, though the log has grown'
const between = 'a crash between two tables: what was in counts once, and what was not comes'
const again = 'crash after crash, every fact counts once'
const long = 'a pending range longer than what is read at once is sent whole'
const answerLost = 'an insert whose answer was lost is sent again unchanged by the next step, though the log has grown'
const otherwise = 'a generation whose table looked otherwise begins anew'
const journalLost = 'a generation whose journal was lost begins anew'
const equals = 'the next generation equals the live one, and is then the live one'
const stopped = 'a rebuild that was stopped goes on from there, and nothing is live before it is whole'
const waits = 'the swap waits until the new generation has reached the live one'
const restored = 'after a restore it is filled from the log that is there, also where it was begun from the other'
const removes = 'a writer on the new generation removes the tables of the old'

const breaks: Readonly<Record<Defect, readonly string[]>> = {
  losesRareCharacters: ['rows hold what the facts say, with tenant, time and place in the log'],
  tokensAreDrawn: [afterRows, answerLost, between, again, long],
  tokensAreOfTheTable: [
    afterRows,
    answerLost,
    again,
    'a restart goes on from where the journal stands, and sends nothing again',
    'a writer that forgot its range would count facts twice: the token alone does not help',
    otherwise,
    equals,
    stopped,
    waits,
    removes,
  ],
  forgetsWhatIsPending: [afterRows, long],
  finishesOnlyWhatWasSent: ['facts that are of no table move the place all the same'],
  cannotForget: [
    'a generation whose tables were lost begins anew',
    'a generation that lacks a table begins anew',
    otherwise,
  ],
  cannotDrop: [otherwise, removes],
  cannotDropAndDrawsTokens: [afterRows, answerLost, between, again, long, journalLost, otherwise, removes],
  aRestoreWipesTheJournal: [
    'what was filled from another log is not gone on with',
    'nor is a range that was being sent when nothing had been finished yet',
    restored,
  ],
  neverGoesLive: [equals, removes],
  goesLiveWhenBegun: [stopped, restored],
  knowsOneGenerationOnly: [waits],
}
/** Kept by the writer, whatever it writes to: no ClickHouse and no journal can break it. */
const ofTheWriter = [
  'an empty log has nothing to send',
  'a range is written down before its first row is sent, and finished after the last',
]

let benches: Benches
beforeAll(() => {
  benches = openBenches({
    client: (folder) => embeddedClickHouse({ folder }),
    journal: (folder) => sqliteRangeJournal({ file: join(folder, 'ranges.db') }),
  })
})
afterAll(() => benches.close())

/** A writer that never comes to its end is stopped: it broke its promise. */
const bounded: Breaks = withJournal((journal) => {
  let begun = 0
  return {
    begin: (...range) => {
      begun += 1
      if (begun > 100) throw new Error('without end')
      return journal.begin(...range)
    },
  }
})

/** Every promise is put to the test once for each defect. */
const SLOW = 60_000

const brokenPromises = async (breaks: Breaks): Promise<string[]> => {
  const broken: string[] = []
  for (const [promise, holds] of Object.entries(factsContract)) {
    try {
      await holds(async () => breaks(bounded(await benches.open())))
    } catch {
      broken.push(promise)
    }
  }
  return broken
}
describe('ClickHouse in this process, with its journal in SQLite', () => {
  for (const [promise, holds] of Object.entries(factsContract)) test(promise, () => holds(benches.open))
})

describe('a ClickHouse server, with its journal in PostgreSQL', () => {
  const clickhouse = clickHouseSuite('facts in a ClickHouse server')
  const postgres = postgresSuite('facts in a ClickHouse server')
  let onServers: Benches | null = null
  beforeAll(() => {
    if (clickhouse.missing || postgres.missing) return
    onServers = openBenches({
      client: () => serverClickHouse({ url: clickhouse.server.url }),
      journal: () => postgresRangeJournal({ url: postgres.server.url, schema: postgres.freshSchema() }),
    })
  })
  afterAll(() => onServers?.close())
  test.each(Object.entries(factsContract))('%s', (_promise, holds) =>
    clickhouse.isNotRun() || postgres.isNotRun() ? undefined : holds(onServers!.open),
  )
})

describe('the facts contract', () => {
  test(
    'holds for the ClickHouse and the journal that the broken ones are made of',
    async () => {
      expect(await brokenPromises((bench) => bench)).toStrictEqual([])
    },
    SLOW,
  )
  test('has a ClickHouse or a journal that breaks it for each of its promises', () => {
    const all = [...Object.values(breaks).flat(), ...ofTheWriter]
    expect(new Set(all)).toStrictEqual(new Set(Object.keys(factsContract)))
  })
})

describe('a broken ClickHouse or journal fails exactly the promises it breaks', () => {
  for (const [defect, promises] of Object.entries(breaks)) {
    test(
      defect,
      async () => {
        expect(await brokenPromises(defects[defect as Defect])).toStrictEqual(promises)
      },
      SLOW,
    )
  }
})
