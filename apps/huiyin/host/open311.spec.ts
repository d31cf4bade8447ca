import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { localIdentity } from '@huiyin/identity-local'
import { importHome } from '../import/fixtures/installed.js'
import { issueApiKey } from '@huiyin/installation'
import { runningFolder } from '../cli/folder-command.js'
import { open311KeysOf } from '../cli/open311-key.js'
import type { Installation } from './installation.js'
import { serve } from './serve.js'

const home = importHome()
let installation: Installation
let url: string
let ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  installation = await home.open('county')
  installation.settings.add('county', { zone: 'Asia/Shanghai', calendar: 'cn@2026.1' })
  const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
  const host = await serve(installation, identity)
  url = await host.listen(0)
  ends = [host.close, identity.close]
}, 60_000)
afterAll(async () => {
  for (const end of ends) await end()
  await home.remove()
})

const post = (body: string | URLSearchParams, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body, headers: { 'accept-language': 'en', ...headers } })

const formOf = (key: string) =>
  new URLSearchParams({ api_key: key, service_code: 'unsorted', description: '窗口无人值守' })

describe('Open311 in the product', () => {
  test('is served for the only tenant, by the channel that everybody has until it is defined', async () => {
    const services = await fetch(`${url}/open311/v2/services.xml`)
    expect([services.status, services.headers.get('content-type')]).toStrictEqual([200, 'text/xml; charset=utf-8'])
    expect(await services.text()).toContain('<service_code>unsorted</service_code>')
  })
  test('refuses a body in the form of the specification before anything else reads it', async () => {
    const refused = await post('{"broken', { 'content-type': 'application/json' })
    expect([refused.status, await refused.json()]).toMatchObject([415, [{ code: 415 }]])
  })
  test('S1-35 takes a request with no campaign in force, and gives it back', async () => {
    const said: string[] = []
    const silent = { warn: () => undefined, progress: () => undefined, isTerminal: false }
    const terminal = { ...silent, print: (line: string) => void said.push(line), signal: new AbortController().signal }
    const asked = { deed: 'issue', about: 'cityapp', channel: 'open311' } as const
    await open311KeysOf.run(runningFolder(installation), asked, terminal)
    const [key = ''] = said
    const posted = await post(formOf(key))
    const [{ service_request_id: id }] = (await posted.json()) as [{ service_request_id: string }]
    const read = await fetch(`${url}/open311/v2/requests/${id}.json?api_key=${key}`)
    expect([posted.status, await read.json()]).toMatchObject([
      200,
      [{ service_request_id: id, status: 'open', service_code: 'unsorted', lat: null, agency_responsible: null }],
    ])
  })
  test('takes none by a channel that nobody defined, or that would lose where it was', async () => {
    for (const channel of ['nowhere', 'portal']) {
      const { key } = await issueApiKey(installation.store, { tenant: 'county', client: 'app', channel }, systemClock)
      const away = await post(formOf(key))
      expect([away.status, await away.json()]).toMatchObject([
        503,
        [
          {
            description: expect.stringContaining(
              `the channel ${channel} is not defined, or has no fields lat and long`,
            ),
          },
        ],
      ])
    }
  })
})
