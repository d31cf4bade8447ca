import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { kafkaMissing, startKafka, stopKafka } from './kafka-server.js'
import { notRun } from './not-run.js'

const script = fileURLToPath(new URL('../../infra/local/kafka.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'huiyin-kafka-server-'))
const missing = kafkaMissing()
afterAll(async () => {
  if (!missing) await stopKafka(folder, 'immediate')
  rmSync(folder, { recursive: true })
}, 120_000)

const pid = () => readFileSync(join(folder, 'pid'), 'utf8')
const starts = () => readFileSync(join(folder, 'logs/kafka.log'), 'utf8').split('Kafka Server started').length - 1
const until = async (isSo: () => boolean) => {
  for (const end = Date.now() + 60_000; !isSo() && Date.now() < end;) await sleep(100)
}
const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [host, port] = address.split(':')
    const socket = connect(Number(port), host!)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

describe('a broker of one’s own', () => {
  test('is started once, stopped once, and keeps its port, its data and its logs in its folder', async () => {
    if (missing) return notRun('kafka server', missing)
    const first = await startKafka(folder)
    const running = pid()
    expect(await answers(first)).toBe(true)
    expect(await startKafka(folder)).toBe(first)
    expect(pid()).toBe(running)
    await stopKafka(folder)
    await stopKafka(folder)
    expect(await answers(first)).toBe(false)
    expect(await startKafka(folder)).toBe(first)
    expect([await answers(first), pid() === running]).toStrictEqual([true, false])
    // It answers a moment before it says in its log that it has started.
    await until(() => starts() >= 2)
    expect(starts()).toBe(2)
  }, 300_000)
  test('says what a machine lacks that cannot run it', () => {
    const { status, stdout } = spawnSync(process.execPath, [script, 'find'], { encoding: 'utf8', env: { PATH: '' } })
    expect([status, stdout]).toStrictEqual([2, 'no java (Debian: apt-get install openjdk-17-jre-headless)\n'])
  })
})
