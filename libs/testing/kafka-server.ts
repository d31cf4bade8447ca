import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const script = fileURLToPath(new URL('../../infra/local/kafka.mjs', import.meta.url))

/** What this machine lacks to run a Kafka broker, or null. */
export const kafkaMissing = (): string | null => {
  const { status, stdout } = spawnSync(process.execPath, [script, 'find'], { encoding: 'utf8' })
  return status === 0 ? null : stdout.trim()
}

/** Starts a broker in a folder, or finds the one that runs there; resolves with its address when it answers. */
export const startKafka = async (folder: string): Promise<string> => {
  const { stdout } = await run(process.execPath, [script, 'start', '--folder', folder])
  return (JSON.parse(stdout) as { readonly brokers: string }).brokers
}

/** Stops the broker of a folder; `immediate` kills it as it stands. */
export const stopKafka = async (folder: string, how: 'cleanly' | 'immediate' = 'cleanly'): Promise<void> => {
  await run(process.execPath, [script, 'stop', '--folder', folder, ...(how === 'immediate' ? ['--immediate'] : [])])
}
