// What a thread of `reading-threads.ts` runs: it answers questions about a file of lists, one after the other.
import Database from 'libsql'
import { workerData } from 'piscina'
import { MAPPED } from './mapped.js'

/** A question as kysely compiled it. */
export interface ListQuestion {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/**
 * How SQLite found the rows to be spread is known to a connection as it was when that was opened; another one writes the
 * file here, and looks anew as it grows.
 */
const OPEN_MILLIS = 60_000

const { file } = workerData as { readonly file: string }

const open = () => {
  const database = new Database(file)
  database.exec('PRAGMA query_only = 1') // libsql takes `readonly: true`, and writes all the same
  database.exec('PRAGMA busy_timeout = 5000')
  database.prepare(MAPPED).all()
  return { database, until: performance.now() + OPEN_MILLIS }
}

let opened: ReturnType<typeof open> | null = null

const connection = () => {
  if (opened && performance.now() < opened.until) return opened.database
  opened?.database.close()
  opened = open()
  return opened.database
}

/** The rows that answer a question. Throws what SQLite says as a plain error: of one of libsql's own only the code arrives. */
export const answer = ({ sql, parameters }: ListQuestion): unknown[] => {
  try {
    return connection().prepare(sql).all(parameters)
  } catch (error) {
    throw new Error((error as Error).message)
  }
}
