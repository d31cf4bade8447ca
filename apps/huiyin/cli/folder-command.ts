import { resolve } from 'node:path'
import type { z } from 'zod'
import { requireLog, takeDataFolder, type DataFolder } from '../host/data-folder.js'
import { openInstallation, type Installation, type InstallationOptions } from '../host/installation.js'
import type { ExitCode } from './exit.js'
import type { Terminal } from './terminal.js'

/** The folder a command works on: the running product's own, or one opened for the command. A command uses one of both. */
export interface OpenFolder {
  readonly path: string
  /** What runs over the folder, for a command that has been sent to its owner; null where nothing runs. */
  readonly running: Installation | null
  /** The installation: the running one, or one that is opened and closed with the command. */
  installation(): Promise<Installation>
  /** The files, without starting anything over them where nothing runs. */
  files(): DataFolder
}

/** A command about a data folder, run by the process that owns it, whoever asks. */
export interface FolderCommand<Input = unknown> {
  readonly name: string
  readonly input: z.ZodType<Input>
  /** It may be run on a folder that holds no log yet. */
  readonly creates?: true
  /** Where the lists and ClickHouse are kept while it runs by itself: a long one has a process of their own. */
  readonly projections?: InstallationOptions['projections']
  readonly run: (folder: OpenFolder, input: Input, terminal: Terminal) => Promise<ExitCode>
}

/** A command as it comes from another process: its input is not believed. */
export interface SentCommand {
  readonly name: string
  readonly run: (folder: OpenFolder, input: unknown, terminal: Terminal) => Promise<ExitCode>
}

/** The command, with its input checked first. Throws where the input is none of its. */
export const sent = <Input>({ name, input, run }: FolderCommand<Input>): SentCommand => ({
  name,
  run: (folder, given, terminal) => run(folder, input.parse(given), terminal),
})

/** The folder of the running product. */
export const runningFolder = (installation: Installation): OpenFolder => ({
  path: installation.folder.path,
  running: installation,
  installation: () => Promise.resolve(installation),
  files: () => installation.folder,
})

/** A folder nobody works on, for one command; `close` gives it back. */
export const stoppedFolder = (
  path: string,
  terminal: Pick<Terminal, 'warn'>,
  { creates = false, projections = 'here' }: { readonly creates?: boolean } & Pick<FolderCommand, 'projections'>,
): OpenFolder & { close(): Promise<void> } => {
  let close: () => Promise<void> = () => Promise.resolve()
  return {
    path: resolve(path),
    running: null,
    installation: async () => {
      const installation = await openInstallation({
        folder: path,
        existing: !creates,
        projections,
        onFault: (where, error) => terminal.warn(`${where} stopped: ${String(error)}`),
        onNotice: terminal.warn,
      })
      close = installation.close
      return installation
    },
    files: () => {
      if (!creates) requireLog(path)
      const folder = takeDataFolder(path)
      close = async () => folder.release()
      return folder
    },
    close: () => close(),
  }
}
