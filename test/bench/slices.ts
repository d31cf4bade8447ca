/** What a store of the comparison offers; `append` answers with the new version. */
export interface Store {
  append(stream: string, events: readonly unknown[], expected: number | bigint): Promise<number | bigint>
  aggregate(stream: string, evolve: (state: number) => number, initial: number): Promise<{ state: number }>
  project?(total: number, handle: (event: unknown) => void, pulling?: object): Promise<number>
  close(): Promise<void>
}

/** What one slice is to measure. */
export type Scenario = 'append 1' | 'append 32' | 'rehydrate 10k' | 'rehydrate 200' | 'project'

export type Order =
  | { readonly do: 'open' | 'fill' | 'close' }
  | { readonly do: 'measure'; readonly scenario: Scenario; readonly millis: number }

/** How much was done in a slice, in how much time and at how much work of the processor. */
export interface Slice {
  readonly operations: number
  readonly seconds: number
  readonly cpuSeconds: number
}

const LONG_STREAM = 10_000
const SHORT_STREAM = 200
const SHORT_STREAMS = 100
/** How many events are in a store that was filled. */
export const FILLED = LONG_STREAM + SHORT_STREAMS * SHORT_STREAM

export type MakeEvent = (n: number) => unknown

const eventsFrom = (make: MakeEvent, first: number, count: number) =>
  Array.from({ length: count }, (_, index) => make(first + index))

/** One long stream and many short ones. */
export const fill = async (store: Store, make: MakeEvent): Promise<void> => {
  let version: number | bigint = 0
  for (let first = 0; first < LONG_STREAM; first += SHORT_STREAM) {
    version = await store.append('big', eventsFrom(make, first, SHORT_STREAM), version)
  }
  for (let n = 0; n < SHORT_STREAMS; n += 1) {
    await store.append(`m-${n}`, eventsFrom(make, n * SHORT_STREAM, SHORT_STREAM), 0)
  }
}

/** Each writer on a stream of its own, each append at the version of the one before; a failed one is tried again. */
const appending = (make: MakeEvent) => {
  const versions = new Map<string, number | bigint>()
  let n = 0
  return async (store: Store, writers: number, millis: number): Promise<number> => {
    const end = performance.now() + millis
    let written = 0
    const writer = async (stream: string) => {
      while (performance.now() < end) {
        n += 1
        try {
          versions.set(stream, await store.append(stream, [make(n)], versions.get(stream) ?? 0))
          written += 1
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
      }
    }
    await Promise.all(Array.from({ length: writers }, (_, index) => writer(`of${writers}-${index}`)))
    if (written === 0) throw new Error('not one append succeeded')
    return written
  }
}

const reading = async (store: Store, streams: readonly string[], size: number, millis: number): Promise<number> => {
  const end = performance.now() + millis
  let read = 0
  for (let n = 0; performance.now() < end; n += 1) {
    const { state } = await store.aggregate(streams[n % streams.length]!, (count) => count + 1, 0)
    if (state !== size) throw new Error(`${state} of ${size} events came back`)
    read += size
  }
  return read
}

const shortStreams = Array.from({ length: SHORT_STREAMS }, (_, n) => `m-${n}`)

/** Measures one scenario after the other on one store. */
export const measuring = (make: MakeEvent, pulling: object | undefined) => {
  const append = appending(make)
  const run = async (store: Store, scenario: Scenario, millis: number): Promise<number> => {
    switch (scenario) {
      case 'append 1':
        return append(store, 1, millis)
      case 'append 32':
        return append(store, 32, millis)
      case 'rehydrate 10k':
        return reading(store, ['big'], LONG_STREAM, millis)
      case 'rehydrate 200':
        return reading(store, shortStreams, SHORT_STREAM, millis)
      case 'project':
        return store.project!(FILLED, () => undefined, pulling)
    }
  }
  return async (store: Store, scenario: Scenario, millis: number): Promise<Slice> => {
    const start = performance.now()
    const before = process.cpuUsage()
    const operations = await run(store, scenario, millis)
    const { user, system } = process.cpuUsage(before)
    return { operations, seconds: (performance.now() - start) / 1_000, cpuSeconds: (user + system) / 1e6 }
  }
}
