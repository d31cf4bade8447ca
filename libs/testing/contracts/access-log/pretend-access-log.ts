import type { Clock, Day } from '@huiyin/kernel'
import { accessLogOver, lineText, type AccessLine, type AccessLog, type AccessStorage } from '@huiyin/access-log'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Defect } from './defects.js'
import { sha256 } from './opened.js'

/** What lasts from one opening to the next. */
export const pretendShelf = () => ({
  lines: [] as { readonly day: Day; readonly line: AccessLine }[],
  first: '' as Day,
})
type Shelf = ReturnType<typeof pretendShelf>
type Has = (defect: Defect) => boolean

const kept = (line: AccessLine, has: Has): AccessLine =>
  has('keeps what text can hold') ? { ...line, person: line.person.replaceAll('\u0000', '') } : line

const adding = (shelf: Shelf, has: Has): AccessStorage['add'] => {
  return async (wanted, lines) => {
    const isFree = has('goes by the clock alone')
    if (has('ends a day by a later line') && wanted > shelf.first) shelf.first = wanted
    for (const line of has('keeps lines in another order') ? lines.toReversed() : lines) {
      const day = isFree || wanted > shelf.first ? wanted : shelf.first
      shelf.lines.push({
        day: has('goes by the moment of the question') ? line.at.slice(0, 10) : day,
        line: kept(line, has),
      })
    }
  }
}

const same = (one: string | null, other: string, has: Has): boolean => {
  const plain = (text: string) =>
    has('takes what looks alike for the same') ? text.replaceAll('\u0000', '\uFFFD') : text
  return one !== null && plain(one) === plain(other)
}

const alone = (has: Has): AccessStorage['alone'] => {
  let times = 0
  return async (digesting) => {
    times += 1
    if (has('looks at no day when it is opened') && times === 1) return
    if (has('digests when it is opened and when it is told') && times > 1) return
    await digesting()
  }
}

/** Lines in memory. */
export const pretendStorage = (shelf: Shelf, has: Has): AccessStorage => ({
  place: 'its lines',
  days: async () => [...new Set(shelf.lines.map(({ day }) => day))].toSorted(),
  digestOf: async (day) => {
    const lines = shelf.lines.filter((one) => one.day === day).map(({ line }) => lineText(line))
    return lines.length === 0 ? null : { lines: lines.length, hash: sha256(lines.join('')) }
  },
  add: adding(shelf, has),
  of: async (itemId, most) => {
    const of = shelf.lines.map(({ line }) => line).filter(({ item }) => same(item, itemId, has))
    const told = has('tells the earliest first') ? of : of.toReversed()
    return told.slice(0, has('tells everything') ? Infinity : most)
  },
  endBefore: async (day) => {
    if (!has('ends a day by a later line') && day > shelf.first) shelf.first = day
  },
  alone: alone(has),
  close: async () => undefined,
})

/** A log that seems to have no digest. */
const forgetful = (store: EventStore): EventStore => ({ ...store, readStream: async () => [] })

export interface PretendParts {
  readonly clock: Clock
  readonly store: EventStore
  readonly shelf: Shelf
  readonly onFault: (error: unknown) => void
  readonly has: Has
}

/** What waits before a log that does not take it by itself. */
const held = (log: AccessLog, has: Has): AccessLog => {
  const waiting: Parameters<AccessLog['note']>[] = []
  const handOver = () => waiting.splice(0).forEach((note) => log.note(...note))
  const first =
    <G extends readonly unknown[], A>(call: (...given: G) => Promise<A>) =>
    (...given: G): Promise<A> => {
      handOver()
      return call(...given)
    }
  return {
    note: (...note) => void waiting.push(note),
    written: first(log.written),
    of: first(log.of),
    digest: first(log.digest),
    close: has('loses what waits when it is closed') ? log.close : first(log.close),
  }
}

/** A day after today, by which today is over. */
const tomorrow = (clock: Clock): Clock => ({
  now: () => new Date(Date.parse(clock.now()) + 86_400_000).toISOString() as ReturnType<Clock['now']>,
})

/** An access log in memory that keeps every promise but those its defect breaks. */
export const pretendAccessLog = ({ clock, store, shelf, onFault, has }: PretendParts): AccessLog => {
  const storage = pretendStorage(shelf, has)
  const log = accessLogOver({
    ...{ storage, onFault },
    store: has('knows of no digest') ? forgetful(store) : store,
    clock: has('digests the day that lasts') ? tomorrow(clock) : clock,
  })
  if (has('says too soon that it is written')) return { ...log, written: async () => undefined }
  if (has('tells what was kept before')) return { ...log, of: (itemId) => storage.of(itemId, 200) }
  const holds = has('keeps nothing until somebody wants to know') || has('loses what waits when it is closed')
  return holds ? held(log, has) : log
}
