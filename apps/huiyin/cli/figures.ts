import type { Argv } from 'yargs'
import { figures } from '@huiyin/analytics'
import { formatPercent } from '@huiyin/statistics'
import { openInstallation, type Installation } from '../host/installation.js'
import { instantArgument } from './instants.js'
import { NotPossible } from './exit.js'

/** A bureau is ranked from this denominator on (EXPECTED §4). */
const MINIMUM = 30

/** The tenant a command is about: the one named, or the only one there is. */
export const tenantOf = ({ settings }: Installation, wanted: string | undefined): string => {
  const names = Object.keys(settings.all().tenants)
  if (wanted !== undefined && names.includes(wanted)) return wanted
  if (wanted === undefined && names.length === 1) return names[0]!
  const known =
    names.length === 0 ? 'this folder has none yet; import something first' : `choose of ${names.join(', ')}`
  throw new NotPossible(`Name a tenant with --tenant: ${known}.`)
}

interface FigureArguments {
  readonly data: string
  readonly json: boolean | undefined
  readonly asOf: string | undefined
  readonly tenant: string | undefined
}

const printTable = (result: Awaited<ReturnType<typeof figures>>, position: number): void => {
  console.log(
    `As of ${result.asOf}, log position ${position}. Completed on time of those due, then as usually defined:`,
  )
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
    `${formatPercent({ numerator, denominator }) ?? 'n/a'} (${numerator} of ${denominator})`
  console.log(`  all bureaus: ${share(result.ofThoseDue.overall)}; ${share(result.overall)}`)
  for (const { bureau, rank, rankLowest, rankHighest, ...rate } of result.ranking.halfYear.ranked) {
    const due = result.ofThoseDue.bureau[bureau]
    console.log(
      `  ${bureau}: ${due ? share(due) : 'none due'}; ${share(rate)}, rank ${rank} (${rankLowest}–${rankHighest})`,
    )
  }
  console.log('All figures: --json')
}

const showFigures = async ({ data, json, asOf, tenant: wanted }: FigureArguments): Promise<void> => {
  const installation = await openInstallation({ folder: data, existing: true })
  try {
    await installation.settle()
    const head = await installation.store.head()
    if (!head) throw new NotPossible(`${data} holds no events yet; import something first.`)
    const tenant = tenantOf(installation, wanted)
    const { zone } = installation.settings.of(tenant)
    const result = await figures({
      ask: installation.ask,
      position: head.position,
      at: asOf === undefined ? null : instantArgument('as-of', asOf, zone),
      zone,
      nameOf: await installation.unitNames(),
      minimum: MINIMUM,
    })
    if (json) console.log(JSON.stringify(result, null, 1))
    else printTable(result, head.position)
  } finally {
    await installation.close()
  }
}

/** `huiyin figures` */
export const figuresCommand = (cli: Argv): Argv =>
  cli.command(
    'figures',
    'Print the figures, from the questions the dashboard asks',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('json', { type: 'boolean', describe: 'all of them, as JSON' })
        .option('as-of', { type: 'string', describe: 'the moment of the verdicts; the last completion when left out' })
        .option('tenant', { type: 'string', describe: 'whose; needed when the folder holds several' })
        .example('$0 figures --data ./boston --json', 'everything, for other programs'),
    (given) => showFigures({ data: given.data, json: given.json, asOf: given['as-of'], tenant: given.tenant }),
  )
