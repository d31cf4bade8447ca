import type { Checkpoint, EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import {
  BusNotRunning,
  MarkNotInLog,
  type Bus,
  type Consumer,
  type DeadLetter,
  type PublishedEvent,
} from '@huiyin/messaging'
import { pause, publishers } from './line.js'

/** What can be wrong with a bus. Each breaks the promises that say so, and no other. */
export type Defect =
  | 'betaHearsAlpha'
  | 'losesCorrelation'
  | 'publishesSecrets'
  | 'newcomersBeginAtTheEnd'
  | 'consumersInTurn'
  | 'backwards'
  | 'allAtOnce'
  | 'skipsAfterFullBatches'
  | 'marksBeforeHandling'
  | 'marksOneBehind'
  | 'triesOnce'
  | 'retriesForEver'
  | 'dropsPoison'
  | 'forgetsDeadLetters'
  | 'poisonStopsTheConsumer'
  | 'skipsBrokenFacts'
  | 'marksByPositionOnly'
  | 'marksByEpochOnly'
  | 'restoreWithoutName'
  | 'sendsBeforeChecking'
  | 'settlesWhenRead'
  | 'settlesWithoutFollowUps'
  | 'settlesNeverOnNothing'
  | 'waitsForAStoppedBus'
  | 'leavesWaitersWaiting'
  | 'stopsAtOnce'
  | 'stopsOnlyOnce'
  | 'leavesItToTheFirst'
  | 'marksMoveBack'
  | 'handlesBelowTheMark'

/** What outlives the process of a toy bus. */
export interface Disk {
  readonly marks: Map<string, Checkpoint>
  readonly letters: DeadLetter[]
  /** Buses that run on it. */
  running: number
  /** How often everything came again. */
  again: number
}

export interface ToyOptions {
  readonly store: EventStore
  readonly consumers: readonly Consumer[]
  readonly disk: Disk
  readonly attempts: number
  readonly defect: Defect | null
}

const BATCH = 16

const publish = (consumer: Consumer, stored: StoredEvent, defect: Defect | null): PublishedEvent | null => {
  const isSecret = defect === 'publishesSecrets' && stored.header.includes('"type":"SecretKept"')
  const fact = isSecret ? { ...stored, header: stored.header.replace('SecretKept', 'NoteTaken') } : stored
  const isTaken = fact.header.includes('"type":"NoteTaken"')
  for (const publisher of publishers) {
    const also = defect === 'betaHearsAlpha' && consumer.from === 'beta' && publisher.context === 'alpha' && isTaken
    if (publisher.context !== consumer.from && !also) continue
    try {
      const event = publisher.publish(fact)
      if (event) return defect === 'losesCorrelation' ? { ...event, correlation: '' } : event
    } catch (error) {
      if (defect !== 'skipsBrokenFacts') throw error
    }
  }
  return null
}

const lanesOf = (events: readonly Delivered[], defect: Defect | null): Delivered[][] => {
  const lanes = new Map<string, Delivered[]>()
  for (const one of events) lanes.set(one.event.key, [...(lanes.get(one.event.key) ?? []), one])
  if (defect === 'allAtOnce') return events.map((one) => [one])
  return [...lanes.values()].map((lane) => (defect === 'backwards' ? lane.toReversed() : lane))
}

interface Delivered {
  readonly position: Position
  readonly event: PublishedEvent
}
interface Lane {
  readonly consumer: Consumer
  position: Position | null
  settled: Position | null
  fault: unknown
  /** How often it has begun anew because everything came again. */
  again: number
  /** Leaves the work to a bus that was there before. */
  isSecond?: boolean
}

const handler =
  ({ disk, attempts, defect }: ToyOptions, consumer: Consumer) =>
  async ({ event, position }: Delivered) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await consumer.handle(event)
        return
      } catch (error) {
        const last = defect === 'triesOnce' ? 1 : defect === 'retriesForEver' ? Infinity : attempts
        await pause(1)
        if (attempt < last) continue
        const reason = (error as Error).message
        if (defect !== 'dropsPoison') disk.letters.push({ consumer: consumer.name, position, event, reason, attempts })
        if (defect === 'poisonStopsTheConsumer') throw error
        return
      }
    }
  }

