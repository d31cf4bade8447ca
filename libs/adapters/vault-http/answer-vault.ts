import { VaultClosed, type KeyVault } from '@huiyin/privacy'
import { sealAnswer } from './sealed-answer.js'
import { readCalls, valueToWire, type AskedCall, type CallResult } from './wire.js'

/** Where the process of the vault takes calls. */
export const VAULT_CALL = 'vault'

/** A request asks what no vault answers: it is of another version, or made up. */
export class CallsUnreadable extends Error {
  override name = 'CallsUnreadable'
}

const resultOf = async (vault: KeyVault, { name, given }: AskedCall): Promise<CallResult> => {
  try {
    const method = vault[name] as (...given: readonly unknown[]) => Promise<unknown>
    return { value: valueToWire(name, await method(...given)) }
  } catch (error) {
    return error instanceof VaultClosed ? { closed: true } : { failed: true }
  }
}

/**
 * What the process of the vault answers: the calls of one request together, as if they had been made side by side in its
 * own process, and all results sealed for the process that asked. Throws `CallsUnreadable`.
 */
export const answerVault =
  (vault: KeyVault, secrets: ReadonlyMap<string, Uint8Array>) =>
  async (body: unknown, from: string): Promise<string> => {
    const calls = readCalls(body)
    const secret = secrets.get(from)
    if (!calls || !secret) throw new CallsUnreadable('this request asks nothing that a vault answers')
    return sealAnswer(await Promise.all(calls.map((call) => resultOf(vault, call))), secret)
  }
