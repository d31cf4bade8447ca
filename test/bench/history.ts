import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@huiyin/kernel'
import type { Append, EventStore, NewEvent } from '@huiyin/event-sourcing'
import { streamHistory } from '@huiyin/read-model'
import { items } from '@huiyin/intake'
import { entries } from '@huiyin/rectification'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { contextOf } from './complaint.js'

/** How long the history of an item took to tell, in milliseconds, in a log of so many events. */
export interface HistoryTimes {
  readonly events: number
  readonly p50: number
  readonly p99: number
  /** The same of the processor's work, which whatever else the machine does leaves out. */
  readonly cpu99: number
}

const AT_ONCE = 256
const ASKED = 2_000
const UNITS = 40

const fact = (type: string, data: object): NewEvent => ({ type, schema: 1, body: JSON.stringify(data) })

const itemFacts = (n: number, unitId: string): NewEvent[] => {
  const report = { reportId: `r-${n}`, channel: 'hotline', reporter: 'named', category: null, place: null }
  const registeredAt = '2026-01-05T02:00:00.000Z'
  const registered = { category: 'noise', campaign: null, registeredAt }
  return [
    fact('ReportReceived', { ...report, summary: `事项${n}，请求核实处理`, outsideNumber: null }),
    fact('ItemRegistered', { number: `N-${n}`, ...registered }),
    fact('ItemAssigned', { unitId, personId: null, ...registered, outsideDeadline: { kind: 'none' } }),
    fact('ReportReplied', { reportId: `r-${n}`, result: 'solved', text: '已经核实并整改。' }),
    fact('ItemAnswered', { unitId, reports: 1 }),
  ]
}

const entryFacts = (n: number, unitId: string): NewEvent[] => {
  const opened = { itemId: `i-${n}`, unitId, personId: null, category: 'noise', campaign: null }
  const claim = { outcome: 'solved', outcomeText: '已整改到位。', evidence: [], claimedBy: 'worker' }
  return [
    fact('EntryOpened', { ...opened, registeredAt: '2026-01-05T02:00:00.000Z', deadline: null }),
    fact('CompletionClaimed', claim),
    fact('AnswersRecorded', { reports: 1 }),
    fact('AcceptancePassed', { finding: '属实', acceptedBy: 'officer' }),
    fact('EntryClosedOut', { itemId: `i-${n}`, unitId }),
  ]
}

/** The streams of an item: its own and its entry's. */
const streamsOf = (n: number) => [`intake-item-i-${n}`, `rectification-entry-i-${n}:unit-${n % UNITS}`] as const

const FACTS_AN_ITEM = 10

/** Lets the log grow; items side by side, so that the facts of one lie apart, as they do in a city. */
const grow = async (store: EventStore, from: number, to: number): Promise<void> => {
  for (let first = from; first < to; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, index) => first + index)
    for (let step = 0; step < FACTS_AN_ITEM / 2; step += 1) {
      const appends = numbers.flatMap((n): Append[] => {
        const unitId = `unit-${n % UNITS}`
        const facts = [itemFacts(n, unitId), entryFacts(n, unitId)]
        const expected = step === 0 ? ('new' as const) : step
        return streamsOf(n).map((stream, index) => ({
          ...{ stream, expected, context: contextOf(), events: [facts[index]![step]!] },
        }))
      })
      await Promise.all(appends.map((append) => store.append(append)))
    }
  }
}

/** What a replay asks of the log: the position known at a moment, and the history of both streams up to it. */
const tell = async (store: EventStore, n: number): Promise<void> => {
  const position = await store.positionKnownAt(systemClock.now())
  const [item, entry] = streamsOf(n)
  const asOf = { position: position!, happenedAt: null }
  const told = [await streamHistory(store, item, items, asOf), await streamHistory(store, entry, entries, asOf)]
  if (told.some(({ facts }) => facts.length !== FACTS_AN_ITEM / 2))
    throw new Error(`the history of item ${n} is not whole`)
}

const measure = async (store: EventStore, count: number, events: number): Promise<HistoryTimes> => {
  const times: number[] = []
  const work: number[] = []
  for (let asked = 0; asked < ASKED; asked += 1) {
    const n = (asked * 7_919) % count // a prime: all over the log, never one after the other
    const before = process.cpuUsage()
    const start = performance.now()
    await tell(store, n)
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    work.push((user + system) / 1_000)
  }
  for (const measured of [times, work]) measured.sort((one, other) => one - other)
  const at99 = Math.floor(ASKED * 0.99)
  return { events, p50: times[ASKED / 2]!, p99: times[at99]!, cpu99: work[at99]! }
}

/** The history of an item in a log that grows to these sizes. */
export const historyTimes = async (sizes: readonly number[]): Promise<HistoryTimes[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-history-'))
  const store = sqliteEventStore({ file: join(folder, 'log.db'), clock: systemClock })
  const measured: HistoryTimes[] = []
  let grown = 0
  for (const events of sizes) {
    await grow(store, grown, events / FACTS_AN_ITEM)
    grown = events / FACTS_AN_ITEM
    measured.push(await measure(store, grown, events))
  }
  await store.close()
  rmSync(folder, { recursive: true })
  return measured
}
