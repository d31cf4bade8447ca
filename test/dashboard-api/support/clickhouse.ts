import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createClient, type ClickHouseClient } from '@clickhouse/client'

/** ClickHouse in a process of its own, for one suite. */
export interface RunningClickHouse {
  readonly client: ClickHouseClient
  stop(): Promise<void>
}

/** Starts it empty; it ends with the suite, or with the suite's process. */
export const startClickHouse = async (): Promise<RunningClickHouse> => {
  const child = fork(fileURLToPath(new URL('./clickhouse-server.cjs', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout!.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
    child.once('exit', (code) => reject(new Error(`ClickHouse ended with ${code} before it listened`)))
  })
  const client = createClient({ url: `http://127.0.0.1:${port}` })
  return {
    client,
    stop: async () => {
      await client.close()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}
