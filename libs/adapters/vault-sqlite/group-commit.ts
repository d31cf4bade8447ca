import { VaultClosed } from '@huiyin/privacy'
import type { Connection } from './schema.js'

interface Waiting {
  readonly work: () => void
  readonly answer: () => void
  readonly reject: (error: unknown) => void
}

/** Writes that share a transaction. */
export interface GroupCommit {
  /**
   * Does `work` in the transaction of this tick and resolves with `answer`, asked after the commit is durable and all
   * work of the tick is done. Rejected when the commit or the answer fails; a failed commit rejects the whole group.
   */
  write<T>(work: () => void, answer: () => T): Promise<T>
  /** Writes what is waiting now. */
  flush(): void
}

const commit = (database: Connection, group: readonly Waiting[]): void => {
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const { work } of group) work()
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** The writes of one tick in one transaction with one fsync. */
export const groupCommit = (database: Connection, isClosed: () => boolean): GroupCommit => {
  let waiting: Waiting[] = []

  const flush = (): void => {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      commit(database, group)
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    for (const { answer } of group) answer()
  }

  const write = <T>(work: () => void, answer: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isClosed()) throw new VaultClosed()
      if (waiting.length === 0) setImmediate(flush)
      const answerOrReject = () => {
        try {
          resolve(answer())
        } catch (error) {
          reject(error)
        }
      }
      waiting.push({ work, answer: answerOrReject, reject })
    })

  return { write, flush }
}
