import yargs from 'yargs'
import { hideBin } from 'yargs/helpers'
import { EXIT, endWith } from './exit.js'
import { acceptCommand } from './accept.js'
import { definingCommands } from './definitions.js'
import { clusterCommand } from './cluster.js'
import { backupCommand, restoreCommand } from './backup.js'
import { doctorCommand } from './doctor.js'
import { figuresCommand } from './figures.js'
import { importCommand } from './import.js'
import { lettersCommand } from './letters.js'
import { mapCommand } from './map.js'
import { open311KeyCommand } from './open311-key.js'
import { receiveCommand } from './receive.js'
import { rebuildCommand } from './rebuild.js'
import { replayCommand } from './replay.js'
import { simulateCommand } from './simulate.js'
import { startCommand } from './start.js'
import { verifyCommand } from './verify.js'

const commands = [
  ...[startCommand, importCommand, simulateCommand, ...definingCommands, mapCommand, receiveCommand, open311KeyCommand],
  ...[figuresCommand, replayCommand],
  ...[
    verifyCommand,
    doctorCommand,
    rebuildCommand,
    lettersCommand,
    acceptCommand,
    backupCommand,
    restoreCommand,
    clusterCommand,
  ],
]

const cli = commands.reduce(
  (built, add) => add(built),
  yargs(hideBin(process.argv))
    .scriptName('huiyin')
    .usage('$0 <command>\n\n回音 Huiyin: every matter lands somewhere, every voice gets an answer.'),
)

try {
  await cli
    .demandCommand(1, 'Say what to do: one of the commands above.')
    .strict()
    .recommendCommands()
    .epilogue(
      'A command for a folder in use is answered by the process that owns it.\n' +
        'Exit codes: 0 done, 1 done and something was found, 2 refused, 3 interrupted, 70 a fault of the product.',
    )
    .exitProcess(false)
    .fail((message, error) => {
      if (error) throw error
      console.error(`${message}\nSee: huiyin --help`)
      process.exitCode = EXIT.refused
    })
    .parseAsync()
} catch (error) {
  endWith(error)
}
