import type { Argv } from 'yargs'
import type { Position } from '@huiyin/event-sourcing'
import type { DeadLetter } from '@huiyin/messaging'
import { readMarks } from '@huiyin/bus-embedded'
import { z } from 'zod'
import { dropLetter, replayLetter } from '@huiyin/messaging'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import type { FolderCommand, OpenFolder } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'
import type { Terminal } from './terminal.js'

const DEEDS = ['list', 'show', 'replay', 'drop'] as const

const input = z.object({
  deed: z.enum(DEEDS),
  position: z.number().int().positive().optional(),
  consumer: z.string().optional(),
  reason: z.string().trim().min(1).max(500).optional(),
  json: z.boolean(),
})
type Input = z.infer<typeof input>

const lettersIn = ({ running, files }: OpenFolder): readonly DeadLetter[] =>
  running ? running.bus.deadLetters() : readMarks(files().marks).letters

const lineOf = ({ consumer, position, event, reason, attempts }: DeadLetter): string =>
  `#${position}  ${consumer}  ${event.name} about ${event.key}, tried ${attempts} times: ${reason}`

/** The letters that are meant: all of a position, or the one of a consumer there; with no position, all there are. */
const meant = (letters: readonly DeadLetter[], { position, consumer }: Input): readonly DeadLetter[] =>
  letters.filter(
    (letter) =>
      (position === undefined || letter.position === position) &&
      (consumer === undefined || letter.consumer === consumer),
  )

const list = (letters: readonly DeadLetter[], { json, deed }: Input, { print }: Terminal): ExitCode => {
  if (json || deed === 'show') print(JSON.stringify(letters, null, 1))
  else print(letters.length === 0 ? 'No dead letters.' : letters.map(lineOf).join('\n'))
  return letters.length > 0 ? EXIT.found : EXIT.ok
}

const replayAll = async (folder: OpenFolder, given: Input, { print }: Terminal): Promise<ExitCode> => {
  const installation = await folder.installation()
  let left = 0
  for (const letter of meant(installation.bus.deadLetters(), given)) {
    const became = await replayLetter(installation, letter)
    if (!became.handled) left += 1
    print(`#${letter.position}  ${letter.consumer}: ${became.handled ? 'handled' : `still refused: ${became.reason}`}`)
  }
  return left > 0 ? EXIT.found : EXIT.ok
}

const dropAll = async (folder: OpenFolder, given: Input, { print }: Terminal): Promise<ExitCode> => {
  const { reason, position } = given
  if (position === undefined)
    throw new NotPossible('Say which dead letter to drop, by its position: letters drop 4711.')
  if (reason === undefined) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  const installation = await folder.installation()
  const letters = meant(installation.bus.deadLetters(), given)
  if (letters.length === 0) throw new NotPossible(`There is no dead letter of position ${position}.`)
  for (const letter of letters) {
    await dropLetter(installation, letter, reason)
    print(`#${letter.position}  ${letter.consumer}: dropped`)
  }
  return EXIT.ok
}

/** What the bus could not hand over: listed, shown, delivered once more, or given up. */
export const lettersOf: FolderCommand<Input> = {
  name: 'letters',
  input,
  run: async (folder, given, terminal) => {
    switch (given.deed) {
      case 'list':
      case 'show':
        return list(meant(lettersIn(folder), given), given, terminal)
      case 'replay':
        return replayAll(folder, given, terminal)
      case 'drop':
        return dropAll(folder, given, terminal)
    }
  },
}

/** `huiyin letters [deed] [position]` */
export const lettersCommand = (cli: Argv): Argv =>
  cli.command(
    'letters [deed] [position]',
    'Look at dead letters: events nobody could handle; deliver them once more, or give them up',
    (command: Argv) =>
      command
        .positional('deed', { choices: DEEDS, default: 'list' as const, describe: 'what to do' })
        .positional('position', { type: 'number', describe: 'where in the log the event lies; all when left out' })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('consumer', { type: 'string', describe: 'only the letters of this one' })
        .option('reason', { type: 'string', describe: 'why a letter is dropped; it stands in the log for ever' })
        .option('json', { type: 'boolean', describe: 'as JSON' })
        .example('$0 letters --data ./city', 'the dead letters, each with its reason')
        .example('$0 letters replay --data ./city', 'all of them once more, when the reason is gone')
        .example(`$0 letters drop 4711 --data ./city --reason 'entered twice'`, 'give one up'),
    (given) =>
      runFolderCommand(lettersOf, given.data, {
        deed: given.deed,
        position: given.position as Position | undefined,
        consumer: given.consumer,
        reason: given.reason,
        json: given.json ?? false,
      }),
  )
