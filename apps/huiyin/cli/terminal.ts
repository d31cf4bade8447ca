/** Where a command says what it has to say: this process's own terminal, or that of whoever sent the command. */
export interface Terminal {
  /** A line of the answer. */
  print(line: string): void
  /** A line that is no part of the answer. */
  warn(line: string): void
  /** How far it is: on a terminal it takes the place of the last one. */
  progress(line: string): void
  /** Whether a person looks on: progress may be drawn often. */
  readonly isTerminal: boolean
  /** Set when whoever asked wants it to stop. */
  readonly signal: AbortSignal
}

/** The terminal of this process; what is drawn as progress is wiped before a line is printed. */
export const ownTerminal = (signal: AbortSignal): Terminal => {
  const isTerminal = process.stderr.isTTY === true
  let isDrawn = false
  const wipe = () => {
    if (isDrawn) process.stderr.write('\r\u001b[2K')
    isDrawn = false
  }
  return {
    isTerminal,
    signal,
    print: (line) => {
      wipe()
      process.stdout.write(`${line}\n`)
    },
    warn: (line) => {
      wipe()
      process.stderr.write(`${line}\n`)
    },
    progress: (line) => {
      process.stderr.write(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`)
      isDrawn = isTerminal
    },
  }
}
