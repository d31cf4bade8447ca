import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from '@jest/globals'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { EXIT } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import { runFolderDeed } from './backup-deeds.js'
import type { Given } from './deed.js'
import { appendOf, processesHome, withLog } from './fixtures/installed.js'

const postgres = postgresSuite('backup and restore by an operator')
const home = processesHome(
  () => postgres.server.url,
  async (url, sql) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(sql)
    await client.end()
  },
)
afterAll(home.remove)

const terminalOf = (onProgress: () => void = () => undefined, signal = new AbortController().signal) => {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const terminal: Terminal = { print, warn: print, progress: onProgress, isTerminal: true, signal }
  return { terminal, lines }
}
/** An installation, and its operator's configuration with this beside. */
const operated = async (name: string, more: object) => {
  const { url, places } = await home.empty(name)
  const file = home.pathOf(`${name}.yaml`)
  const { settings, files, vault, erasures, seals } = places
  const config = {
    ...{ listen: { port: 0 }, secret: Buffer.alloc(32, 7).toString('base64url'), postgres: { url }, settings, files },
    ...{ kafka: { brokers: ['127.0.0.1:1'] }, clickhouse: { url: 'http://127.0.0.1:1' } },
    places: { vault, erasures, seals },
  }
  writeFileSync(file, JSON.stringify({ ...config, ...more }))
  const given: Given = {
    ...{
      config: file,
      about: undefined,
      file: undefined,
      reason: undefined,
      channel: undefined,
      tenant: undefined,
      json: false,
    },
    ...{ to: undefined, from: undefined, erasures: undefined, seals: undefined },
  }
  return { url, given }
}

describe('an operator of processes', () => {
  test('takes a backup and puts it back elsewhere, and is told what it holds', async () => {
    if (postgres.isNotRun()) return
    const [from, to] = [await operated('from', {}), await operated('to', {})]
    await withLog(from, (store) => store.append(appendOf(1)))
    const place = home.pathOf('backup')
    const { terminal, lines } = terminalOf()
    expect(await runFolderDeed('backup', { ...from.given, to: place }, terminal)).toBe(EXIT.ok)
    expect(await runFolderDeed('restore', { ...to.given, from: place }, terminal)).toBe(EXIT.ok)
    expect(lines).toStrictEqual([
      expect.stringMatching(/^\S+backup holds the log up to position 1, 2 files, 0\.0 MiB\.$/),
      expect.stringContaining('keep them in two places'),
      'The database holds the log up to position 1, in a new epoch.',
      expect.stringContaining('Start the processes'),
    ])
    expect(await withLog(to, async (store) => (await store.readLog(null, 9)).length)).toBe(2)
  }, 30_000)
  test('who presses Ctrl-C is left with nothing half done', async () => {
    if (postgres.isNotRun()) return
    const { url, given } = await operated('stopping', {})
    await withLog({ url }, (store) => store.append(appendOf(1)))
    const stop = new AbortController()
    const place = home.pathOf('stopped')
    const { terminal } = terminalOf(() => stop.abort(), stop.signal)
    expect(await runFolderDeed('backup', { ...given, to: place }, terminal)).toBe(EXIT.interrupted)
    expect([existsSync(place), existsSync(`${place}.part`)]).toStrictEqual([false, false])
  }, 30_000)
  test('restores nothing under a process that runs', async () => {
    if (postgres.isNotRun()) return
    const server = createServer((_, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { given } = await operated('running', { peers: { projector: [address] } })
    const restoring = runFolderDeed('restore', { ...given, from: home.pathOf('backup') }, terminalOf().terminal)
    await expect(restoring).rejects.toThrow(`The process at ${address} runs; stop all of them first.`)
    server.close()
  }, 30_000)
  test('is told which values his configuration lacks, and which words his command', async () => {
    if (postgres.isNotRun()) return
    const { given } = await operated('lacking', { places: undefined })
    const { terminal } = terminalOf()
    const run = (deed: 'backup' | 'restore', more: Partial<Given>) =>
      runFolderDeed(deed, { ...given, ...more }, terminal)
    await expect(run('backup', { to: home.pathOf('x') })).rejects.toThrow('places.vault, places.erasures')
    await expect(run('restore', { from: home.pathOf('backup') })).rejects.toThrow('places.vault, places.erasures')
    await expect(run('backup', {})).rejects.toThrow('--to')
    await expect(run('restore', {})).rejects.toThrow('--from')
  }, 30_000)
})
