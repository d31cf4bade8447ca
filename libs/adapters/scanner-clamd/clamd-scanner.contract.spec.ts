import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { ScannerUnreachable } from '@huiyin/files'
import { HARMFUL, scannerContract, type OpenScanner } from '@huiyin/testing/contracts/file-scanner'
import { clamdScanner } from './clamd-scanner.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-clamd-'))
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** The content of an INSTREAM, once all of it is there; null until then. */
const streamed = (given: Buffer): Buffer | null => {
  const chunks: Buffer[] = []
  for (let at = 'zINSTREAM\0'.length; at + 4 <= given.length;) {
    const length = given.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(given.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

/** A server that answers as clamd does, by the protocol alone. */
const speakingServer = async (reply: (content: Buffer) => string | null) => {
  const server = createServer((socket) => {
    const parts: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      if (!part.subarray(-4).equals(Buffer.alloc(4))) return
      const content = streamed(Buffer.concat(parts))
      const said = content && reply(content)
      if (said) socket.end(said)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  stops.push(stop)
  return { at: { host: '127.0.0.1', port }, stop }
}

const judged = (content: Buffer): string => `stream: ${content.equals(HARMFUL) ? 'Eicar-Test FOUND' : 'OK'}\0`

const openSpeaking: OpenScanner = async () => {
  const { at, stop } = await speakingServer(judged)
  return { scanner: clamdScanner({ at }), stop }
}

describe('clamd, by a server that speaks its protocol over TCP', () => {
  test.each(Object.entries(scannerContract))('%s', async (_promise, holds) => {
    await holds(openSpeaking)
  })

  test('whatever else it says is no verdict: its size limit, an error, nothing', async () => {
    for (const said of ['INSTREAM size limit exceeded. ERROR\0', 'stream: OK and more\0', '\0', 'x'.repeat(5_000)]) {
      const { at } = await speakingServer(() => said)
      await expect(clamdScanner({ at }).scan(Buffer.from('a'))).rejects.toBeInstanceOf(ScannerUnreachable)
    }
  })
  test('one that is silent is given up in time', async () => {
    const { at } = await speakingServer(() => null)
    const scanner = clamdScanner({ at, timeoutMillis: 50 })
    await expect(scanner.scan(Buffer.from('a'))).rejects.toThrow('did not answer: no answer in time')
  })
})

const CLAMD = '/usr/sbin/clamd'
const SECONDS_TO_START = 60

/** The real one over a Unix socket, with a database of the one test file. */
const openClamd: OpenScanner = async () => {
  const folder = mkdtempSync(join(base, 'real-'))
  const path = join(folder, 'clamd.ctl')
  writeFileSync(join(folder, 'test.ndb'), `Eicar-Test:0:0:${HARMFUL.toString('hex')}\n`)
  const config = [`LocalSocket ${path}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'User root']
  writeFileSync(join(folder, 'clamd.conf'), `${config.join('\n')}\n`)
  const child = spawn(CLAMD, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill()
    await ended
  }
  stops.push(stop)
  for (let tenths = 0; !existsSync(path) && tenths < SECONDS_TO_START * 10; tenths += 1) await pause(100)
  return { scanner: clamdScanner({ at: { path } }), stop }
}

/** Where ClamAV is installed it is tried itself; elsewhere the server above has to do. */
const forReal = existsSync(CLAMD) ? Object.entries(scannerContract) : []
describe('clamd itself over a Unix socket', () => {
  for (const [promise, holds] of forReal) {
    test(promise, () => holds(openClamd), SECONDS_TO_START * 2_000)
  }
  test('is tried where it is installed', () => expect(forReal.length > 0).toBe(existsSync(CLAMD)))
})
