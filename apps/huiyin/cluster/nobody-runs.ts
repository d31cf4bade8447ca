import type { OperatorConfig } from '@huiyin/process-host/config'
import { NotPossible } from '../cli/exit.js'
import { isAlive } from './is-alive.js'

/** Throws `NotPossible` and names the process where one that the operator knows of runs. */
export const requireNobodyRuns = async ({ peers }: Pick<OperatorConfig, 'peers'>): Promise<void> => {
  for (const address of Object.values(peers).flat()) {
    if (await isAlive(address)) throw new NotPossible(`The process at ${address} runs; stop all of them first.`)
  }
}
