import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createHttpHost, PlatformModule, type HttpHost } from '@huiyin/nest-platform'
import { ownerProxy, type OwnerProxyOptions } from './owner-proxy.js'

const closes: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close()
})

interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly bytes: number
}

/** An owner that answers as it is told, and what it heard. */
const owning = async (answer: RequestListener) => {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    request.on('end', () => {
      heard.push({ method: request.method!, url: request.url!, headers: request.headers, bytes })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  closes.push(close)
  return { heard, close, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** The process in front, which passes on to these owners. */
const inFront = async (owners: OwnerProxyOptions['owners'], options: Partial<OwnerProxyOptions> = {}) => {
  const gateway = { definitions: {}, send: () => Promise.reject(new Error('no command here')) }
  const sessions = {
    signIn: async () => ({ refusal: 'SignInRefused' as const }),
    viewerOf: async () => null,
    signOut: async () => undefined,
  }
  const host: HttpHost = await createHttpHost({
    modules: [PlatformModule.with({ gateway, sessions, cookie: { secure: false } })],
    beforeBodies: ownerProxy({ owners, ...options }),
  })
  closes.push(host.close)
  return host.listen(0)
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** A request exactly as written, which `fetch` would not send. */
const raw = (url: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const asked = httpRequest({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
    asked.on('error', reject).end()
  })

const AWAY = (message: string) => ({ code: 'PartUnreachable', message, problems: [] })
const IN_ENGLISH = AWAY('A part of the system does not answer just now; try again in a moment.')

describe('what a context answers itself', () => {
  test('is asked of its process as it came, with cookie, language, query and request id', async () => {
    const intake = await owning(json(200, { answer: 1 }))
    const url = await inFront({ intake: [intake.address] })
    const headers = { cookie: 'huiyin_session=t', 'accept-language': 'en', 'x-request-id': 'asked-1' }
    const answer = await post(`${url}/questions/intake/openedReporter?x=1`, '{"args":{}}', headers)
    expect([answer.status, await answer.json()]).toStrictEqual([200, { answer: 1 }])
    expect(answer.headers.get('x-request-id')).toBe('asked-1')
    expect(intake.heard).toMatchObject([
      { method: 'POST', url: '/questions/intake/openedReporter?x=1', headers, bytes: 11 },
    ])
  })
  test('is streamed back with what its process says of it: a file, a refusal', async () => {
    const bytes = Buffer.alloc(3_000_000, 7)
    const rectification = await owning((request, response) => {
      if (request.url!.endsWith('none')) return json(404, { code: 'FileNotFound' })(request, response)
      const headers = { 'content-type': 'image/png', 'content-security-policy': "default-src 'none'; sandbox" }
      response.writeHead(200, { ...headers, 'content-disposition': 'attachment' }).end(bytes)
    })
    const url = await inFront({ rectification: [rectification.address] })
    const file = await fetch(`${url}/questions/rectification/items/item%2F1/evidence/f1`)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(file.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'content-disposition': 'attachment' },
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const none = await fetch(`${url}/questions/rectification/items/i/evidence/none`)
    expect([none.status, await none.json()]).toStrictEqual([404, { code: 'FileNotFound' }])
    expect(rectification.heard[0]!.url).toBe('/questions/rectification/items/item%2F1/evidence/f1')
  })
  test('takes files longer than any body this process reads', async () => {
    const rectification = await owning(json(200, { files: [] }))
    const url = await inFront({ rectification: [rectification.address] })
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(8_000_000)]), 'a.bin')
    const answer = await fetch(`${url}/files/rectification/e1`, { method: 'POST', body: form })
    expect(answer.status).toBe(200)
    expect(rectification.heard[0]!.bytes).toBeGreaterThan(8_000_000)
  })
})

describe('nothing else is passed on', () => {
  test.each<[method: string, path: string]>([
    ['GET', '/internal/vault'],
    ['POST', '/commands/intake/RegisterItem'],
    ['POST', '/session'],
    ['POST', '/graphql'],
    ['GET', '/questions/intake'],
    ['GET', '/questions/intake/'],
    ['POST', '/questions/evaluation/x'],
    ['GET', '/questions/constructor/x'],
    ['GET', '/questions/__proto__/x'],
    ['GET', '/questions/intake/../../internal/vault'],
    ['GET', '/questions/intake/%2e%2e/%2E./internal/vault'],
    ['GET', '/questions/intake/..%2f..%2finternal/vault'],
    ['GET', '/questions/intake/..%5c..%5cinternal'],
    ['GET', '/questions/intake//internal'],
    ['GET', '/questions/intake/%zz'],
    ['GET', '/files/../questions/intake/x'],
    ['DELETE', '/questions/intake/x'],
    ['PUT', '/files/intake/x'],
    ['OPTIONS', '/files/intake/x'],
  ])('%s %s', async (method, path) => {
    const intake = await owning(json(200, {}))
    const url = await inFront({ intake: [intake.address] })
    expect(await raw(url, path, {}, method)).toBeGreaterThanOrEqual(400)
    expect(intake.heard).toStrictEqual([])
  })
  test('and no signature of a process', async () => {
    const intake = await owning(json(200, {}))
    const url = await inFront({ intake: [intake.address] })
    const headers = { 'x-huiyin-signature': 'made up', connection: 'upgrade', upgrade: 'websocket' }
    expect(await raw(url, '/questions/intake/x', headers)).toBe(200)
    expect(intake.heard[0]!.headers).not.toHaveProperty('x-huiyin-signature')
    expect(intake.heard[0]!.headers).not.toHaveProperty('upgrade')
  })
})

describe('an owner that does not answer', () => {
  test('is told as such in the language of whoever asks, with his request id, and no word of the inside', async () => {
    const intake = await owning(json(200, {}))
    const url = await inFront({ intake: [intake.address] })
    await intake.close()
    const answer = await post(`${url}/questions/intake/x`, '{}', { 'accept-language': 'en', 'x-request-id': 'asked-1' })
    expect([answer.status, answer.headers.get('x-request-id')]).toStrictEqual([503, 'asked-1'])
    expect(await answer.json()).toStrictEqual(IN_ENGLISH)
    const chinese = await post(`${url}/questions/intake/x`, '{}')
    expect(await chinese.json()).toStrictEqual(AWAY('系统的一部分暂时没有应答，请稍后再试。'))
  })
  test('is passed over for a while where there is another instance', async () => {
    const [gone, there] = [await owning(json(200, {})), await owning(json(200, {}))]
    await gone.close()
    const url = await inFront({ intake: [gone.address, there.address] })
    const statuses: number[] = []
    for (let nth = 0; nth < 5; nth += 1) statuses.push((await post(`${url}/questions/intake/x`, '{}')).status)
    expect(statuses.filter((status) => status === 503).length).toBeLessThanOrEqual(1)
    expect(there.heard.length).toBeGreaterThanOrEqual(4)
  })
  test('takes its turn with the others while all are there', async () => {
    const [one, other] = [await owning(json(200, {})), await owning(json(200, {}))]
    const url = await inFront({ intake: [one.address, other.address] })
    for (let nth = 0; nth < 6; nth += 1) await post(`${url}/questions/intake/x`, '{}')
    expect([one.heard.length, other.heard.length]).toStrictEqual([3, 3])
  })
  test('within its time is given up', async () => {
    const intake = await owning(() => undefined)
    const url = await inFront({ intake: [intake.address] }, { silentMillis: 100 })
    const answer = await post(`${url}/questions/intake/x`, '{}', { 'accept-language': 'en' })
    expect([answer.status, await answer.json()]).toStrictEqual([503, IN_ENGLISH])
  })
  test('to the end leaves no half for the whole', async () => {
    const intake = await owning((_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    })
    const url = await inFront({ intake: [intake.address] })
    const answer = await fetch(`${url}/questions/intake/items/i/photos/f`)
    await expect(answer.text()).rejects.toThrow('terminated')
  })
  test('is not asked by more than may at once, and others are none the worse', async () => {
    const slow: (() => void)[] = []
    const intake = await owning((request, response) => void slow.push(() => json(200, {})(request, response)))
    const campaign = await owning(json(200, {}))
    const url = await inFront({ intake: [intake.address], campaign: [campaign.address] }, { mostAtOnce: 2 })
    const asked = [1, 2].map(() => post(`${url}/questions/intake/x`, '{}'))
    while (slow.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await post(`${url}/questions/intake/x`, '{}')).status).toBe(503)
    expect((await post(`${url}/questions/campaign/x`, '{}')).status).toBe(200)
    for (const answer of slow.splice(0)) answer()
    expect((await Promise.all(asked)).map(({ status }) => status)).toStrictEqual([200, 200])
    const again = post(`${url}/questions/intake/x`, '{}')
    while (slow.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    slow[0]!()
    expect((await again).status).toBe(200)
  })
  test('is left alone when whoever asked has gone', async () => {
    let isCut = false
    const intake = await owning((_, response) => {
      response.on('close', () => {
        isCut = true
      })
    })
    const url = await inFront({ intake: [intake.address] })
    const gone = new AbortController()
    const asked = fetch(`${url}/questions/intake/x`, { signal: gone.signal })
    while (intake.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    gone.abort()
    await expect(asked).rejects.toThrow('aborted')
    for (let look = 0; look < 100 && !isCut; look += 1) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(isCut).toBe(true)
  })
})
