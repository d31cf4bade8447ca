import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inGroups } from '@huiyin/citizen'
import {
  type AskItems,
  checkLetters,
  checkTable,
  MOST_BYTES,
  MOST_LETTER_BYTES,
  readTable,
  templateCsv,
  templateWorkbook,
  type BulkChannel,
  type Checked,
  type GivenFile,
  type KnownItem,
  type Mistake,
  type RowResult,
  type Sent,
  type TakesFiles,
} from '@huiyin/bulk-entry'
import { refusalText } from '@huiyin/contracts'
import { channelsOfTenant } from '@huiyin/dashboard-api/channels'
import { checkFile, EVIDENCE_TYPES, MOST_FILES } from '@huiyin/files'
import type { Installation } from '../host/installation.js'
import { NotPossible } from './exit.js'
import type { Terminal } from './terminal.js'

const LETTER = /\.(eml|mbox)$/i

/** Whether a file is one of letters, by its name. */
export const isLetterFile = (path: string): boolean => LETTER.test(path)

const MEGABYTE = 1024 * 1024

/** Reads a file that is not too large to be looked at. Throws `NotPossible` where it is. */
const givenFile = (path: string): GivenFile => {
  const most = isLetterFile(path) ? MOST_LETTER_BYTES : MOST_BYTES
  if (statSync(path).size > most) throw new NotPossible(`${path} is larger than ${most / MEGABYTE} MB; split it.`)
  return { name: basename(path), bytes: readFileSync(path) }
}

type Lists = Pick<Installation, 'lists'>

/** A channel of a tenant by its code. Throws `NotPossible` with those there are. */
export const channelOf = async ({ lists }: Lists, tenant: string, code: string): Promise<BulkChannel> => {
  const channels = await channelsOfTenant(lists.query as unknown as Parameters<typeof channelsOfTenant>[0], tenant)
  const found = channels.find((channel) => channel.code === code)
  if (found) return found
  throw new NotPossible(`There is no channel ${code}. There are: ${channels.map((one) => one.code).join(', ')}.`)
}

/** Writes the template of a channel; an XLSX, or a CSV where the name ends so. Throws `NotPossible` where a file is there. */
export const writeTemplate = async (channel: BulkChannel, path: string): Promise<void> => {
  const content = /\.csv$/i.test(path) ? templateCsv(channel) : await templateWorkbook(channel)
  try {
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new NotPossible(`${path} is there already and is not written over.`)
  }
}

/** What may come with a letter: as with evidence, judged again where it is kept. */
const ATTACHMENTS: TakesFiles = {
  most: MOST_FILES,
  judge: (sent) => {
    const checked = checkFile(sent, EVIDENCE_TYPES)
    if (checked.ok) return null
    return { zh: refusalText(checked.refusal, 'zh'), en: refusalText(checked.refusal, 'en') }
  },
}

/** The dry run of one spreadsheet, or of letters. Throws `NotPossible` where a file as a whole is not taken. */
export const checkFiles = async (
  paths: readonly string[],
  checkedFor: { readonly tenant: string; readonly zone: string; readonly channel: BulkChannel },
): Promise<Checked> => {
  if (paths.every(isLetterFile)) return checkLetters(paths.map(givenFile), { ...checkedFor, attachments: ATTACHMENTS })
  const [path, ...others] = paths
  if (path === undefined || others.length > 0)
    throw new NotPossible('Give one spreadsheet at a time, or letters only (.eml, .mbox).')
  const read = await readTable(givenFile(path))
  if (!read.ok) throw new NotPossible(`${path} was not read: ${read.refusal.en} (${read.refusal.zh}).`)
  return checkTable(read.table, checkedFor)
}

const placeOf = ({ sheet, row, column, heading }: Mistake): string =>
  [`${sheet}, row ${row}`, ...(column === null ? [] : [`column ${column}`]), ...(heading ? [heading.zh] : [])].join(
    ', ',
  )

/** Tells every mistake by its cell. */
export const tellMistakes = ({ mistakes, mistakeCount }: Checked, { print }: Pick<Terminal, 'print'>): void => {
  for (const one of mistakes) {
    const found = one.found === null ? '' : ` has “${one.found}”`
    print(`${placeOf(one)}${found}: ${one.allowed.en} (${one.allowed.zh})`)
  }
  const untold = mistakeCount - mistakes.length
  if (untold > 0) print(`… and ${untold} more.`)
}

/** Asks the items of a tenant, in the lists as they stand. */
export const askItems = ({ lists }: Lists, tenant: string, channel: string): AskItems => {
  const items = () =>
    lists.query
      .selectFrom('items')
      .select(['item_id as itemId', 'number', 'outside_number as outsideNumber'])
      .where('tenant', '=', tenant)
  return {
    byIds: (ids) =>
      items()
        .where('item_id', 'in', [...ids])
        .execute(),
    byOutsideNumbers: (numbers) =>
      items()
        .where('channel', '=', channel)
        .where('outside_number', 'in', [...numbers])
        .execute(),
  }
}

const WORDS = { received: 'received', there: 'was there already', refused: 'refused' } as const

const lineOf = ({ row, was, refusal, code, noCode }: RowResult, number: string | null): string =>
  [
    ...[`row ${row}`, WORDS[was], ...(number === null ? [] : [number])],
    ...(code === null ? [] : [`code ${inGroups(code)}`]),
    ...[refusal, noCode === null ? null : `no code: ${noCode}`].filter((one) => one !== null),
  ].join('  ')

/** Tells what became of each row, with the numbers and the codes that were given. */
export const tellSent = (
  { results }: Sent,
  numbers: ReadonlyMap<string, KnownItem>,
  { print, warn }: Pick<Terminal, 'print' | 'warn'>,
): void => {
  if (results.some(({ code }) => code !== null))
    warn(
      'Each reporter reads the reply to his report with its code. Codes are shown once and kept nowhere: hand them on.',
    )
  for (const result of results) print(lineOf(result, numbers.get(result.itemId)?.number ?? null))
  const count = (was: RowResult['was']) => results.filter((result) => result.was === was).length
  print(`${count('received')} received, ${count('there')} were there already, ${count('refused')} refused`)
}
