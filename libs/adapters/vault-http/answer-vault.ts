import { VaultClosed, type KeyVault } from '@huiyin/privacy'
import { CallUnreadable } from '@huiyin/signed-http'
import { sealAnswer } from './sealed-answer.js'
import { readCalls, valueToWire, type AskedCall, type CallName, type CallResult } from './wire.js'

/** Where the process of the vault takes calls. */
export const VAULT_CALL = 'vault'

const resultOf = async (vault: KeyVault, { name, given }: AskedCall): Promise<CallResult> => {
  try {
    const method = vault[name] as (...given: readonly unknown[]) => Promise<unknown>
    return { value: valueToWire(name, await method(...given)) }
  } catch (error) {
    return error instanceof VaultClosed ? { closed: true } : { failed: true }
  }
}

/** Which calls each process may make; whoever is not here may make none. */
export type VaultRights = Readonly<Record<string, readonly CallName[]>>

/**
 * What the process of the vault answers: the calls of one request together, as if they had been made side by side in its
 * own process, and all results sealed for the process that asked. Throws `CallUnreadable`, also for what the process that
 * asks has no right to.
 */
export const answerVault =
  (vault: KeyVault, secrets: ReadonlyMap<string, Uint8Array>, rights: VaultRights) =>
  async (body: unknown, from: string): Promise<string> => {
    const calls = readCalls(body)
    const secret = secrets.get(from)
    const may = Object.hasOwn(rights, from) ? rights[from]! : []
    if (!calls || !secret || !calls.every(({ name }) => may.includes(name))) throw new CallUnreadable()
    return sealAnswer(await Promise.all(calls.map((call) => resultOf(vault, call))), secret)
  }
