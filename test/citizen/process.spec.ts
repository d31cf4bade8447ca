import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { citizenProcess } from '@huiyin/citizen/process'
import { BadConfig, startProcess, type RunningProcess } from '@huiyin/process-host'
import { secretOf, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { pictureOf } from '@huiyin/testing'
import { TENANT, type World } from '../acceptance/world.js'
import { browser, codeIn } from './support/browser.js'
import { county } from './support/desk.js'
import { contextsApart, stopAll } from './support/owners-apart.js'
import { fileAnswered, REPORT, SECRET } from './support/reports.js'

jest.setTimeout(60_000)

const ASKED = ['intake', 'rectification', 'evaluation', 'campaign', 'organisation']
let contexts: ReadonlyMap<string, AnsweringProcess>
let here: World
let running: RunningProcess
const lines: string[] = []

const configured = (peers = ASKED): Readonly<Record<string, string>> => ({
  ...{ HUIYIN_LISTEN_PORT: '0', HUIYIN_SECRET: Buffer.from(secretOf('citizen')).toString('base64url') },
  ...{ HUIYIN_TENANT: TENANT, HUIYIN_SECURE: 'false' },
  ...Object.fromEntries(peers.map((peer) => [`HUIYIN_PEERS_${peer.toUpperCase()}`, contexts.get(peer)!.address])),
})

beforeAll(async () => {
  here = await county()
  contexts = await contextsApart(here)
  running = await startProcess(citizenProcess, { env: configured() }, (line) => lines.push(line))
})
afterAll(async () => {
  await running.stop()
  await stopAll(contexts)
  await here.close()
})

describe('the process of the citizens’ pages', () => {
  test('takes a report with a photo, and shows what became of it, with nothing but the addresses of the owners', async () => {
    const someone = browser(running.address)
    const photo = new File([pictureOf('a')], 'IMG_0001.png', { type: 'image/png' })
    const receipt = await someone.sendWith(await someone.get('/report'), '/report', REPORT, [photo])
    expect([receipt.text.includes('已收到 1 张'), codeIn(receipt)]).toStrictEqual([true, expect.any(String)])
    const { page } = await fileAnswered(here, running.address)
    expect(page.text).toContain('已增开窗口，并向您致歉。')
  })
  test('is alive, and answers nothing to other processes', async () => {
    const live = await fetch(`${running.address}/health/live`)
    const call = await fetch(`${running.address}/internal/commands`, { method: 'POST', body: '{}' })
    expect([live.status, call.status]).toStrictEqual([200, 401])
  })
  test('does not start where it is not told whom to ask', async () => {
    const started = startProcess(citizenProcess, { env: configured(ASKED.slice(1)) }, () => undefined)
    await expect(started).rejects.toThrow(
      new BadConfig('citizen has to ask intake, and peers.intake is not configured'),
    )
  })
  test('writes nothing into its log that anybody typed', async () => {
    expect(lines.length).toBeGreaterThan(0)
    for (const typed of [SECRET, REPORT.name, REPORT.contact]) expect(lines.join('\n')).not.toContain(typed)
  })
})
