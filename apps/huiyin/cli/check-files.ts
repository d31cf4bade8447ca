import { standingOf, type Files, type FileStanding } from '@huiyin/files'
import { namedFiles, type NamedFile, type ReadableLog } from '../host/named-files.js'

/** A file that a fact names and that is not as it was stored. */
export interface FileFinding extends NamedFile {
  readonly standing: Exclude<FileStanding, 'whole'>
}

/** What became of the files that facts name. */
export interface FileReport {
  readonly named: number
  readonly findings: readonly FileFinding[]
}

/** Reads every file that a fact names and hashes it again. What the log's own findings tell of is left to them. */
export const checkNamedFiles = async (
  log: ReadableLog,
  files: Pick<Files, 'read'>,
  erased: ReadonlySet<string>,
): Promise<FileReport> => {
  const named = await namedFiles(log, erased, () => undefined)
  const first = new Map(named.toReversed().map((one) => [one.address, one]))
  const findings: FileFinding[] = []
  for (const one of first.values()) {
    const standing = await standingOf(files, one.address)
    if (standing !== 'whole') findings.push({ ...one, standing })
  }
  return { named: first.size, findings: findings.sort((one, other) => one.position - other.position) }
}
