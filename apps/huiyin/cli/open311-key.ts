import { randomUUID } from 'node:crypto'
import type { Argv } from 'yargs'
import { definedChannel, type ChannelRow } from '@huiyin/campaign'
import { systemClock } from '@huiyin/kernel'
import { apiKeysOf, issueApiKey, revokeApiKey } from '@huiyin/installation'
import { SYSTEM } from '@huiyin/messaging'
import { isClientName, keepsPosition, OPEN311_CHANNEL } from '@huiyin/open311'
import type { ListQueries } from '@huiyin/read-model'
import { z } from 'zod'
import type { Installation } from '../host/installation.js'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import { tenantOf } from './figures.js'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'
import type { Terminal } from './terminal.js'

/** What is done with keys. */
export const KEY_DEEDS = ['issue', 'list', 'revoke'] as const

const input = z.object({
  deed: z.enum(KEY_DEEDS),
  tenant: z.string().optional(),
  /** With `issue` the program, with `revoke` the id of the key. */
  about: z.string().optional(),
  channel: z.string(),
  reason: z.string().trim().min(1).max(500).optional(),
})
export type KeyInput = z.infer<typeof input>

/** What of an installation keys stand on, in one process or over several. */
export type KeyHome = Pick<Installation, 'store' | 'send' | 'settle' | 'settings'> & {
  readonly lists: { readonly query: ListQueries<{ readonly channels: ChannelRow }> }
}

/** The usual channel is defined for the tenant with its first key; any other has to be there. */
const requireChannel = async (installation: KeyHome, tenant: string, code: string): Promise<void> => {
  const found = await definedChannel(installation.lists.query, tenant, code)
  if (found && keepsPosition(found)) return
  if (found || code !== OPEN311_CHANNEL.code) {
    const lacks = found ? 'has no fields lat and long of the kind line' : 'is not defined'
    throw new NotPossible(`The channel ${code} ${lacks}. Define it first: huiyin channels <file>.`)
  }
  const commandId = randomUUID()
  const ids = { commandId, correlation: commandId, causation: commandId }
  const about = { tenant, actor: SYSTEM, occurred: null, ...ids }
  const answer = await installation.send({ name: 'DefineChannel', input: { channel: OPEN311_CHANNEL }, ...about })
  if (!answer.ok) throw new NotPossible(`The channel ${code} was refused: ${answer.refusal}`)
  await installation.settle()
}

const issue = async (installation: KeyHome, given: KeyInput, { print, warn }: Terminal): Promise<ExitCode> => {
  const { about: client, channel } = given
  if (client === undefined || !isClientName(client))
    throw new NotPossible('Say whose key it is: a name of a to z and 0 to 9, at most 20, as cityapp.')
  const tenant = tenantOf(installation, given.tenant)
  await requireChannel(installation, tenant, channel)
  const { keyId, key } = await issueApiKey(installation.store, { tenant, client, channel }, systemClock)
  warn(`${keyId} for ${client}, by the channel ${channel}. The key is shown once and kept nowhere:`)
  print(key)
  return EXIT.ok
}

const list = async (installation: KeyHome, given: KeyInput, { print }: Terminal): Promise<ExitCode> => {
  const keys = await apiKeysOf(installation.store, tenantOf(installation, given.tenant))
  if (keys.length === 0) print('No keys.')
  for (const { keyId, client, channel, issuedAt, revokedAt } of keys)
    print(`${keyId}  ${client}  ${channel}  issued ${issuedAt}${revokedAt === null ? '' : `  revoked ${revokedAt}`}`)
  return EXIT.ok
}

const revoke = async (installation: KeyHome, given: KeyInput, { print }: Terminal): Promise<ExitCode> => {
  const { about: keyId, reason } = given
  if (keyId === undefined) throw new NotPossible('Say which key, by its id: open311-key revoke k-0123456789ab.')
  if (reason === undefined) throw new NotPossible('Say why with --reason; it stands in the log for ever.')
  const tenant = tenantOf(installation, given.tenant)
  await revokeApiKey(installation.store, { tenant, keyId, reason }, systemClock)
  print(`${keyId}: revoked`)
  return EXIT.ok
}

const RUN = { issue, list, revoke } as const

/** Gives a key, lists all, or takes one back. Throws `NotPossible` for what cannot be done, with what to do instead. */
export const doWithKeys = (home: KeyHome, given: KeyInput, terminal: Terminal): Promise<ExitCode> =>
  RUN[given.deed](home, given, terminal)

/** The keys of programs that send and read requests by Open311: given, listed, taken back. */
export const open311KeysOf: FolderCommand<KeyInput> = {
  name: 'open311-key',
  input,
  run: async ({ installation }, given, terminal) => doWithKeys(await installation(), given, terminal),
}

/** `huiyin open311-key <deed> [about]` */
export const open311KeyCommand = (cli: Argv): Argv =>
  cli.command(
    'open311-key <deed> [about]',
    'Give a program a key for Open311, list the keys, or take one back',
    (command: Argv) =>
      command
        .positional('deed', { choices: KEY_DEEDS, demandOption: true, describe: 'what to do' })
        .positional('about', { type: 'string', describe: 'issue: the name of the program; revoke: the id of the key' })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('tenant', { type: 'string', describe: 'whose city; the only tenant there is when left out' })
        .option('channel', {
          ...{ type: 'string', default: OPEN311_CHANNEL.code },
          describe: 'the channel its reports come in by; it has the fields lat and long',
        })
        .option('reason', { type: 'string', describe: 'why a key is revoked; it stands in the log for ever' })
        .example('$0 open311-key issue cityapp --data ./city', 'a key, shown once')
        .example(`$0 open311-key revoke k-0123456789ab --data ./city --reason 'replaced'`, 'from now on nobody’s')
        .epilogue('docs/guides/open311.md says what programs do with it.'),
    (given) =>
      runFolderCommand(open311KeysOf, given.data, {
        ...{ deed: given.deed, tenant: given.tenant, about: given.about },
        ...{ channel: given.channel, reason: given.reason },
      }),
  )
