import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { serverClickHouse } from '@huiyin/clickhouse/server'
import { clickHouseMissing, notRun } from '@huiyin/testing'

const SCRIPT = fileURLToPath(new URL('../../infra/local/clickhouse.mjs', import.meta.url))
const missing = clickHouseMissing()
const folder = mkdtempSync(join(tmpdir(), 'huiyin-local-'))
const order = (...words: readonly string[]) => spawnSync(process.execPath, [SCRIPT, ...words, '--folder', folder])
interface Started {
  readonly url: string
  readonly port: number
  readonly logs: string
}
const start = (...words: readonly string[]): Started => {
  const { stdout, stderr, status } = order('start', ...words)
  expect([status, stderr.toString()]).toStrictEqual([0, ''])
  return JSON.parse(stdout.toString()) as Started
}
const ask = async (url: string, query: string): Promise<unknown> => {
  const client = serverClickHouse({ url })
  try {
    const answer = await client.query({ query, format: 'JSONEachRow' })
    return (await answer.json<{ readonly answer: unknown }>())[0]?.answer
  } finally {
    await client.close()
  }
}
const processOf = (): number =>
  (JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { readonly pid: number }).pid
afterAll(() => {
  if (!missing) order('stop')
  rmSync(folder, { recursive: true, force: true })
})

describe('a ClickHouse of one’s own', () => {
  test('answers as soon as start has come back, and starting it again changes nothing', async () => {
    if (missing) return notRun('local ClickHouse', missing)
    const first = start()
    const pid = processOf()
    expect(await ask(first.url, 'SELECT 7 AS answer')).toBe(7)
    expect(start()).toStrictEqual(first)
    expect(processOf()).toBe(pid)
  }, 60_000)
  test('keeps data and port over a stop, and stopping it again does no harm', async () => {
    if (missing) return notRun('local ClickHouse', missing)
    const first = start()
    await ask(first.url, 'CREATE TABLE default.kept ENGINE = MergeTree ORDER BY answer AS SELECT 7 AS answer')
    for (const words of [[], [], ['--immediate']]) expect(order('stop', ...words).status).toBe(0)
    await expect(ask(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const second = start()
    expect(second).toStrictEqual(first)
    expect(await ask(second.url, 'SELECT answer FROM default.kept')).toBe(7)
    expect(order('stop', '--immediate').status).toBe(0)
    expect(await ask(start().url, 'SELECT answer FROM default.kept')).toBe(7)
  }, 60_000)
  test('two who start it at the same time find the one that runs', async () => {
    if (missing) return notRun('local ClickHouse', missing)
    order('stop')
    const both = await Promise.all(
      [0, 1].map(
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [SCRIPT, 'start', '--folder', folder])
            let said = ''
            child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
            child.on('close', () => resolve(said))
          }),
      ),
    )
    expect(both[0]).toBe(both[1])
    expect(await ask((JSON.parse(both[0]!) as Started).url, 'SELECT answer FROM default.kept')).toBe(7)
  }, 60_000)
  test('has its logs in one folder, and a login that is for its owner alone', () => {
    if (missing) return notRun('local ClickHouse', missing)
    const { url, logs } = start()
    expect(readdirSync(logs)).toStrictEqual(['clickhouse.log'])
    const login = join(folder, 'login.json')
    expect([statSync(login).mode & 0o777, statSync(folder).mode & 0o777]).toStrictEqual([0o600, 0o700])
    expect(url).toContain((JSON.parse(readFileSync(login, 'utf8')) as { readonly password: string }).password)
  }, 60_000)
  test('says when it cannot start, and where its log is', () => {
    if (missing) return notRun('local ClickHouse', missing)
    order('stop')
    rmSync(join(folder, 'port'))
    const { stderr, status } = order('start', '--port', '99999')
    expect([status, stderr.toString()]).toStrictEqual([1, expect.stringContaining('clickhouse.log')])
  }, 60_000)
})
