import { answerFromWire, COMMANDS_CALL, commandToWire, type SendCommand } from '@huiyin/messaging'
import { notAnswered, type SignedClient } from '@huiyin/signed-http'

/** How the owners of commands are reached. */
export interface RemoteCommands {
  /** Which context owns each command. */
  readonly ownerOf: (command: string) => string | undefined
  /** How to ask the process of each context. */
  readonly clients: Readonly<Record<string, SignedClient>>
}

/** Nothing is known of where a context runs: the configuration lacks its address. */
export class OwnerNotConfigured extends Error {
  override name = 'OwnerNotConfigured'
  constructor(context: string) {
    super(`no address is configured for ${context}, which owns this command`)
  }
}

/**
 * Sends each command to the process of the context that owns it. A command whose answer was lost may have been carried
 * out: sending it again with its id is harmless, and it is not sent again here. Throws `CommandIdReused` where the owner
 * did, `ProcessUnreachable`, `OwnerNotConfigured`.
 */
export const remoteCommands =
  ({ ownerOf, clients }: RemoteCommands): SendCommand =>
  async (request) => {
    const owner = ownerOf(request.name)
    if (owner === undefined) return { ok: false, refusal: 'CommandUnknown', problems: [] }
    const ask = Object.hasOwn(clients, owner) ? clients[owner] : undefined
    if (!ask) throw new OwnerNotConfigured(owner)
    const answered = await ask(`/internal/${COMMANDS_CALL}`, commandToWire(request))
    if (answered.status !== 200) throw notAnswered(owner, answered, 'to a command')
    return answerFromWire((answered.body as { readonly answer: unknown }).answer)
  }
