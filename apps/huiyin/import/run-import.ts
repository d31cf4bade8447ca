import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importer, type ImportPorts } from './importer.js'
import type { Mapping } from './mapping.js'
import { qualityOf, type QualityReport } from './quality.js'
import { fileRecords } from './records.js'
import { caseReader, isRejected, rowReader, wrongColumns, type CaseRow, type RejectedRow } from './rows.js'

/** How far an import is. */
export interface ImportProgress {
  readonly rows: number
  readonly rejected: number
}

export interface ImportRun {
  readonly mapping: Mapping
  readonly file: string
  /** Where the rejects and the quality report go. */
  readonly folder: string
  readonly ports: ImportPorts
  readonly onProgress?: (progress: ImportProgress) => void
  /** Set when somebody asked to stop: the window under way is finished, the rest is left for the next run. */
  readonly signal?: AbortSignal
  /** How many cases are under way together. */
  readonly window?: number
}

export interface ImportResult extends ImportProgress {
  readonly finished: boolean
  readonly rejectsFile: string
  /** How many cases the file marks as repeating another. */
  readonly duplicates: number
  readonly qualityFile: string
  /** What the file is like; null when the import stopped before its end. */
  readonly quality: QualityReport | null
}

const WINDOW = 1_000

/** The cases under way, and the rows that were none, until their window is full. */
const windowOf = (mapping: Mapping) => {
  const quality = qualityOf(mapping)
  const readRow = rowReader(mapping)
  const readCase = caseReader(mapping)
  let cases: CaseRow[] = []
  let rejected: RejectedRow[] = []
  return {
    quality: quality.report,
    rows: () => cases.length + rejected.length,
    add: (record: Parameters<typeof readRow>[0]) => {
      const row = readRow(record)
      if (!row) return rejected.push(wrongColumns(mapping, record))
      quality.add(row)
      const found = readCase(row)
      return isRejected(found) ? rejected.push(found) : cases.push(found)
    },
    take: () => {
      const taken = { cases, rejected }
      cases = []
      rejected = []
      return taken
    },
  }
}

const byLine = (one: RejectedRow, other: RejectedRow): number => one.line - other.line

/**
 * Imports a file. A row that is no case, or that a decider refuses, goes to the rejects file with its line and reason and
 * does not stop the rest. Throws `ForeignFile` at once for a file of another format.
 */
export const runImport = async (run: ImportRun): Promise<ImportResult> => {
  const { mapping, file, folder, signal, window: size = WINDOW } = run
  const bring = importer(mapping, run.ports)
  mkdirSync(folder, { recursive: true })
  const rejectsFile = join(folder, `${mapping.name}.rejects.jsonl`)
  const qualityFile = join(folder, `${mapping.name}.quality.json`)
  rmSync(rejectsFile, { force: true })
  const window = windowOf(mapping)
  const progress = { rows: 0, rejected: 0, duplicates: 0 }

  const flush = async () => {
    const { cases, rejected } = window.take()
    const rejects = [...rejected, ...(await bring(cases))].sort(byLine)
    if (rejects.length > 0) appendFileSync(rejectsFile, rejects.map((row) => `${JSON.stringify(row)}\n`).join(''))
    progress.rows += cases.length + rejected.length
    progress.rejected += rejects.length
    progress.duplicates += cases.filter(({ duplicate }) => duplicate).length
    run.onProgress?.({ rows: progress.rows, rejected: progress.rejected })
  }

  for await (const record of fileRecords(file, mapping)) {
    if (signal?.aborted) break
    window.add(record)
    if (window.rows() >= size) await flush()
  }
  const finished = !signal?.aborted
  if (finished) await flush()
  const quality = finished ? window.quality() : null
  if (quality) writeFileSync(qualityFile, `${JSON.stringify(quality, null, 1)}\n`)
  return { ...progress, finished, rejectsFile, qualityFile, quality }
}
