import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import { DEED_NAMES } from '../cluster/deed.js'

const DEEDS =
  'demo: a made-up city; import: cases; channels, modes, ledgers: define those of a file; figures: all of them; letters: what nobody could handle; settle: wait; ' +
  'password: somebody’s, read from a pipe or typed unseen; open311-key: issue, list or revoke the key of a program; ' +
  'verify: that nobody rewrote the log, a file or the access log; ' +
  'backup: what cannot be made anew; restore: a backup; accept-restored-log: go on after a restore by hand'

const EXAMPLES: readonly (readonly [command: string, says: string])[] = [
  ['demo --config data/cluster/config/operator.yaml', 'play the demonstration into processes'],
  ['backup --to /mnt/backups/2026-03-01 --config operator.yaml', 'also while the processes run'],
  [
    "restore --from /mnt/backups/2026-03-01 --reason 'disk failed' --config operator.yaml",
    'into a database without a log and empty folders, when no process runs',
  ],
  [
    "accept-restored-log --reason 'disk failed, backup of 1 March' --config operator.yaml",
    'after the log was put back by hand, when no process runs',
  ],
  ['verify --seals /media/safe/seals.jsonl --config operator.yaml', 'against seals kept elsewhere, while all runs'],
  ['password wang --config operator.yaml', 'asks for it, and ends the sessions of wang'],
  ['open311-key issue cityapp --config operator.yaml', 'a key for a program that comes by Open311, shown once'],
  ['letters replay --config operator.yaml', 'deliver everything once more'],
]

/** What a deed is given on the command line. */
const optionsOf = (command: Argv) =>
  command
    .positional('deed', { choices: DEED_NAMES, demandOption: true, describe: DEEDS })
    .positional('about', {
      type: 'string',
      describe:
        'the mapping of an import; the file of channels, modes or ledgers; whose figures or password; list, replay or drop for letters; issue, list or revoke for keys; the files of an earlier access log',
    })
    .positional('file', {
      type: 'string',
      describe: 'the file of an import; whose definitions; the program, or the key by its id',
    })
    .option('channel', { type: 'string', describe: 'open311-key issue: the channel its reports come in by; open311' })
    .option('tenant', { type: 'string', describe: 'open311-key: whose city; the only one when left out' })
    .option('config', { type: 'string', demandOption: true, describe: 'the operator’s configuration (YAML)' })
    .option('json', { type: 'boolean', default: false, describe: 'figures as JSON' })
    .option('reason', {
      type: 'string',
      describe: 'why letters are dropped, a key is revoked or a log is restored; it stands in the log for ever',
    })
    .option('to', { type: 'string', describe: 'where a backup goes to: a folder that is empty or not there' })
    .option('from', { type: 'string', describe: 'the folder of the backup that is restored' })
    .option('seals', { type: 'string', describe: 'a file of seals kept outside; the installation’s own when left out' })
    .option('erasures', { type: 'string', describe: 'the newest journal of erasures, kept apart from the backup' })

/** `huiyin cluster <deed>` */
export const clusterCommand = (cli: Argv): Argv =>
  cli.command(
    'cluster <deed> [about] [file]',
    'Operate an installation whose services run as processes',
    (command: Argv) => {
      const asked = optionsOf(command)
      for (const [example, says] of EXAMPLES) asked.example(`$0 cluster ${example}`, says)
      return asked.epilogue('docs/operations/processes.md says in which order an installation is put back.')
    },
    async ({ config, ...given }) => {
      const { runDeed } = await import('../cluster/deeds.js') // late: the engines of a cluster take a second to load
      await runDeed(given.deed, { ...given, config: resolve(config) })
    },
  )
