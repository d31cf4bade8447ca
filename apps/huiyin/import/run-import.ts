import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { importer, type ImportPorts } from './importer.js'
import type { Mapping } from './mapping.js'
import { caseReader, fileRows, type CaseRow, type RejectedRow } from './rows.js'
import type { UnitIds } from './unit-ids.js'

/** How far an import is. */
export interface ImportProgress {
  readonly rows: number
  readonly rejected: number
}

export interface ImportRun {
  readonly mapping: Mapping
  readonly file: string
  /** Where the rejects file goes. */
  readonly folder: string
  readonly units: UnitIds
  readonly ports: ImportPorts
  readonly onProgress?: (progress: ImportProgress) => void
  /** Set when somebody asked to stop: the window under way is finished, the rest is left for the next run. */
  readonly signal?: AbortSignal
}

export interface ImportResult extends ImportProgress {
  readonly finished: boolean
  readonly rejectsFile: string
}

/** How many cases are under way together. */
const WINDOW = 4_000

const isRejected = (read: CaseRow | RejectedRow): read is RejectedRow => 'code' in read

/**
 * Imports a file. A row that is no case, or that a decider refuses, goes to the rejects file with its line and reason and
 * does not stop the rest. Throws `ForeignFile` at once for a file of another format.
 */
export const runImport = async (run: ImportRun): Promise<ImportResult> => {
  const { mapping, file, folder, onProgress, signal } = run
  const bring = importer(mapping, run.units, run.ports)
  const read = caseReader(mapping)
  mkdirSync(folder, { recursive: true })
  const rejectsFile = join(folder, `${mapping.name}.rejects.jsonl`)
  rmSync(rejectsFile, { force: true })
  const progress = { rows: 0, rejected: 0 }
  let window: CaseRow[] = []

  const reject = (rows: readonly RejectedRow[]) => {
    if (rows.length > 0) appendFileSync(rejectsFile, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    progress.rejected += rows.length
  }
  const flush = async () => {
    const rows = window
    window = []
    reject(await bring(rows))
    progress.rows += rows.length
    onProgress?.({ ...progress })
  }

  for await (const row of fileRows(file, mapping)) {
    if (signal?.aborted) break
    const found = read(row)
    if (isRejected(found)) {
      reject([found])
      progress.rows += 1
    } else window.push(found)
    if (window.length >= WINDOW) await flush()
  }
  if (!signal?.aborted) await flush()
  return { ...progress, finished: !signal?.aborted, rejectsFile }
}
