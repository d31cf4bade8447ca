import { VaultClosed, type KeyVault } from '@huiyin/privacy'
import { notAnswered, type SignedClient } from '@huiyin/signed-http'
import { VAULT_CALL } from './answer-vault.js'
import { openAnswer } from './sealed-answer.js'
import { CALLS_AT_ONCE, valueFromWire, type AskedCall, type CallName, type CallResult } from './wire.js'

/** How the process of the vault is reached. */
export interface RemoteVault {
  readonly client: SignedClient
  /** The secret this process signs with; answers are sealed for it. */
  readonly secret: Uint8Array
}

/** The vault could not do what it was asked; its own log says why. */
export class VaultFailed extends Error {
  override name = 'VaultFailed'
  constructor(call: CallName) {
    super(`the vault failed at ${call}`)
  }
}

interface Waiting extends AskedCall {
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

const settle = ({ name, resolve, reject }: Waiting, result: CallResult): void => {
  if ('value' in result) resolve(valueFromWire(name, result.value) as never)
  else reject('closed' in result ? new VaultClosed() : new VaultFailed(name))
}

const send = async ({ client, secret }: RemoteVault, waiting: readonly Waiting[]): Promise<void> => {
  try {
    const answered = await client(
      `/internal/${VAULT_CALL}`,
      waiting.map(({ name, given }) => ({ name, given })),
    )
    if (answered.status !== 200) throw notAnswered('vault', answered, 'about keys')
    const results = (await openAnswer(
      (answered.body as { readonly answer: string }).answer,
      secret,
    )) as readonly CallResult[]
    waiting.forEach((one, index) => settle(one, results[index]!))
  } catch (error) {
    for (const { reject } of waiting) reject(error)
  }
}

/** Calls of one turn of the loop go together: what they promise side by side in one process, they promise here. */
const together = (remote: RemoteVault) => {
  let waiting: Waiting[] = []
  const flush = () => {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += CALLS_AT_ONCE)
      void send(remote, all.slice(from, from + CALLS_AT_ONCE))
  }
  return (call: Waiting) => {
    if (waiting.length === 0) setImmediate(flush)
    waiting.push(call)
  }
}

/**
 * The vault of another process. Keys travel sealed for this one and are kept in no memory but the caller's. Rejects with
 * `ProcessUnreachable` where it does not answer: whether a destruction then happened is told by asking again.
 */
export const remoteKeyVault = (remote: RemoteVault): KeyVault => {
  const push = together(remote)
  let isClosed = false
  const asking = <N extends Exclude<keyof KeyVault, 'close'>>(name: N): KeyVault[N] =>
    ((...given: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        if (isClosed) reject(new VaultClosed())
        else push({ name, given, resolve, reject })
      })) as KeyVault[N]
  return {
    keyOf: asking('keyOf'),
    findKey: asking('findKey'),
    printingKey: asking('printingKey'),
    destroy: asking('destroy'),
    addContact: asking('addContact'),
    subjectsWith: asking('subjectsWith'),
    linkSubjects: asking('linkSubjects'),
    linkedTo: asking('linkedTo'),
    close: async () => {
      isClosed = true
    },
  }
}
