import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clickHouseMissing, kafkaMissing, notRun, postgresMissing } from '@huiyin/testing'

const at = (path: string): string => fileURLToPath(new URL(`../../infra/local/${path}`, import.meta.url))
const missing = postgresMissing() ?? kafkaMissing() ?? clickHouseMissing()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-local-'))
const kept = join(folder, 'cluster.json')
const order = async (...words: readonly string[]) => {
  const child = spawn(process.execPath, [at('cluster.mjs'), ...words, '--folder', folder], { stdio: 'pipe' })
  let says = ''
  child.stderr.on('data', (part: Buffer) => (says += part.toString('utf8')))
  const [status] = (await once(child, 'close')) as [number]
  return { status, says }
}
/** Somebody who listens already, and says in turn nothing of ours and what a process says that is ready. */
let asked = 0
const somebody = createServer((_, response) => {
  asked += 1
  response.end(asked % 2 === 1 ? '<h1>It works!</h1>' : JSON.stringify({ status: 'ready' }))
})
beforeAll(async () => {
  await once(somebody.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  if (!missing) await order('down', '--immediate')
  somebody.close()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

describe('a port of one’s own', () => {
  test('is nobody else’s of those that are found together', async () => {
    const { freePorts } = (await import(at('orders.mjs'))) as { freePorts: (count: number) => Promise<number[]> }
    const ports = await freePorts(1_000)
    expect([ports.length, new Set(ports).size]).toStrictEqual([1_000, 1_000])
  })
})

describe('processes on this machine', () => {
  test('are not said to run where somebody else answers for one of them', async () => {
    if (missing) return notRun('processes on this machine', missing)
    const { port } = somebody.address() as AddressInfo
    writeFileSync(kept, JSON.stringify({ secrets: {}, ports: { vault: port }, pids: {} }))
    const { status, says } = await order('up', '--only', 'vault')
    expect([status, says]).toStrictEqual([1, 'vault has stopped; its log says why\n'])
    expect(asked).toBeGreaterThan(1)
    expect(readFileSync(join(folder, 'logs/vault.log'), 'utf8')).toContain('EADDRINUSE')
  }, 120_000)
})
