import type { Argv } from 'yargs'
import { z } from 'zod'
import { checkedDefinitions, DEFINABLES, defineAll, definitionsIn, type Definable } from './define.js'
import { tenantOf } from './figures.js'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'

const input = z.object({
  tenant: z.string().optional(),
  what: z.enum(DEFINABLES),
  definitions: z.array(z.record(z.string(), z.unknown())),
})

/** Defines what a tenant may, also while the product runs: the screens find it with the next page. */
export const definitionsOf: FolderCommand<z.infer<typeof input>> = {
  name: 'define',
  input,
  run: async ({ installation: open }, { tenant, what, definitions: given }, terminal) => {
    const installation = await open()
    const definitions = checkedDefinitions(what, given, 'the file')
    return defineAll(installation, { tenant: tenantOf(installation, tenant), what, definitions }, terminal)
  },
}

const SAYS: Readonly<Record<Definable, { readonly says: string; readonly file: string; readonly guide: string }>> = {
  channels: {
    says: 'Define channels by which reports come in: their fields, their clock, what a reply answers',
    file: 'river-patrol.yaml',
    guide: 'docs/guides/define-a-channel.md',
  },
  modes: {
    says: 'Define how entries may be handled, and what that demands before the work may be said done',
    file: 'tour-of-duty.yaml',
    guide: 'docs/guides/define-a-mode-or-a-ledger.md',
  },
  ledgers: {
    says: 'Define ledgers, and what an entry has to say before it stands in one',
    file: 'flood-ledger.yaml',
    guide: 'docs/guides/define-a-mode-or-a-ledger.md',
  },
  templates: {
    says: 'Define templates of replies: where a matter has to stand for one to be offered, and its words',
    file: 'river-answer.yaml',
    guide: 'docs/guides/define-a-reply-template.md',
  },
  calendar: {
    says: 'Adopt the public holidays of a year: deadlines are counted by them from now on, and running ones anew',
    file: 'holidays-2027.yaml',
    guide: 'docs/guides/adopt-public-holidays.md',
  },
}

const definingCommand =
  (what: Definable) =>
  (cli: Argv): Argv =>
    cli.command(
      `${what} <file>`,
      SAYS[what].says,
      (command: Argv) =>
        command
          .positional('file', { type: 'string', demandOption: true, describe: 'a YAML file with one or a list' })
          .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
          .option('tenant', { type: 'string', describe: 'whose; the only tenant there is when left out' })
          .example(`$0 ${what} ${SAYS[what].file} --data ./city`, 'of your own')
          .epilogue(`${SAYS[what].guide} says what stands in the file.`),
      (given) => {
        const definitions = definitionsIn(what, given.file).map((one) => ({ ...one }))
        return runFolderCommand(definitionsOf, given.data, { tenant: given.tenant, what, definitions })
      },
    )

/** `huiyin channels <file>`, `huiyin modes <file>`, `huiyin ledgers <file>`, `huiyin templates <file>`, `huiyin calendar <file>` */
export const definingCommands: readonly ((cli: Argv) => Argv)[] = DEFINABLES.map(definingCommand)
