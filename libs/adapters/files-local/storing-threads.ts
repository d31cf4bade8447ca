import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { fileHand, type FileAnswer, type FileAsk } from './file-hand.js'
import type * as thread from './storing-thread.js'

/** The function a thread runs. */
const ANSWER = 'answer' satisfies keyof typeof thread

/** How many threads wait for the disk, and what node is to be told when it starts one. */
export interface StoringThreads {
  readonly threads: number
  readonly execArgv?: readonly string[]
}

/** For a process that serves people: while one waits for a large file the other keeps the small ones. */
export const STORING_THREADS: StoringThreads = { threads: 2 }

/** Who is asked about files. */
export interface Storing {
  ask(ask: FileAsk): Promise<FileAnswer>
  /** Answers what was asked, and ends. */
  close(): Promise<void>
}

/** Asked on this thread, which waits for the disk: for a tool that does nothing else. */
export const storingHere = (folder: string): Storing => {
  const answer = fileHand(folder)
  return {
    ask: async (ask) => answer([ask])[0]!,
    close: async () => undefined,
  }
}

interface Waiting {
  readonly ask: FileAsk
  readonly resolve: (answer: FileAnswer) => void
  readonly reject: (error: unknown) => void
}

/** As many asks, or bytes to store, go to a thread together: few enough that the others have something to do as well. */
const TOGETHER = { asks: 32, bytes: 4_000_000 }

const bytesOf = (ask: FileAsk): number => (ask.to === 'store' ? ask.bytes.length : 0)

/** Splits what waits into what goes to a thread together. */
export const batchesOf = <W extends Pick<Waiting, 'ask'>>(waiting: readonly W[]): W[][] => {
  const batches: W[][] = []
  let bytes = 0
  for (const one of waiting) {
    const last = batches.at(-1)
    bytes += bytesOf(one.ask)
    if (last && last.length < TOGETHER.asks && bytes <= TOGETHER.bytes) last.push(one)
    else {
      batches.push([one])
      bytes = bytesOf(one.ask)
    }
  }
  return batches
}

/**
 * Asked on threads that wait for the disk. What is asked in one turn of the loop goes to them together: each waking of a
 * thread may push this one from its processor, and a file takes a dozen calls of the system.
 */
export const storingOnThreads = (folder: string, { threads, execArgv = [] }: StoringThreads): Storing => {
  const here = fileURLToPath(import.meta.url)
  const filename = fileURLToPath(new URL(`./storing-thread${extname(here)}`, import.meta.url))
  const pool = new Piscina<readonly FileAsk[], FileAnswer[]>({
    ...{ filename, minThreads: 0, maxThreads: threads, idleTimeout: Infinity },
    ...{ workerData: { folder }, execArgv: [...execArgv] },
  })
  let waiting: Waiting[] = []
  const underWay = new Set<Promise<void>>()
  const send = async (batch: readonly Waiting[]): Promise<void> => {
    const asks = batch.map(({ ask }) => ask)
    try {
      const answers = await pool.run(asks, { name: ANSWER })
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index]!)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  const flush = () => {
    const now = waiting
    waiting = []
    for (const batch of batchesOf(now)) {
      const sent = send(batch).finally(() => underWay.delete(sent))
      underWay.add(sent)
    }
  }
  return {
    ask: (ask) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ ask, resolve, reject })
      }),
    close: async () => {
      flush()
      await Promise.all(underWay) // closing, the pool does not wait for a thread that is still being started
      await pool.close()
    },
  }
}
