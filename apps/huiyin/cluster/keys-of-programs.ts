import { OPEN311_CHANNEL } from '@huiyin/open311'
import { postgresEventStore } from '@huiyin/store-postgres'
import { NotPossible, type ExitCode } from '../cli/exit.js'
import { doWithKeys, KEY_DEEDS, type KeyHome } from '../cli/open311-key.js'
import type { Terminal } from '../cli/terminal.js'
import type { Given } from './deed.js'
import type { Operator } from './operator.js'

/**
 * The keys of programs that come by Open311, over processes: `about` is what to do, `file` the program or the key. Each
 * instance of organisation reads them with every request, so what is done here holds at once and everywhere.
 */
export const keysOfPrograms = async (
  operator: Pick<Operator, 'config' | 'clock' | 'lists' | 'settings' | 'send' | 'settle'>,
  { about, file, channel, tenant, reason }: Pick<Given, 'about' | 'file' | 'channel' | 'tenant' | 'reason'>,
  terminal: Terminal,
): Promise<ExitCode> => {
  const deed = KEY_DEEDS.find((one) => one === about)
  if (!deed) throw new NotPossible('Say what to do: cluster open311-key issue cityapp, list, or revoke k-0123456789ab.')
  const { config, clock, lists, settings, send, settle } = operator
  const store = await postgresEventStore({ url: config.postgres.url, clock, listenTo: [] })
  const home: KeyHome = { store, lists, settings, send, settle }
  try {
    return await doWithKeys(
      home,
      { deed, about: file, channel: channel ?? OPEN311_CHANNEL.code, tenant, reason },
      terminal,
    )
  } finally {
    await store.close()
  }
}
