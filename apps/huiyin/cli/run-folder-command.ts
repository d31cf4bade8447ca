import { resolve } from 'node:path'
import { askOwner } from '../owner/owner-client.js'
import { FolderInUse, ownerOf } from '../host/folder-owner.js'
import { stoppedFolder, type FolderCommand } from './folder-command.js'
import { EXIT, type ExitCode } from './exit.js'
import { ownTerminal } from './terminal.js'

/** The first Ctrl-C asks the command to stop in good order; the second ends this process at once. */
export const onCtrlC = (stop: AbortController): (() => void) => {
  const hear = () => {
    if (stop.signal.aborted) process.exit(EXIT.interrupted)
    stop.abort()
  }
  process.on('SIGINT', hear)
  process.on('SIGTERM', hear)
  return () => {
    process.removeListener('SIGINT', hear)
    process.removeListener('SIGTERM', hear)
  }
}

const runHere = async <Input>(
  command: FolderCommand<Input>,
  data: string,
  input: Input,
  signal: AbortSignal,
): Promise<ExitCode> => {
  const terminal = ownTerminal(signal)
  const folder = stoppedFolder(data, terminal, command)
  try {
    return await command.run(folder, input, terminal)
  } finally {
    await folder.close()
  }
}

const wiresOf = (signal: AbortSignal) => {
  const isTerminal = process.stderr.isTTY === true
  const wipe = isTerminal ? '\r\u001b[2K' : ''
  return {
    isTerminal,
    signal,
    write: (to: 'out' | 'error' | 'progress', text: string): void => {
      if (to === 'out') process.stdout.write(text)
      else if (to === 'error') process.stderr.write(`${wipe}${text}`)
      else process.stderr.write(isTerminal ? `${wipe}${text}` : `${text}\n`)
    },
  }
}

/**
 * Runs a command about a data folder: in this process where nobody owns the folder, else in the process that does, whose
 * answer is printed here as it comes. An owner that takes no commands is named with its pid (`FolderInUse`).
 */
export const runFolderCommand = async <Input>(
  command: FolderCommand<Input>,
  data: string,
  input: Input,
): Promise<void> => {
  const path = resolve(data)
  const stop = new AbortController()
  const forget = onCtrlC(stop)
  try {
    const owner = ownerOf(path)
    if (owner === null) process.exitCode = await runHere(command, data, input, stop.signal)
    else if (owner === 'unnamed') throw new FolderInUse(path, null)
    else if (owner.address === null) throw new FolderInUse(path, owner.pid)
    else process.exitCode = await askOwner(owner.address, { command: command.name, input }, wiresOf(stop.signal))
  } finally {
    forget()
  }
}
