import type { Argv } from 'yargs'
import { dayIn, wallOf, type TimeZone } from '@huiyin/kernel'
import type { ItemHistory } from '@huiyin/dashboard-api'
import { z } from 'zod'
import { noteCommand } from '@huiyin/access-log'
import { replayItem } from '../host/replay.js'
import { EXIT } from './exit.js'
import { tenantOf } from './figures.js'
import type { FolderCommand } from './folder-command.js'
import { instantArgument } from './instants.js'
import { runFolderCommand } from './run-folder-command.js'

const input = z.object({
  item: z.string(),
  knownAt: z.string().optional(),
  happenedAt: z.string().optional(),
  tenant: z.string().optional(),
  json: z.boolean(),
})

type Told = ItemHistory['facts'][number]

/** 补录: recorded on a later day than the one on which it happened. */
const isLate = ({ occurred, recordedAt }: Told, zone: TimeZone): boolean =>
  dayIn(zone, recordedAt) > dayIn(zone, occurred.at)

/** One fact in one line; what was voided stays readable, with who voided it and why. */
const lineOf = (fact: Told, zone: TimeZone): string => {
  const { occurred, recordedAt, type, actor, position, voided } = fact
  const late = isLate(fact, zone) ? `, recorded ${wallOf(zone, recordedAt)} (late record)` : ''
  const gone = voided ? `, VOIDED by ${voided.personId} at #${voided.position}: ${voided.reason}` : ''
  return `${voided ? '✗' : ' '} ${wallOf(zone, occurred.at)}  ${type.padEnd(20)} by ${actor.person}${late}  #${position}${gone}`
}

/** How many of the facts were recorded late; nothing where none was. */
const lateLines = (facts: readonly Told[], zone: TimeZone): readonly string[] => {
  const late = facts.filter((fact) => isLate(fact, zone)).length
  return late === 0 ? [] : [`late records: ${late} of ${facts.length}`]
}

const linesOf = (told: ItemHistory, zone: TimeZone): readonly string[] => [
  `${told.itemId} as known at log position ${told.position ?? 'before the first event'}`,
  ...told.facts.map((fact) => lineOf(fact, zone)),
  ...lateLines(told.facts, zone),
  ...(told.item
    ? [
        `item: ${String(told.item['state'])}, unit ${String(told.item['unit_id'] ?? 'none')}, ` +
          `replies owed ${String(told.item['replies_owed'])}`,
      ]
    : []),
  ...told.entries.map((entry) => {
    const due = entry['due_at'] === null ? 'no deadline' : `due ${wallOf(zone, String(entry['due_at']))}`
    return `entry ${String(entry['entry_id'])}: ${String(entry['state'])}, ${due}`
  }),
  ...told.sanctions.map(
    (sanction) =>
      `measure ${String(sanction['kind'])} against ${String(sanction['unit_id'])}: ${String(sanction['state'])}`,
  ),
]

/** An item's history, as it was known and as it had happened at any moment. */
export const historyOf: FolderCommand<z.infer<typeof input>> = {
  name: 'replay',
  input,
  run: async ({ installation: open }, { item, knownAt, happenedAt, tenant, json }, { print, warn }) => {
    const installation = await open()
    const whose = tenantOf(installation, tenant)
    const { zone } = installation.settings.of(whose)
    const told = await replayItem(installation, item, {
      knownAt: knownAt === undefined ? null : instantArgument('as-known-at', knownAt, zone),
      happenedAt: happenedAt === undefined ? null : instantArgument('as-happened-at', happenedAt, zone),
    })
    const args = { itemId: item, knownAt, happenedAt }
    noteCommand(installation, 'replay', { tenant: whose, args, rows: told.facts.length })
    print(json ? JSON.stringify(told, null, 1) : linesOf(told, zone).join('\n'))
    if (told.facts.length > 0) return EXIT.ok
    warn(`Nothing was known of ${item} then. Check the item's id, or ask for a later moment.`)
    return EXIT.found
  },
}

/** `huiyin replay ITEM` */
export const replayCommand = (cli: Argv): Argv =>
  cli.command(
    'replay <item>',
    'Tell an item’s history, as it was known at any moment',
    (command: Argv) =>
      command
        .positional('item', { type: 'string', demandOption: true, describe: 'the item’s id' })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('as-known-at', { type: 'string', describe: 'only what was recorded by then' })
        .option('as-happened-at', { type: 'string', describe: 'only what had happened by then' })
        .option('tenant', { type: 'string', describe: 'in whose time zone; needed when the folder holds several' })
        .option('json', { type: 'boolean', describe: 'as JSON' })
        .example(
          '$0 replay boston311:101001240736 --data ./boston --as-happened-at 2015-02-01',
          'as things stood then',
        ),
    (given) =>
      runFolderCommand(historyOf, given.data, {
        item: given.item,
        knownAt: given['as-known-at'],
        happenedAt: given['as-happened-at'],
        tenant: given.tenant,
        json: given.json ?? false,
      }),
  )
