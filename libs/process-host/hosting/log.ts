import { systemClock } from '@huiyin/kernel'
import type { LogLine } from '@huiyin/nest-platform'

/** Who writes a log. */
export interface LogOf {
  readonly process: string
  readonly instance: string
}

/** The log of a process: a line of JSON for each thing worth saying, on the standard output. */
export const jsonLog =
  (of: LogOf, write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)): LogLine =>
  (level, says, fields = {}) =>
    write(JSON.stringify({ at: systemClock.now(), level, ...of, says, ...fields }))

/** What is told of a fault: its kind, its message and where it was thrown. */
export const faultFields = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { fault: String(error) }
  const { name, message, stack, cause } = error
  return {
    fault: name,
    message,
    stack,
    ...(cause instanceof Error ? { cause: `${cause.name}: ${cause.message}` } : {}),
  }
}
