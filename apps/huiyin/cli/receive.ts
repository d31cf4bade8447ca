import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { refusalText } from '@huiyin/contracts'
import { codeOfForm } from '@huiyin/citizen'
import { CommandIdReused } from '@huiyin/event-sourcing'
import { SYSTEM } from '@huiyin/messaging'
import {
  compared,
  knownItems,
  SENT_OTHERWISE,
  rememberedCodes,
  sendRows,
  type BulkChannel,
  type BulkRow,
  type KnownItem,
  type RowCommand,
  type SendOutcome,
  type Sent,
} from '@huiyin/bulk-entry'
import { keepAttachment } from '@huiyin/intake'
import type { Argv } from 'yargs'
import { z } from 'zod'
import type { Installation } from '../host/installation.js'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import { tenantOf } from './figures.js'
import type { FolderCommand } from './folder-command.js'
import { sentProgress } from './progress.js'
import { askItems, channelOf, checkFiles, tellMistakes, tellSent, writeTemplate } from './receive-files.js'
import { runFolderCommand } from './run-folder-command.js'
import type { Terminal } from './terminal.js'

const MOST_FILES = 500

const input = z.object({
  files: z.array(z.string()).max(MOST_FILES),
  channel: z.string(),
  tenant: z.string().optional(),
  template: z.string().optional(),
  dryRun: z.boolean(),
  register: z.boolean(),
  campaign: z.string().optional(),
})
type Input = z.infer<typeof input>

type Sender = Pick<Installation, 'send' | 'files' | 'guard' | 'personalData'>

/** Keeps the files of a row for the report it makes; the first that is not taken ends it, and is named. */
const keptFiles = async ({ files, guard, personalData: { vault } }: Sender, { ids, attachments = [] }: BulkRow) => {
  const photos: { readonly file: string; readonly sha256: string }[] = []
  for (const { name, declared, content: bytes } of attachments) {
    const kept = await keepAttachment({ files, guard, vault }, ids, { bytes, declared })
    if (!kept.ok) return { ok: false, refusal: `attachment “${name}”: ${refusalText(kept.refusal, 'en')}` } as const
    photos.push(kept.photo)
  }
  return { ok: true, photos } as const
}

/** The input of a row with the files that came with it, which are kept first. */
const withFiles = async (sender: Sender, row: BulkRow | undefined, asked: RowCommand['input']) => {
  if (!row?.attachments?.length) return { ok: true, input: asked } as const
  const kept = await keptFiles(sender, row)
  if (!kept.ok) return kept
  const { personal } = row.input
  return { ok: true, input: { ...asked, personal: { ...personal, photos: kept.photos } } } as const
}

const sendAs =
  (installation: Sender, tenant: string, rows: readonly BulkRow[]) =>
  async ({ name, commandId, input: asked }: RowCommand): Promise<SendOutcome> => {
    const { send } = installation
    const row = name === 'ReceiveReport' ? rows.find(({ ids }) => ids.receiveId === commandId) : undefined
    const filled = await withFiles(installation, row, asked)
    if (!filled.ok) return { kind: 'refused', says: filled.refusal }
    const about = { tenant, actor: SYSTEM, occurred: null, commandId, correlation: commandId, causation: commandId }
    try {
      const answer = await send({ name, input: filled.input, ...about })
      if (answer.ok) return { kind: 'accepted', again: answer.again || answer.events.length === 0 }
      const named = answer.problems.map(({ path, says }) => `${path}: ${says}`)
      return { kind: 'refused', says: [refusalText(answer.refusal, 'en'), ...named].join(' ') }
    } catch (error) {
      if (error instanceof CommandIdReused) return { kind: 'refused', says: SENT_OTHERWISE.en }
      throw error
    }
  }

/** Made of a key that nobody keeps, as a form of the citizens' pages has one. */
const newCode = (): string => codeOfForm(randomBytes(24).toString('base64url'))

const endOf = ({ stopped, results }: Sent): ExitCode => {
  if (stopped !== null) return EXIT.interrupted
  return results.some(({ refusal }) => refusal !== null) ? EXIT.found : EXIT.ok
}

/** A clean file that is sent. */
interface Clean {
  readonly tenant: string
  readonly rows: readonly BulkRow[]
  readonly known: ReadonlyMap<string, KnownItem>
  readonly given: Input
}

