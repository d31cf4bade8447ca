import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { openAccess, operatorConfig, readConfig } from '@huiyin/process-host'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { EXIT } from '../cli/exit.js'
import { appendOf, filledPlaces, processesHome, withLog } from './fixtures/installed.js'
import { verifyProcesses } from './verify-processes.js'

jest.setTimeout(60_000)

const postgres = postgresSuite('verification of an installation of processes')
const ask = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
const home = processesHome(() => postgres.server.url, ask)
afterAll(home.remove)

const nextDay = { now: () => '2026-03-31T12:00:00.000Z' } as const

/** Twenty facts, of which the tenth was sealed outside, and an access log. */
const installed = async (name: string) => {
  const { url, places, folder } = await home.empty(name)
  await filledPlaces({ url, places }, [])
  const sealed = await withLog({ url }, async (store) => {
    for (let nth = 0; nth < 20; nth += 1) await store.append(appendOf(nth))
    const access = await openAccess(url, { store, clock: nextDay, log: () => undefined })
    await access.digest()
    await access.close()
    return (await store.readAt(10 as never))!
  })
  const seals = join(dirname(places.seals), 'kept-outside.jsonl')
  writeFileSync(seals, `${JSON.stringify({ position: sealed.position, hash: 'f'.repeat(64) })}\n`)
  const file = home.pathOf(`${name}.yaml`)
  const { settings, files, vault, erasures } = places
  writeFileSync(
    file,
    JSON.stringify({
      ...{ listen: { port: 0 }, secret: Buffer.alloc(32, 7).toString('base64url'), postgres: { url }, settings, files },
      ...{ kafka: { brokers: ['127.0.0.1:1'] }, clickhouse: { url: 'http://127.0.0.1:1' } },
      places: { vault, erasures, seals: places.seals },
    }),
  )
  const config = readConfig(operatorConfig, { file, env: {} })
  return { url, folder, seals, config }
}

const verified = async (config: Awaited<ReturnType<typeof installed>>['config'], seals?: string) => {
  const lines: string[] = []
  const print = (line: string) => void lines.push(...line.split('\n'))
  const terminal = { print, warn: print, progress: () => undefined, isTerminal: false }
  const exit = await verifyProcesses(
    { config, clock: systemClock },
    { about: undefined, seals, json: false },
    { ...terminal, signal: new AbortController().signal },
  )
  return { exit, lines }
}

describe('an auditor of an installation of processes', () => {
  test('is told that nothing was rewritten, and that nothing vouches where no seal was kept outside', async () => {
    if (postgres.isNotRun()) return
    const { config } = await installed('whole')
    const { exit, lines } = await verified(config)
    expect(exit).toBe(EXIT.ok)
    expect(lines[0]).toMatch(/^2\d events and 0 seals checked, 0 findings\.$/)
    expect(lines[1]).toMatch(/^Vouches for nothing/)
    expect(lines.at(-1)).toBe('1 days of the access log checked, 0 findings.')
  })
  test('is told of a fact that somebody changed in the database', async () => {
    if (postgres.isNotRun()) return
    const { config, url } = await installed('changed')
    await ask(url, `UPDATE log.events SET body = replace(body, '有', '无') WHERE position = 12`)
    const { exit, lines } = await verified(config)
    expect([exit, lines.filter((line) => line.includes('position 12'))]).toStrictEqual([
      EXIT.found,
      [expect.stringContaining('intake-item-')],
    ])
  })
  test('is told of a seal kept outside that the log does not have, and of a day of accesses that was changed', async () => {
    if (postgres.isNotRun()) return
    const { config, url, seals } = await installed('sealed')
    await ask(url, `UPDATE access.lines SET line = replace(line, 'p-1', 'p-2')`)
    const { exit, lines } = await verified(config, seals)
    expect(exit).toBe(EXIT.found)
    expect(lines.join('\n')).toMatch(/trustedSeal at position 10/)
    expect(lines.join('\n')).toMatch(/changed on 2026-03-30: its lines: has \d lines and is not the one/)
  })
})
