import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { notRun, postgresMissing } from '@huiyin/testing'
import pg from 'pg'

const SCRIPT = fileURLToPath(new URL('../../infra/local/postgres.mjs', import.meta.url))
const missing = postgresMissing()
const folder = join(mkdtempSync(join(tmpdir(), 'huiyin-local-')), 'postgres')
// what leads to it must be open to the user that PostgreSQL runs as
execFileSync('chmod', ['755', join(folder, '..')])
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
const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(sql)
  await client.end()
  return rows[0]?.answer
}
afterAll(() => {
  if (!missing) order('stop')
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

describe('a PostgreSQL of one’s own', () => {
  test('answers as soon as start has come back, and starting it again changes nothing', async () => {
    if (missing) return notRun('local PostgreSQL', missing)
    const first = start()
    const beganAt = await ask(first.url, `SELECT pg_postmaster_start_time()::text AS answer`)
    expect(start()).toStrictEqual(first)
    expect(await ask(first.url, `SELECT pg_postmaster_start_time()::text AS answer`)).toBe(beganAt)
    expect(await ask(first.url, `SELECT current_setting('fsync') AS answer`)).toBe('on')
  }, 60_000)
  test('keeps data and port over a stop, and stopping it again does no harm', async () => {
    if (missing) return notRun('local PostgreSQL', missing)
    const first = start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
    for (const words of [[], [], ['--immediate']]) expect(order('stop', ...words).status).toBe(0)
    await expect(ask(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const second = start()
    expect(second).toStrictEqual(first)
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7)
  }, 60_000)
  test('has its logs in one folder and lets nobody in without the password, which is for its owner alone', async () => {
    if (missing) return notRun('local PostgreSQL', missing)
    const { url, logs } = start()
    expect(readdirSync(logs)).toContain('postgres.log')
    const password = join(folder, 'password')
    expect([statSync(password).mode & 0o777, statSync(folder).mode & 0o777]).toStrictEqual([0o600, 0o700])
    expect(url).toContain(readFileSync(password, 'utf8'))
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
  }, 60_000)
  test('is not there where there are no programs for it, and says what to install', () => {
    const env = { ...process.env, HUIYIN_POSTGRES_BIN: '/nowhere' }
    const found = spawnSync(process.execPath, [SCRIPT, 'find'], { env })
    expect([found.status, found.stdout.toString()]).toStrictEqual([2, 'none\n'])
    const started = spawnSync(process.execPath, [SCRIPT, 'start', '--folder', join(folder, 'none')], { env })
    expect(started.stderr.toString()).toContain('apt-get install postgresql')
    expect([started.status, existsSync(join(folder, 'none/data'))]).toStrictEqual([1, false])
  })
})
