import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { liveGeneration } from '@huiyin/clickhouse/server'
import { DEMO, setUpCity } from '@huiyin/host/city'
import { openInstallation } from '@huiyin/host/installation'
import { openOperator } from '@huiyin/host/operator'
import type { SendCommand } from '@huiyin/messaging'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const SINCE = '2026-01-01'

/** What is measured: commands are sent to it, and it is looked at until what they did is seen. */
export interface Target {
  readonly name: string
  readonly send: SendCommand
  /** How far the lists and the figures have come in the log. */
  readonly reached: () => Promise<{ readonly lists: number; readonly figures: number }>
  /** Seconds of the processor that each process has used so far. */
  readonly cpuSeconds: () => Promise<ReadonlyMap<string, number>>
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The product in this process, over a folder of its own. */
export const embeddedTarget = async (): Promise<Target> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-one-'))
  const installation = await openInstallation({ folder })
  installation.settings.add(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  await setUpCity(installation.send, installation.settle, installation.clock.now(), { from: SINCE })
  return {
    name: 'one process',
    send: installation.send,
    reached: async () => installation.reached(),
    cpuSeconds: async () => {
      const { user, system } = process.cpuUsage()
      return new Map([['this process', (user + system) / 1e6]])
    },
    settle: installation.settle,
    close: async () => {
      await installation.close()
      rmSync(folder, { recursive: true })
    },
  }
}

interface Up {
  readonly operator: string
  readonly addresses: Readonly<Record<string, readonly string[]>>
  readonly postgres: { readonly url: string }
}

const cpuIn = async (address: string): Promise<number> => {
  const text = await (await fetch(`${address}/metrics`)).text()
  return Number(/^process_cpu_seconds_total\{[^}]*\} ([\d.e+-]+)/m.exec(text)?.[1] ?? 0)
}

/** The product as processes over PostgreSQL, Kafka and ClickHouse's stand-in, all on this machine. */
export const clusterTarget = async (instances: number): Promise<Target> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-many-'))
  chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
  const order = (...words: readonly string[]) =>
    execFileSync(process.execPath, ['infra/local/cluster.mjs', ...words, '--folder', folder], {
      ...{ cwd: ROOT, encoding: 'utf8' },
    })
  const up = JSON.parse(order('up', '--instances', String(instances), '--tenant', DEMO.tenant)) as Up
  const operator = await openOperator(up.operator)
  operator.settings.add(DEMO.tenant, { zone: DEMO.zone, calendar: DEMO.calendar })
  await setUpCity(operator.send, operator.settle, operator.clock.now(), { from: SINCE })
  const live = liveGeneration({ url: up.postgres.url })
  return {
    name: `processes, ${instances} of each context`,
    send: operator.send,
    reached: async () => {
      const [lists, figures] = await Promise.all([operator.lists.reached(), live.done()])
      return { lists: lists ?? 0, figures: figures?.position ?? 0 }
    },
    cpuSeconds: async () => {
      const all = Object.entries(up.addresses).flatMap(([name, addresses]) =>
        addresses.map(async (address): Promise<[string, number]> => [
          `${name} ${address.split(':').at(-1)}`,
          await cpuIn(address),
        ]),
      )
      return new Map(await Promise.all(all))
    },
    settle: operator.settle,
    close: async () => {
      await operator.close()
      await live.close()
      order('down', '--immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
