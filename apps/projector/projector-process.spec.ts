import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { trustedSealsIn } from '@huiyin/installation'
import { remoteSealed, startProcess, type RunningProcess } from '@huiyin/process-host'
import { signedClient } from '@huiyin/signed-http'
import { postgresEventStore } from '@huiyin/store-postgres'
import { clickHouseSuite } from '@huiyin/testing/clickhouse'
import { putMany } from '@huiyin/testing/contracts/facts'
import { postgresSuite } from '@huiyin/testing/postgres'
import { FACT_TABLES } from './fact-tables.js'
import { projectorProcess } from './projector-process.js'

const postgres = postgresSuite('the projector as a process')
const clickhouse = clickHouseSuite('the projector as a process')
const isNotRun = () => postgres.isNotRun() || clickhouse.isNotRun()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-projector-'))
const secrets = {
  ...{ projector: randomBytes(32), evaluation: randomBytes(32) },
  ...{ citizen: randomBytes(32), operator: randomBytes(32) },
}
const [seals, settings, file] = ['seals.jsonl', 'settings.json', 'projector.yaml'].map((name) =>
  join(folder, name),
) as [...[string, string, string]]
const lines: string[] = []
let running: RunningProcess
let store: Awaited<ReturnType<typeof postgresEventStore>>

beforeAll(async () => {
  if (postgres.missing || clickhouse.missing) return
  const { url } = postgres.server
  writeFileSync(settings, JSON.stringify({ tenants: {} }))
  const text = (name: keyof typeof secrets) => secrets[name].toString('base64url')
  const callers = { evaluation: text('evaluation'), citizen: text('citizen'), operator: text('operator') }
  const config = {
    ...{ listen: { port: 0 }, secret: text('projector'), callers, settings, seals },
    ...{ postgres: { url }, clickhouse: { url: clickhouse.server.url } },
  }
  writeFileSync(file, JSON.stringify(config))
  store = await postgresEventStore({ url, clock: systemClock })
  running = await startProcess(projectorProcess, { file, env: {} }, (line) => lines.push(line))
}, 60_000)
afterAll(async () => {
  await running?.stop()
  await store?.close()
  rmSync(folder, { recursive: true })
})
const asking = (from: 'evaluation' | 'citizen' | 'operator') =>
  signedClient({ from, to: 'projector', secret: secrets[from], clock: systemClock, address: running.address })
const figureOf = async (name: string) => {
  const text = await (await fetch(`${running.address}/metrics`)).text()
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\d+)`, 'm').exec(text)?.[1])
}

describe('the projector as a process', () => {
  test('keeps the facts of every service, each table once', () => {
    const names = FACT_TABLES.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toStrictEqual(expect.arrayContaining(['item_facts', 'entry_facts', 'rating_facts']))
  })
  test('seals for evaluation when it publishes, after which the figures have everything up to the seal', async () => {
    if (isNotRun()) return
    await putMany(store, 9)
    const projector = { process: 'projector', client: asking('evaluation') }
    const seal = await remoteSealed(projector)('a ranking is published')
    expect(seal).toMatchObject({ from: 1, to: 12, count: 12, reason: 'a ranking is published' })
    expect(trustedSealsIn(seals)).toStrictEqual([{ position: seal!.position, hash: seal!.hash }])
    expect(await figureOf('huiyin_figures_position')).toBeGreaterThanOrEqual(seal!.position)
    expect(await figureOf('huiyin_figures_mine')).toBe(1)
  })
  test('tells who waits for the figures how far they are', async () => {
    if (isNotRun()) return
    await putMany(store, 2, 100)
    const { position } = (await store.head())!
    const { status, body } = await asking('operator')('/internal/settle', {})
    expect([status, body]).toStrictEqual([200, { answer: { position } }])
  })
  test('answers nobody else, and no word that is none of its own', async () => {
    if (isNotRun()) return
    expect((await asking('citizen')('/internal/seal', { reason: 'mine' })).status).toBe(403)
    expect((await asking('evaluation')('/internal/settle', {})).status).toBe(403)
    expect((await asking('evaluation')('/internal/seal', { why: 'mine' })).status).toBe(400)
  })
  test('is ready while the figures come on, and logs no secret', async () => {
    if (isNotRun()) return
    expect((await fetch(`${running.address}/health/ready`)).status).toBe(200)
    const password = new URL(postgres.server.url).password
    expect(lines.join('\n')).not.toContain(password)
    expect(readFileSync(file, 'utf8')).toContain(password)
  })
})
