import type { LoggerService } from '@nestjs/common'

/** How loud a line of the log is. */
export type LogLevel = 'info' | 'warn' | 'error'

/** Writes one line of a structured log. `fields` name things by ids and codes; nobody's words or names belong there. */
export type LogLine = (level: LogLevel, says: string, fields?: Readonly<Record<string, unknown>>) => void

const textOf = (said: unknown): string => (said instanceof Error ? (said.stack ?? said.message) : String(said))

/** What Nest has to say, as lines of the process's log; its chatter at the start is left out. */
export const nestLogger = (line: LogLine): LoggerService => {
  const write =
    (level: LogLevel) =>
    (said: unknown, ...rest: unknown[]) =>
      line(level, textOf(said), { details: rest.map(textOf) })
  return { log: () => undefined, error: write('error'), warn: write('warn'), fatal: write('error') }
}
