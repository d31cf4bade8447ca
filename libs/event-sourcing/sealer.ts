import { millisOf, type Clock, type Instant } from '@huiyin/kernel'
import { parseHeader } from './envelope.js'
import { VersionConflict, type EventStore, type Position, type StoredEvent } from './event-store.js'
import { growingTree } from './merkle.js'
import { isSeal, lastSeal, sealAppend, sealOf, type Seal, type SealedRange } from './seal.js'

const MILLIS_AN_HOUR = 3_600_000
const BATCH = 1_024

/** What the sealer needs. */
export interface SealerOptions {
  readonly store: EventStore
  readonly clock: Clock
  /** How many unsealed facts make a seal due; 4,096 when left out. */
  readonly every?: number
  /** The tenant in the header of a seal; `log` when left out, because a seal belongs to the whole installation. */
  readonly tenant?: string
  /** Told of every seal this sealer wrote, and of the last one when it starts, so that a copy outside misses none. */
  readonly onSealed?: (seal: Seal) => void | Promise<void>
}

/** Seals the log. Its calls run one after the other. */
export interface Sealer {
  /** Seals what is due: every so many facts, and what is left an hour after the last seal. Says how many seals it wrote. */
  sealDue(): Promise<number>
  /** Seals everything committed before the call; the seal that covers it, or null for a log without facts. */
  sealNow(reason: string): Promise<Seal | null>
}

/** What was read past the last seal. */
interface Unsealed {
  readonly tree: ReturnType<typeof growingTree>
  from: Position | null
  since: Instant
  /** How many of them are no seals themselves: a seal alone is no reason for another. */
  facts: number
  readTo: Position | null
}

const nothingAfter = (readTo: Position | null): Unsealed => ({
  tree: growingTree(),
  from: null,
  since: '',
  facts: 0,
  readTo,
})

const take = (unsealed: Unsealed, one: StoredEvent): void => {
  unsealed.tree.add(Buffer.from(one.hash, 'hex'))
  if (unsealed.from === null) {
    unsealed.from = one.position
    unsealed.since = parseHeader(one.header).recordedAt
  }
  if (!isSeal(one)) unsealed.facts += 1
  unsealed.readTo = one.position
}

const rangeOf = ({ tree, from, since, readTo }: Unsealed): SealedRange => ({
  from: from!,
  to: readTo!,
  count: tree.size,
  root: tree.root().toString('hex'),
  since,
})

/** Reads on until so many facts lie unsealed or the log ends. */
const readOn = async (store: EventStore, unsealed: Unsealed, every: number): Promise<Unsealed> => {
  while (unsealed.facts < every) {
    const batch = await store.readLog(unsealed.readTo, Math.min(BATCH, every - unsealed.facts))
    if (batch.length === 0) return unsealed
    for (const one of batch) take(unsealed, one)
  }
  return unsealed
}

/** One sealer at work: the last seal, and what was read past it. */
const sealing = ({ store, clock, every = 4_096, tenant = 'log', onSealed }: SealerOptions) => {
  let last: Seal | null = null
  let unsealed: Unsealed | null = null

  const start = async (): Promise<Unsealed> => {
    last = await lastSeal(store)
    if (last) await onSealed?.(last)
    unsealed = nothingAfter(last?.to ?? null)
    return unsealed
  }
  /** Writes the seal; false when another sealer wrote the next one. Whatever happens, it goes on from what lies in the log. */
  const seal = async (range: Unsealed, reason: string): Promise<boolean> => {
    const before = last
    unsealed = null
    try {
      const { events } = await store.append(sealAppend(rangeOf(range), before, reason, { clock, tenant }))
      last = sealOf(events[0]!)
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error
      await start()
      if (last?.hash === before?.hash) throw error
      return false
    }
    await onSealed?.(last)
    unsealed = nothingAfter(last.to)
    return true
  }
  const isHourOld = ({ since }: Unsealed) =>
    millisOf(clock.now()) - millisOf(last?.recordedAt ?? since) >= MILLIS_AN_HOUR
  const read = async () => readOn(store, unsealed ?? (await start()), every)
  return { read, seal, isHourOld, last: () => last, every }
}

/** Calls that must not overlap, one after the other; one that fails does not stop the next. */
const inTurn = () => {
  let tail: Promise<unknown> = Promise.resolve()
  return <T>(call: () => Promise<T>): Promise<T> => {
    const answer = tail.then(call)
    tail = answer.catch(() => null)
    return answer
  }
}

/**
 * The sealer of a log: one for each installation; a second one does no harm. It keeps nothing of its own: where it
 * stopped is read from the log, and a range is sealed at most once.
 */
export const sealer = (options: SealerOptions): Sealer => {
  const { read, seal, isHourOld, last, every } = sealing(options)
  const turn = inTurn()

  const sealDue = async (): Promise<number> => {
    for (let written = 0; ;) {
      const unsealed = await read()
      const due = unsealed.facts >= every ? 'count' : unsealed.facts > 0 && isHourOld(unsealed) ? 'hour' : null
      if (!due) return written
      if (await seal(unsealed, due)) written += 1
    }
  }
  const sealNow = async (reason: string): Promise<Seal | null> => {
    const head = await options.store.head()
    for (;;) {
      const unsealed = await read()
      if (!head || unsealed.facts === 0) return last()
      const covered = unsealed.readTo! >= head.position
      if ((await seal(unsealed, covered ? reason : 'count')) && covered) return last()
    }
  }
  return { sealDue: () => turn(sealDue), sealNow: (reason) => turn(() => sealNow(reason)) }
}

/**
 * Keeps a log sealed until the returned function is called: looks what is due a moment after every commit, so that a
 * busy log is read in large batches, and once a minute for the hour that passes while nothing happens.
 */
export const keepSealed = (
  store: EventStore,
  { sealDue }: Sealer,
  options: { readonly onFault: (error: unknown) => void; readonly pauseMillis?: number },
): (() => void) => {
  let pausing: NodeJS.Timeout | null = null
  const look = () => {
    pausing = null
    sealDue().catch(options.onFault)
  }
  const unsubscribe = store.onAppended(() => {
    pausing ??= setTimeout(look, options.pauseMillis ?? 500).unref()
  })
  const everyMinute = setInterval(look, 60_000).unref()
  look()
  return () => {
    unsubscribe()
    clearInterval(everyMinute)
    if (pausing) clearTimeout(pausing)
  }
}
