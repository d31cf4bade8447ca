import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { Piscina } from 'piscina'
import type * as thread from './reading-thread.js'

type ListQuestion = thread.ListQuestion
/** The function a thread runs. */
const ANSWER = 'answer' satisfies keyof typeof thread

/** How many threads answer questions, and what node is to be told when it starts one. */
export interface ReadingThreads {
  readonly threads: number
  readonly execArgv?: readonly string[]
}

const never = async (): Promise<never> => {
  throw new Error('the lists are only asked here, and one question at a time')
}

/** A connection of kysely that hands each question on to whichever thread is free. */
const driverOf = (pool: Piscina<ListQuestion, unknown[]>): Driver => {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: ListQuestion) => ({
      rows: (await pool.run({ sql, parameters }, { name: ANSWER })) as Row[],
    }),
    streamQuery: () => {
      throw new Error('the lists answer a question with all its rows')
    },
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    ...{ beginTransaction: never, commitTransaction: never, rollbackTransaction: never },
    destroy: () => pool.close(),
  }
}

/**
 * A dialect of kysely that asks a file of lists on threads of their own: SQLite answers at once and lets nothing else
 * happen meanwhile, so on one thread whoever wants fifty rows waits for whoever counts a city's. Threads begin with the
 * first questions. Each sees what was committed before it was asked; there are no transactions over several questions.
 */
export const readingThreads = (file: string, { threads, execArgv = [] }: ReadingThreads): Dialect => {
  const here = fileURLToPath(import.meta.url)
  const filename = fileURLToPath(new URL(`./reading-thread${extname(here)}`, import.meta.url))
  const pool = new Piscina<ListQuestion, unknown[]>({
    ...{ filename, minThreads: 0, maxThreads: threads, idleTimeout: Infinity },
    ...{ workerData: { file }, execArgv: [...execArgv] },
  })
  return {
    createDriver: () => driverOf(pool),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}
