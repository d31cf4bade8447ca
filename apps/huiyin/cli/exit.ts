/** The exit codes of every command. */
export const EXIT = {
  /** Done. */
  ok: 0,
  /** Done, and something was found: rows rejected, a chain broken, a check red. */
  found: 1,
  /** Not done: the command line, a file or the state of the folder does not allow it. */
  refused: 2,
  /** Stopped by Ctrl-C; what was acknowledged is kept and the command can be run again. */
  interrupted: 3,
  /** A fault of the product. */
  fault: 70,
} as const

/** Errors whose message is written for the person at the terminal; the stack would only hide it. */
const FOR_PEOPLE = new Set([
  'FolderInUse',
  'NoLogHere',
  'BadSealFile',
  'BadSettings',
  'BadMapping',
  'ForeignFile',
  'ForeignLog',
  'NotAnInstant',
  'NotPossible',
])

/** What the person typed or pointed at does not work; the message says what to do. */
export class NotPossible extends Error {
  override name = 'NotPossible'
}

/** Ends the process with the message and code an error deserves. */
export const endWith = (error: unknown): void => {
  if (error instanceof Error && FOR_PEOPLE.has(error.name)) {
    console.error(error.message)
    process.exitCode = EXIT.refused
    return
  }
  if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT') {
    console.error(`There is no file ${(error as NodeJS.ErrnoException).path}.`)
    process.exitCode = EXIT.refused
    return
  }
  console.error(error)
  process.exitCode = EXIT.fault
}
