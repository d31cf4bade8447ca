import { appendFileSync } from 'node:fs'

/** The environment variable that names the file in which suites that were not run are collected. */
export const NOT_RUN_FILE = 'HUIYIN_NOT_RUN_FILE'

/**
 * Says that a suite could not run here and why: on standard output and, when `HUIYIN_NOT_RUN_FILE` is set, as a line
 * `suite: reason` in that file, so that a run which must be complete can fail on it.
 */
export const notRun = (suite: string, reason: string): void => {
  const line = `${suite}: ${reason}`
  process.stdout.write(`NOT RUN ${line}\n`)
  const file = process.env[NOT_RUN_FILE]
  if (file) appendFileSync(file, `${line}\n`)
}