const sendAll = async (
  installation: Installation,
  { tenant, rows, known, given }: Clean,
  terminal: Terminal,
): Promise<ExitCode> => {
  const sent = await sendRows({
    ...{ rows, known, codeFor: rememberedCodes(newCode) },
    register: given.register ? { campaign: given.campaign ?? null } : null,
    send: sendAs(installation, tenant, rows),
    onProgress: sentProgress(terminal, rows.length),
    signal: terminal.signal,
  })
  await installation.settle()
  tellSent(sent, await knownItems(rows, askItems(installation, tenant, given.channel)), terminal)
  if (sent.stopped !== null)
    terminal.print(`Stopped after ${sent.results.length} of ${rows.length}. Run the same command again to go on.`)
  return endOf(sent)
}

/** The template where that was asked for; null: files are to be taken in. */
const template = async (channel: BulkChannel, given: Input, { print }: Terminal): Promise<ExitCode | null> => {
  if (given.template === undefined) return null
  await writeTemplate(channel, given.template)
  print(`${given.template} is the template of ${channel.code} (${channel.zh})`)
  return EXIT.ok
}

const takeIn = async (installation: Installation, given: Input, terminal: Terminal): Promise<ExitCode> => {
  const tenant = tenantOf(installation, given.tenant)
  await installation.settle()
  const channel = await channelOf(installation, tenant, given.channel)
  const written = await template(channel, given, terminal)
  if (written !== null) return written
  if (given.files.length === 0) throw new NotPossible('Say which file: a spreadsheet, or letters.')
  const { zone } = installation.settings.of(tenant)
  const read = await checkFiles(given.files, { tenant, zone, channel })
  const { checked, known } = await compared(read, askItems(installation, tenant, channel.code))
  const { rows, mistakeCount } = checked
  if (mistakeCount > 0) {
    tellMistakes(checked, terminal)
    terminal.print(`Mistakes: ${mistakeCount}. Nothing was received.`)
    return given.dryRun ? EXIT.found : EXIT.refused
  }
  for (const { row, notices } of rows) for (const { en } of notices) terminal.warn(`row ${row}: ${en}`)
  if (!given.dryRun) return sendAll(installation, { tenant, rows, known, given }, terminal)
  terminal.print(`${rows.length} reports, no mistake; ${known.size} are there already. Nothing was received.`)
  return EXIT.ok
}

/** Takes in reports from a spreadsheet or from letters, or writes the template of a channel; also while the product runs. */
export const receptionOf: FolderCommand<Input> = {
  name: 'receive',
  input,
  run: async ({ installation: open }, given, terminal) => takeIn(await open(), given, terminal),
}

const options = (command: Argv) =>
  command
    .positional('files', { type: 'string', array: true, default: [], describe: 'one .xlsx or .csv, or .eml and .mbox' })
    .option('channel', { type: 'string', demandOption: true, describe: 'by which channel they come in' })
    .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
    .option('tenant', { type: 'string', describe: 'whose; the only tenant there is when left out' })
    .option('template', { type: 'string', describe: 'write the template there (.xlsx or .csv), and nothing else' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'only say what is wrong, or that nothing is' })
    .option('register', { type: 'boolean', default: false, describe: 'register and number those with a category' })
    .option('campaign', { type: 'string', describe: 'the campaign they are registered in; none when left out' })
    .example('$0 receive --channel hotline12345 --template cases.xlsx --data ./city', 'the sheet to fill in')
    .example('$0 receive cases.xlsx --channel hotline12345 --dry-run --data ./city', 'every mistake by its cell')
    .epilogue('docs/guides/bulk-entry.md says what stands in the files.')

/** `huiyin receive [files..]` */
export const receiveCommand = (cli: Argv): Argv =>
  cli.command('receive [files..]', 'Take in reports from a spreadsheet or from letters', options, (given) => {
    const { channel, tenant, template, dryRun, register, campaign } = given
    return runFolderCommand(receptionOf, given.data, {
      files: given.files.map((file) => resolve(file)),
      ...{ channel, tenant, dryRun, register, campaign },
      template: template === undefined ? undefined : resolve(template),
    })
  })
