import type { Argv } from 'yargs'
import { verifyLog, type VerifyProgress, type VerifyReport } from '@huiyin/event-sourcing'
import { sqliteLogFile } from '@huiyin/store-sqlite'
import { requireLog, takeDataFolder } from '../host/data-folder.js'
import { trustedSealsIn } from '../host/seals.js'
import { EXIT } from './exit.js'

/** More findings than anybody reads are counted, not printed. */
const MOST_PRINTED = 50

const showProgress = ({ events }: VerifyProgress): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${events} events checked`)
}

const print = ({ events, seals, findings, vouchesUpTo, sealedUpTo }: VerifyReport): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K')
  console.log(`${events} events and ${seals} seals checked, ${findings.length} findings.`)
  for (const { position, stream, kind, says } of findings.slice(0, MOST_PRINTED)) {
    console.log(`  ${kind} at position ${position ?? 'unknown'}${stream === null ? '' : `, ${stream}`}: ${says}`)
  }
  if (findings.length > MOST_PRINTED) console.log(`  … and ${findings.length - MOST_PRINTED} more (--json shows all)`)
  if (vouchesUpTo === null) {
    const sealed =
      sealedUpTo === null ? 'nothing is sealed yet' : `the log's own seals fit up to position ${sealedUpTo}`
    console.log(`Vouches for nothing: no seal kept outside fits; ${sealed}, but who can write the log can write those.`)
  } else console.log(`Vouches up to position ${vouchesUpTo}. What came after could be cut off unseen.`)
}

interface VerifyArguments {
  readonly data: string
  readonly seals: string | undefined
  readonly json: boolean | undefined
}

const verify = async ({ data, seals, json }: VerifyArguments): Promise<void> => {
  requireLog(data)
  const folder = takeDataFolder(data)
  const store = sqliteLogFile(folder.log)
  try {
    const trustedSeals = trustedSealsIn(seals ?? folder.seals)
    const report = await verifyLog({ store, trustedSeals, gapless: true, onProgress: showProgress })
    if (json) console.log(JSON.stringify(report, null, 1))
    else print(report)
    process.exitCode = report.findings.length > 0 ? EXIT.found : EXIT.ok
  } finally {
    store.close()
    folder.release()
  }
}

/** `huiyin verify` */
export const verifyCommand = (cli: Argv): Argv =>
  cli.command(
    'verify',
    'Check that nobody rewrote the log, and up to where that can be vouched for',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('seals', { type: 'string', describe: 'the file of seals kept outside; the folder’s own when left out' })
        .option('json', { type: 'boolean', describe: 'the whole report, as JSON' })
        .example('$0 verify --data ./boston --seals /media/safe/seals.jsonl', 'against seals kept elsewhere'),
    (given) => verify({ data: given.data, seals: given.seals, json: given.json }),
  )
