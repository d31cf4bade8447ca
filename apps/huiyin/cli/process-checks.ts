import {
  BadConfig,
  CONFIG_OF,
  maskedConfig,
  readConfig,
  type CommonConfig,
  type ProcessName,
  type ServiceConfig,
} from '@huiyin/process-host/config'
import { failed, ok, type CheckResult } from './checks.js'
import { checkScanner } from './folder-checks.js'

const SECONDS = 5

/** What a process says of its health, as far as it concerns whoever asks it. */
interface HealthAnswer {
  readonly process?: string
  readonly waitsFor?: readonly string[]
}

/** What answers without JSON is no process of ours. */
const STRANGER: HealthAnswer = { process: 'a stranger' }

/** Whether a process answers, and what it waits for where it is not fit for work. */
const checkHealth = async (name: string, address: string): Promise<CheckResult> => {
  const what = `${name} at ${address}`
  try {
    const answer = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(SECONDS * 1_000) })
    const said = (await answer.json().catch(() => STRANGER)) as HealthAnswer
    const { process = name, waitsFor = [] } = said // a process of an earlier version does not say which it is
    if (process !== name) return failed(what, `${process} answers there, not ${name}`, `Put peers.${name} right.`)
    if (answer.ok) return ok(what, 'ready')
    return failed(what, `not ready: ${waitsFor.join('; ')}`, `Look at the log of ${name}.`)
  } catch {
    return failed(what, `does not answer within ${SECONDS} s`, `Is ${name} running, and is its address right?`)
  }
}

/** Every value a process is configured with, secrets masked, and whether those it asks are fit for work. */
export const checkProcess = async (
  name: ProcessName,
  source: { readonly file: string | undefined; readonly env: NodeJS.ProcessEnv },
): Promise<readonly CheckResult[]> => {
  try {
    const config = readConfig(CONFIG_OF[name], source) as CommonConfig
    const values = maskedConfig(CONFIG_OF[name], config).map(([path, value]) => ok(path, value))
    const peers = Object.entries(config.peers).flatMap(([peer, addresses]) =>
      (addresses ?? []).map((address) => checkHealth(peer, address)),
    )
    const scans =
      'files' in config && name !== 'operator' ? [await checkScanner((config as ServiceConfig).scanner)] : []
    return [...values, ...scans, ...(await Promise.all(peers))]
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    return [failed(`configuration of ${name}`, error.message, 'Put the values right that are named here.')]
  }
}
