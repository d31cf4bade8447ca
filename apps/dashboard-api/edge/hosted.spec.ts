import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { BadConfig, CONTEXTS, startProcess, type RunningProcess } from '@huiyin/process-host'
import { postgresSuite } from '@huiyin/testing/postgres'
import { hostedDashboard } from './hosted.js'

const postgres = postgresSuite('the process of dashboard-api')
const NOBODY = 'http://127.0.0.1:1'

let folder: string
const running: RunningProcess[] = []
const logged: string[] = []
const closes: (() => void)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-dashboard-api-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  for (const close of closes.splice(0)) close()
  logged.length = 0
  rmSync(folder, { recursive: true })
})

/** The process with a configuration as an installation makes it; whom it asks is nowhere unless it is said. */
const started = async (peers: Readonly<Record<string, readonly string[]>> = {}, url = postgres.server.url) => {
  const file = join(folder, 'dashboard-api.yaml')
  const settings = join(folder, 'settings.json')
  writeFileSync(settings, '{"tenants":{}}')
  const nowhere = Object.fromEntries(CONTEXTS.map((context) => [context, [NOBODY]]))
  const config = {
    ...{ listen: { port: 0 }, secret: Buffer.alloc(32, 1).toString('base64url'), peers: { ...nowhere, ...peers } },
    ...{ postgres: { url }, clickhouse: { url: NOBODY }, settings, secure: false },
  }
  writeFileSync(file, JSON.stringify(config))
  const process = await startProcess(hostedDashboard, { file, env: {} }, (line) => logged.push(line))
  running.push(process)
  return process.address
}
const ask = async (url: string, body: object, cookie = 'huiyin_session=a-secret-token') => {
  const headers = { 'content-type': 'application/json', cookie }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, text: await response.text() }
}

describe('the process of dashboard-api', () => {
  test('listens, says what it waits for, and is asked nothing it could not find out', async () => {
    if (postgres.isNotRun()) return
    const address = await started()
    const ready = await fetch(`${address}/health/ready`)
    expect([ready.status, await ready.text()]).toMatchObject([
      503,
      expect.stringMatching(/organisation does not answer.*"process":"dashboard-api","instance":"1"/),
    ])
    expect((await fetch(`${address}/health/live`)).status).toBe(200)
    expect((await ask(`${address}/graphql`, { query: '{ me { login } }' }, '')).status).toBe(401)
  })
  test('says that a part is away, in its log as well, and writes no token and no password', async () => {
    if (postgres.isNotRun()) return
    const address = await started()
    const asked = await ask(`${address}/graphql`, { query: '{ me { login } }' })
    const door = await ask(`${address}/session`, { login: 'wang', password: 'a secret password' })
    for (const { status, text } of [asked, door]) {
      expect([status, text]).toMatchObject([503, expect.stringContaining('PartUnreachable')])
    }
    expect(logged.join('\n')).toContain('organisation could not be asked')
    expect(logged.join('\n')).not.toMatch(/secret/)
  })
  test('passes on what a context answers itself, before it reads any body', async () => {
    if (postgres.isNotRun()) return
    const owner = createServer((request, response) => {
      request.resume().on('end', () => response.end(`answered ${request.url}`))
    })
    await new Promise<void>((resolve) => owner.listen(0, '127.0.0.1', resolve))
    closes.push(() => owner.close())
    const there = `http://127.0.0.1:${(owner.address() as AddressInfo).port}`
    const address = await started({ intake: [there] })
    expect(await ask(`${address}/questions/intake/photos`, { args: {} })).toStrictEqual({
      ...{ status: 200, text: 'answered /questions/intake/photos' },
    })
    expect((await ask(`${address}/questions/campaign/x`, { args: {} })).status).toBe(503)
  })
  test('does not start without knowing where everybody is whom it asks', async () => {
    const peers = { evaluation: undefined } as unknown as Parameters<typeof started>[0]
    await expect(started(peers, 'postgres://127.0.0.1:1/none')).rejects.toThrow(BadConfig)
  })
})
