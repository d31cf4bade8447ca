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

/** How a command ended. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Errors whose message is written for the person at the terminal; the stack would only hide it. */
const FOR_PEOPLE = new Set([
  'FolderInUse',
  'NoLogHere',
  'BadSealFile',
  'BadSettings',
  'BadConfig',
  'ClockNotMovable',
  'ProcessUnreachable',
  'BadMapping',
  'ForeignFile',
  'ForeignLog',
  'NotAnInstant',
  'NotPossible',
  'LogRestored',
  'VaultLost',
  'OwnerSilent',
  'RebuildUnderWay',
  'NoSuchLetter',
  'NoSuchApiKey',
  'MasterKeyUnusable',
  'WrongMasterKey',
  'JournalDamaged',
  'LogInTheWay',
  'LogUnreachable',
])

/** What the person typed or pointed at does not work; the message says what to do. */
export class NotPossible extends Error {
  override name = 'NotPossible'
}

/** How work ends that may be stopped on the way: what was begun is undone, and that is no fault. */
export const unlessStopped = async (signal: AbortSignal, work: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted && error === signal.reason) return EXIT.interrupted
    throw error
  }
}

/** What a person is told of an error, and the exit code it deserves. */
export const messageFor = (error: unknown): { readonly message: string; readonly code: ExitCode } => {
  if (!(error instanceof Error)) return { message: String(error), code: EXIT.fault }
  if (FOR_PEOPLE.has(error.name)) return { message: error.message, code: EXIT.refused }
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return { message: `There is no file ${path}.`, code: EXIT.refused }
  return { message: error.stack ?? error.message, code: EXIT.fault }
}

/** Ends the process with the message and code an error deserves. */
export const endWith = (error: unknown): void => {
  const { message, code } = messageFor(error)
  console.error(message)
  process.exitCode = code
}
