import type { Argv } from 'yargs'
import { z } from 'zod'
import { acceptLostVault } from '../host/lost-vault.js'
import { acceptRestoredLog } from '../host/restored.js'
import { EXIT, NotPossible } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'

const LOSSES = ['restored-log', 'lost-vault'] as const
const input = z.object({ loss: z.enum(LOSSES), reason: z.string().trim().min(1).max(500) })

/** The operator says that a loss is known, and that the product goes on without what was lost. */
export const acceptanceOf: FolderCommand<z.infer<typeof input>> = {
  name: 'accept',
  input,
  run: async ({ running, files }, { loss, reason }, { print }) => {
    if (running) throw new NotPossible('The product runs on this folder, so nothing is lost that it would ask about.')
    const folder = files()
    if (loss === 'restored-log') {
      const reactions = await acceptRestoredLog(folder, reason)
      if (reactions === 0) throw new NotPossible('This log was not restored: every reaction knows it.')
      print(
        `Accepted, and recorded in the log. ${reactions} reactions begin anew; lists and figures follow at the start.`,
      )
      return EXIT.ok
    }
    if (!(await acceptLostVault(folder, reason))) throw new NotPossible('The vault of this folder is not lost.')
    print('Accepted, and recorded in the log. There is a new vault; what was sealed before stays closed.')
    return EXIT.ok
  },
}

/** `huiyin accept <loss>` */
export const acceptCommand = (cli: Argv): Argv =>
  cli.command(
    'accept <loss>',
    'Say that a loss is known, so that the product starts without what was lost',
    (command: Argv) =>
      command
        .positional('loss', { choices: LOSSES, demandOption: true, describe: 'what was lost' })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('reason', { type: 'string', demandOption: true, describe: 'why; it stands in the log for ever' })
        .example(`$0 accept restored-log --data ./city --reason 'disk failed, backup of 1 March'`, 'after a restore'),
    (given) => runFolderCommand(acceptanceOf, given.data, { loss: given.loss, reason: given.reason }),
  )
