import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { checkProcess } from './process-checks.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const SECRET = Buffer.from('s'.repeat(32)).toString('base64url')
const configured = (given: object): string => {
  const file = join(folder, 'vault.yaml')
  writeFileSync(
    file,
    JSON.stringify({ listen: { port: 4100 }, secret: SECRET, folder: '/v', erasures: '/e', ...given }),
  )
  return file
}
/** A process that answers so about its health, while `work` runs. */
const answering = async (status: number, body: object | string, work: (address: string) => Promise<void>) => {
  const said = typeof body === 'string' ? body : JSON.stringify(body)
  const server = createServer((_, response) => response.writeHead(status).end(said))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise((resolve) => server.close(resolve))
}

describe('doctor about a process', () => {
  test('shows every value it is configured with, and no secret', async () => {
    const results = await checkProcess('vault', { file: configured({}), env: {} })
    expect(results.map(({ name, says }) => [name, says])).toEqual(
      expect.arrayContaining([
        ['secret', '***'],
        ['listen.port', '4100'],
        ['folder', '/v'],
      ]),
    )
    expect(JSON.stringify(results)).not.toContain(SECRET)
  })
  test('names what is wrong with the configuration instead of the values', async () => {
    const results = await checkProcess('vault', { file: configured({ folder: 7 }), env: {} })
    expect(results).toMatchObject([{ verdict: 'failed', name: 'configuration of vault' }])
    expect(results[0]!.says).toContain('folder: ')
  })
  test('says of everybody it asks whether he is fit for work, and what he waits for', async () => {
    await answering(503, { waitsFor: ['lists stands still'] }, async (address) => {
      const file = configured({ peers: { intake: address, campaign: ['http://127.0.0.1:1'] } })
      const results = await checkProcess('vault', { file, env: {} })
      const told = results.filter(({ verdict }) => verdict === 'failed').map(({ says }) => says)
      expect(told).toStrictEqual(['not ready: lists stands still', 'does not answer within 5 s'])
    })
    await answering(200, { status: 'ready' }, async (address) => {
      const results = await checkProcess('vault', { file: configured({ peers: { intake: address } }), env: {} })
      expect(results.at(-1)).toMatchObject({ verdict: 'ok', says: 'ready' })
    })
  })
  test('does not take a page of somebody else for a process that is ready', async () => {
    await answering(200, '<h1>It works!</h1>', async (address) => {
      const results = await checkProcess('vault', { file: configured({ peers: { intake: address } }), env: {} })
      expect(results.at(-1)).toMatchObject({ verdict: 'failed', says: 'a stranger answers there, not intake' })
    })
  })
  test.each([200, 503])(
    'finds somebody else at the address of whom it asks, also one that answers %i',
    async (status) => {
      await answering(status, { process: 'campaign', instance: '1', waitsFor: [] }, async (address) => {
        const results = await checkProcess('vault', { file: configured({ peers: { intake: address } }), env: {} })
        const found = { says: 'campaign answers there, not intake', fix: 'Put peers.intake right.' }
        expect(results.at(-1)).toMatchObject({ verdict: 'failed', ...found })
      })
    },
  )
})
