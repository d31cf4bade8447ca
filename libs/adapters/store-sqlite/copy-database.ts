import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Runs beside the event loop: the engine copies for as long as it takes, and nobody waits for it. */
const COPYING = `
  const { parentPort, workerData: { engine, from, to } } = require('node:worker_threads')
  const Database = require(engine)
  const copy = () => {
    const database = new Database(from)
    try {
      database.exec("VACUUM INTO '" + to.replaceAll("'", "''") + "'")
      return null
    } catch (error) {
      return String(error.message)
    } finally {
      database.close()
    }
  }
  parentPort.postMessage({ fault: copy() })`

/**
 * Copies a database as it is at one moment into a new file, also while others write to it; they go on meanwhile. The file is
 * never read but through the engine: closing another handle on it would let go of the locks this process has. What was
 * deleted is not in the copy. Throws where there is a file already.
 */
export const copyDatabase = (from: string, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const engine = createRequire(import.meta.url).resolve('libsql')
    const worker = new Worker(COPYING, { eval: true, workerData: { engine, from, to } })
    worker.once('message', ({ fault }: { readonly fault: string | null }) => {
      if (fault === null) resolve()
      else reject(new Error(`${from} could not be copied to ${to}: ${fault}`))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`${from} was not copied to ${to}: the copying ended early`)))
  })
