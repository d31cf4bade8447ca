import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { typescriptProcess } from '@huiyin/testing'
import { figures } from '@huiyin/analytics'
import { importHome, importing } from '../import/fixtures/installed.js'
import { bostonMapping, bostonRecords } from '../import/fixtures/sample.js'
import type { Installation } from '../host/installation.js'
import { ownerOf } from '../host/folder-owner.js'
import { askOwner } from '../owner/owner-client.js'
import { serveOwner } from '../owner/serve-owner.js'
import { EXIT } from './exit.js'

const home = importHome()
afterAll(home.remove)

/** The command line in a process of its own. */
const huiyin = async (...args: readonly string[]) => {
  const script = new URL('./main.ts', import.meta.url)
  const child = spawn(process.execPath, typescriptProcess(script, ...args), {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_OPTIONS: '' },
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()))
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { exit, ...said }
}

/** A command sent as that process sends it: starting another for each takes long on a busy machine. */
const sent = async ({ folder }: Installation, command: string, input: object) => {
  const owner = ownerOf(folder.path)
  if (owner === null || owner === 'unnamed' || !owner.address) throw new Error('nobody takes commands for the folder')
  const said = { out: '', error: '', progress: '' }
  const write = (to: keyof typeof said, text: string) => void (said[to] += text)
  const wires = { write, isTerminal: false, signal: new AbortController().signal }
  return { exit: await askOwner(owner.address, { command, input }, wires), ...said }
}

describe('a command for a folder in use', () => {
  let installation: Installation
  let data = ''
  beforeAll(async () => {
    installation = await home.open('city')
    data = installation.folder.path
    await importing(installation, home.fileOf('sample.csv', bostonRecords(120)))
  }, 60_000)
  afterAll(() => installation.close())

  test('is refused with the pid while the owner takes no commands', async () => {
    const { exit, error } = await huiyin('figures', '--data', data)
    expect(exit).toBe(EXIT.refused)
    expect(error).toContain(`in use by process ${process.pid}; stop it first`)
  }, 180_000)
  test('is answered by the owner: figures, an item’s history, the chain, the checks, dead letters, a rebuild', async () => {
    const faults: string[] = []
    const owner = await serveOwner(installation, (where) => faults.push(where))
    try {
      const head = (await installation.store.head())!
      const told = await huiyin('figures', '--data', data, '--json')
      const nameOf = await installation.unitNames()
      const asked = { ask: installation.ask, position: head.position, at: null, zone: bostonMapping().zone, nameOf }
      expect(JSON.parse(told.out)).toStrictEqual(JSON.parse(JSON.stringify(await figures({ ...asked, minimum: 30 }))))

      const ask = (command: string, input: object = {}) => sent(installation, command, { json: false, ...input })
      expect((await ask('replay', { item: 'boston311:101000000000' })).out).toContain('ReportReceived')
      expect(await ask('replay', { item: 'nobody' })).toMatchObject({ exit: EXIT.found })
      expect(await ask('figures', { tenant: 'nobody' })).toMatchObject({ exit: EXIT.refused })
      expect((await ask('verify')).out).toMatch(
        /events and \d+ seals checked, 0 findings[\s\S]*0 days of the access log checked, 0 findings/,
      )
      const readings = await installation.access.of('boston311:101000000000')
      expect(readings).toMatchObject([{ person: 'system:operator', question: 'huiyin replay', tenant: 'boston311' }])
      expect((await ask('doctor', { port: 4000 })).out).toContain(`in use by process ${process.pid}`)
      expect(await ask('letters', { deed: 'list' })).toMatchObject({ exit: EXIT.ok, out: 'No dead letters.\n' })
      expect((await ask('rebuild', { what: ['lists'] })).out).toBe('The lists were made anew from the log.\n')
      const accepted = await ask('accept', { loss: 'lost-vault', reason: 'by mistake' })
      expect(accepted).toMatchObject({ exit: EXIT.refused })
      expect(faults).toStrictEqual([])
    } finally {
      await owner.close()
    }
  }, 240_000)
})
