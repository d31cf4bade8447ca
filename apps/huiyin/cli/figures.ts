import type { Argv } from 'yargs'
import { figures, type Ask } from '@huiyin/analytics'
import type { Position } from '@huiyin/event-sourcing'
import type { TimeZone } from '@huiyin/kernel'
import { formatPercent } from '@huiyin/statistics'
import { z } from 'zod'
import { noteCommand } from '@huiyin/access-log'
import type { Installation } from '../host/installation.js'
import { EXIT, NotPossible } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { instantArgument } from './instants.js'
import { runFolderCommand } from './run-folder-command.js'

/** A bureau is ranked from this denominator on (EXPECTED §4). */
const MINIMUM = 30

/** The tenant a command is about: the one named, or the only one there is. */
export const tenantOf = ({ settings }: Pick<Installation, 'settings'>, wanted: string | undefined): string => {
  const names = Object.keys(settings.all().tenants)
  if (wanted !== undefined && names.includes(wanted)) return wanted
  if (wanted === undefined && names.length === 1) return names[0]!
  const known =
    names.length === 0 ? 'this folder has none yet; import something first' : `choose of ${names.join(', ')}`
  throw new NotPossible(`Name the tenant: ${known}.`)
}

const input = z.object({ json: z.boolean(), asOf: z.string().optional(), tenant: z.string().optional() })

/** What figures are counted from, in one process or over several. */
export interface FiguresSource {
  readonly ask: Ask
  readonly position: Position
  readonly zone: TimeZone
  readonly unitNames: () => Promise<(unitId: string) => string>
}

/** All figures at a position, as text for people or as JSON for programs. */
export const figuresText = async (
  { ask, position, zone, unitNames }: FiguresSource,
  { json, asOf }: { readonly json: boolean; readonly asOf: string | undefined },
): Promise<string> => {
  const at = asOf === undefined ? null : instantArgument('as-of', asOf, zone)
  const result = await figures({ ask, position, at, zone, nameOf: await unitNames(), minimum: MINIMUM })
  return json ? JSON.stringify(result, null, 1) : tableOf(result, position).join('\n')
}

const tableOf = (result: Awaited<ReturnType<typeof figures>>, position: number): readonly string[] => {
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
    `${formatPercent({ numerator, denominator }) ?? 'n/a'} (${numerator} of ${denominator})`
  return [
    `As of ${result.asOf}, log position ${position}. Completed on time of those due, then as usually defined:`,
    `  all bureaus: ${share(result.ofThoseDue.overall)}; ${share(result.overall)}`,
    ...result.ranking.halfYear.ranked.map(({ bureau, rank, rankLowest, rankHighest, ...rate }) => {
      const due = result.ofThoseDue.bureau[bureau]
      return `  ${bureau}: ${due ? share(due) : 'none due'}; ${share(rate)}, rank ${rank} (${rankLowest}–${rankHighest})`
    }),
    'All figures: --json',
  ]
}

/** All figures, from the questions the dashboard asks. */
export const figuresOf: FolderCommand<z.infer<typeof input>> = {
  name: 'figures',
  input,
  run: async ({ path, installation: open }, { json, asOf, tenant: wanted }, { print }) => {
    const installation = await open()
    await installation.settle()
    const head = await installation.store.head()
    if (!head) throw new NotPossible(`${path} holds no events yet; import something first.`)
    const tenant = tenantOf(installation, wanted)
    const { zone } = installation.settings.of(tenant)
    const { ask, unitNames } = installation
    const text = await figuresText({ ask, unitNames, position: head.position, zone }, { json, asOf })
    noteCommand(installation, 'figures', { tenant, args: { asOf }, rows: null })
    print(text)
    return EXIT.ok
  },
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
    (given) =>
      runFolderCommand(figuresOf, given.data, {
        json: given.json ?? false,
        asOf: given['as-of'],
        tenant: given.tenant,
      }),
  )