const stepper =
  (options: ToyOptions, head: () => Promise<Position | null>) =>
  async (lane: Lane): Promise<boolean> => {
    const { store, disk, defect } = options
    const below = disk.marks.get(lane.consumer.name)?.position ?? null
    const { again } = disk
    const isAgain = lane.again < again
    const stored = await store.readLog(isAgain ? null : lane.position, BATCH)
    const last = stored.at(-1)
    if (!last) return false
    const marked = defect === 'marksOneBehind' ? stored.at(-2) : last
    const mark = () => {
      const at = disk.marks.get(lane.consumer.name)
      const isBack =
        at !== undefined && marked !== undefined && at.position > marked.position && defect !== 'marksMoveBack'
      if (marked && !isBack)
        disk.marks.set(lane.consumer.name, { epoch: store.epoch, position: marked.position, hash: marked.hash })
    }
    const events = stored.flatMap((fact) => {
      if (lane.isSecond) return []
      if (isAgain && below !== null && fact.position <= below && defect !== 'handlesBelowTheMark') return []
      const event = publish(lane.consumer, fact, defect)
      return event ? [{ position: fact.position, event }] : []
    })
    if (defect === 'marksBeforeHandling') mark()
    if (defect === 'settlesWhenRead') lane.settled = last.position
    const handle = handler(options, lane.consumer)
    const lanes = lanesOf(events, defect).map(async (deliveries) => {
      for (const delivery of deliveries) await handle(delivery)
    })
    await Promise.all(lanes)
    mark()
    lane.again = again
    const skips = defect === 'skipsAfterFullBatches' && stored.length === BATCH && (await head())! > last.position
    lane.position = skips ? ((last.position + 1) as Position) : last.position
    lane.settled = lane.position
    return true
  }

const placeOf = async ({ store, disk, defect }: ToyOptions, { name }: Consumer): Promise<Position | null> => {
  const mark = disk.marks.get(name)
  if (!mark) {
    const begins = defect === 'newcomersBeginAtTheEnd' && disk.marks.size > 0
    return begins ? ((await store.head())?.position ?? null) : null
  }
  const there = await store.readAt(mark.position)
  const sameEpoch = mark.epoch === store.epoch || defect === 'marksByPositionOnly'
  const sameFact = there && (there.hash === mark.hash || defect === 'marksByPositionOnly')
  if (sameEpoch && (sameFact || defect === 'marksByEpochOnly')) return mark.position
  throw new MarkNotInLog(defect === 'restoreWithoutName' ? 'a consumer' : name)
}

interface At {
  state: 'new' | 'running' | 'stopped'
}

const settling =
  ({ disk, defect }: ToyOptions, lanes: readonly Lane[], at: At, head: () => Promise<Position | null>) =>
  async () => {
    const asked = await head()
    for (let first = true; ; first = false) {
      const fault = lanes.find((lane) => lane.fault !== null)?.fault
      if (fault) throw fault
      const tells = defect !== 'waitsForAStoppedBus' && (first || defect !== 'leavesWaitersWaiting')
      if (at.state !== 'running' && tells) throw new BusNotRunning()
      const wanted = defect === 'settlesWithoutFollowUps' ? asked : await head()
      const nothing = wanted === null && defect !== 'settlesNeverOnNothing'
      const isAgain = lanes.some(({ again }) => again < disk.again)
      const done = wanted !== null && !isAgain && lanes.every((lane) => lane.settled !== null && lane.settled >= wanted)
      if ((nothing || done) && at.state === 'running') return
      await pause(1)
    }
  }

const running = (step: (lane: Lane) => Promise<boolean>, at: At) => async (mine: readonly Lane[]) => {
  while (at.state === 'running') {
    let moved = false
    for (const lane of mine.filter(({ fault }) => fault === null)) {
      moved = (await step(lane).catch((error: unknown) => void (lane.fault = error))) === true || moved
    }
    if (!moved) await pause(1)
  }
}

/** A bus of the plainest kind, kept in memory, that can be made wrong in one way at a time. */
export const toyBus = (given: ToyOptions): Bus => {
  const { store, consumers, defect } = given
  const disk = defect === 'forgetsDeadLetters' ? { ...given.disk, letters: [] } : given.disk
  const options = { ...given, disk }
  const lanes = consumers.map((consumer): Lane => ({
    consumer,
    position: null,
    settled: null,
    fault: null,
    again: disk.again,
  }))
  const head = async () => (await store.head())?.position ?? null
  const at: At = { state: 'new' }
  const run = running(stepper(options, head), at)
  let runs: Promise<void>[] = []
  return {
    start: async () => {
      disk.running += 1
      for (const lane of lanes) {
        lane.isSecond = defect === 'leavesItToTheFirst' && disk.running > 1
        lane.position = lane.settled = await placeOf(options, lane.consumer)
        if (defect !== 'sendsBeforeChecking') continue
        at.state = 'running'
        runs.push(run([lane]))
        await pause(5)
      }
      if (at.state === 'running') return
      at.state = 'running'
      runs = defect === 'consumersInTurn' ? [run(lanes)] : lanes.map((lane) => run([lane]))
    },
    settle: settling(options, lanes, at, head),
    deadLetters: () => disk.letters,
    stop: async () => {
      if (at.state === 'stopped' && defect === 'stopsOnlyOnce') throw new Error('stopped already')
      if (at.state === 'running') disk.running -= 1
      at.state = 'stopped'
      if (defect !== 'stopsAtOnce') await Promise.all(runs)
    },
  }
}
