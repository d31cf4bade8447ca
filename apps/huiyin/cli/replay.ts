import type { Argv } from 'yargs'
import { wallOf, type TimeZone } from '@huiyin/kernel'
import type { ItemHistory } from '@huiyin/dashboard-api'
import { openInstallation } from '../host/installation.js'
import { replayItem } from '../host/replay.js'
import { EXIT } from './exit.js'
import { tenantOf } from './figures.js'
import { instantArgument } from './instants.js'

interface ReplayArguments {
  readonly item: string
  readonly data: string
  readonly knownAt: string | undefined
  readonly happenedAt: string | undefined
  readonly tenant: string | undefined
  readonly json: boolean | undefined
}

const print = ({ itemId, position, facts, item, entries, sanctions }: ItemHistory, zone: TimeZone): void => {
  console.log(`${itemId} as known at log position ${position ?? 'before the first event'}`)
  for (const { occurred, recordedAt, type, actor, position: at } of facts) {
    const late =
      recordedAt.slice(0, 10) > occurred.at.slice(0, 10) ? `, recorded ${wallOf(zone, recordedAt)} (late record)` : ''
    console.log(`  ${wallOf(zone, occurred.at)}  ${type.padEnd(20)} by ${actor.person}${late}  #${at}`)
  }
  if (item)
    console.log(
      `item: ${String(item['state'])}, unit ${String(item['unit_id'] ?? 'none')}, replies owed ${String(item['replies_owed'])}`,
    )
  for (const entry of entries) {
    const due = entry['due_at'] === null ? 'no deadline' : `due ${wallOf(zone, String(entry['due_at']))}`
    console.log(`entry ${String(entry['entry_id'])}: ${String(entry['state'])}, ${due}`)
  }
  for (const sanction of sanctions)
    console.log(
      `measure ${String(sanction['kind'])} against ${String(sanction['unit_id'])}: ${String(sanction['state'])}`,
    )
}

const replay = async ({ item, data, knownAt, happenedAt, tenant, json }: ReplayArguments): Promise<void> => {
  const installation = await openInstallation({ folder: data, existing: true })
  try {
    const { zone } = installation.settings.of(tenantOf(installation, tenant))
    const told = await replayItem(installation, item, {
      knownAt: knownAt === undefined ? null : instantArgument('as-known-at', knownAt, zone),
      happenedAt: happenedAt === undefined ? null : instantArgument('as-happened-at', happenedAt, zone),
    })
    if (json) console.log(JSON.stringify(told, null, 1))
    else print(told, zone)
    if (told.facts.length === 0) {
      console.error(`Nothing was known of ${item} then. Check the item's id, or ask for a later moment.`)
      process.exitCode = EXIT.found
    }
  } finally {
    await installation.close()
  }
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
      replay({
        item: given.item,
        data: given.data,
        knownAt: given['as-known-at'],
        happenedAt: given['as-happened-at'],
        tenant: given.tenant,
        json: given.json,
      }),
  )
