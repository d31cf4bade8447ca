import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { settableClock } from '@huiyin/testing'
import { SignJWT } from 'jose'
import { ProcessUnreachable, signedClient } from './signed-client.js'
import { requestVerifier, SecretTooShort, signRequest, type SignedRequest, type Signer } from './signed-request.js'

const secretOf = (letter: string) => Buffer.from(letter.repeat(32))
const asked: SignedRequest = { method: 'POST', path: '/internal/commands', body: '{"name":"RegisterItem"}' }

const house = () => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const secrets = new Map([
    ['dashboard-api', secretOf('a')],
    ['citizen', secretOf('c')],
  ])
  const verify = requestVerifier({ self: 'intake', secrets, clock })
  const signer: Signer = { from: 'dashboard-api', to: 'intake', secret: secretOf('a'), clock }
  const sign = (request = asked, over: Partial<Signer> = {}) => signRequest(request, { ...signer, ...over })
  return { clock, verify, sign }
}

describe('a signed request', () => {
  test('is taken from the process that signed it', async () => {
    const { verify, sign } = house()
    expect(await verify(asked, await sign())).toStrictEqual({ ok: true, from: 'dashboard-api' })
  })
  test('is taken once, and again when it is signed again', async () => {
    const { verify, sign } = house()
    const signature = await sign()
    await verify(asked, signature)
    expect(await verify(asked, signature)).toStrictEqual({ ok: false, refusal: 'RequestRepeated' })
    expect((await verify(asked, await sign())).ok).toBe(true)
  })
  test.each<[what: string, request: SignedRequest]>([
    ['another method', { ...asked, method: 'PUT' }],
    ['another path', { ...asked, path: '/internal/commands?x=1' }],
    ['another body', { ...asked, body: '{"name":"DeclineItem"}' }],
    ['a body that ends elsewhere', { ...asked, path: '/internal/commands\n{', body: asked.body.slice(1) }],
  ])('is not taken with %s', async (_, request) => {
    const { verify, sign } = house()
    expect(await verify(request, await sign())).toStrictEqual({ ok: false, refusal: 'SignatureWrong' })
  })
  test.each<[what: string, over: Partial<Signer>]>([
    ['for another process', { to: 'rectification' }],
    ['in the name of somebody else', { from: 'citizen' }],
    ['by a process nobody knows', { from: 'stranger' }],
    ['with another secret', { secret: secretOf('b') }],
  ])('is not taken signed %s', async (_, over) => {
    const { verify, sign } = house()
    expect(await verify(asked, await sign(asked, over))).toStrictEqual({ ok: false, refusal: 'SignatureWrong' })
  })
  test('is taken for a minute at most, also by a clock that is behind, and never from far in the future', async () => {
    const { verify, sign, clock } = house()
    const signature = await sign()
    clock.set('2026-03-30T01:03:10.000Z')
    expect(await verify(asked, signature)).toStrictEqual({ ok: false, refusal: 'SignatureExpired' })
    const early = await sign()
    clock.set('2026-03-30T01:02:45.000Z')
    expect((await verify(asked, early)).ok).toBe(true)
    clock.set('2026-03-30T01:20:00.000Z')
    const future = await sign()
    clock.set('2026-03-30T01:10:00.000Z')
    expect(await verify(asked, future)).toStrictEqual({ ok: false, refusal: 'SignatureWrong' })
  })
  test('is taken once for as long as it can be taken, also from a sender whose clock is ahead', async () => {
    const { verify, sign, clock } = house()
    clock.set('2026-03-30T01:02:33.000Z')
    const ahead = await sign()
    clock.set('2026-03-30T01:02:03.000Z')
    expect((await verify(asked, ahead)).ok).toBe(true)
    clock.set('2026-03-30T01:03:20.000Z')
    expect((await verify(asked, await sign())).ok).toBe(true) // what is long used is forgotten when another comes
    expect(await verify(asked, ahead)).toStrictEqual({ ok: false, refusal: 'RequestRepeated' })
  })
  test('without a signature, or with one that is none, is refused and no fault', async () => {
    const { verify } = house()
    const answers = await Promise.all([undefined, '', 'x', 'a.b.c', 'e30.e30.e30'].map((one) => verify(asked, one)))
    const refusals = answers.map((answer) => (answer.ok ? 'taken' : answer.refusal))
    expect(refusals).toStrictEqual([
      ...['SignatureMissing', 'SignatureMissing', 'SignatureWrong', 'SignatureWrong', 'SignatureWrong'],
    ])
  })
  test('is not taken under an algorithm without a secret', async () => {
    const { verify } = house()
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"iss":"dashboard-api"}').toString('base64url')}.`
    expect(await verify(asked, none)).toStrictEqual({ ok: false, refusal: 'SignatureWrong' })
  })
  test('that names no request is not taken, however well it is signed', async () => {
    const { verify, clock } = house()
    const now = Date.parse(clock.now()) / 1000
    const empty = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('dashboard-api')
      .setAudience('intake')
      .setJti('one')
      .setIssuedAt(Math.floor(now))
      .setExpirationTime(Math.floor(now) + 30)
      .sign(secretOf('a'))
    expect(await verify(asked, empty)).toStrictEqual({ ok: false, refusal: 'SignatureWrong' })
  })
})

describe('a secret', () => {
  test('that is too short is refused by the name of its process', async () => {
    const { clock, sign } = house()
    const secrets = new Map([['citizen', Buffer.from('short')]])
    expect(() => requestVerifier({ self: 'intake', secrets, clock })).toThrow('the secret of citizen has to be')
    await expect(sign(asked, { secret: Buffer.from('short') })).rejects.toBeInstanceOf(SecretTooShort)
  })
})

describe('asking another process', () => {
  const answering = async (status: number, text: string) => {
    const heard: { path: string; body: string; signature: string }[] = []
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const signature = String(request.headers['x-huiyin-signature'])
        heard.push({ path: request.url!, body: Buffer.concat(parts).toString('utf8'), signature })
        response.writeHead(status, { 'content-type': 'application/json' }).end(text)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { clock, verify } = house()
    const ask = signedClient({ address, clock, from: 'dashboard-api', to: 'intake', secret: secretOf('a') })
    return { ask, heard, verify, close: () => new Promise((closed) => server.close(closed)) }
  }

  test('sends what it signs, and gives back status and body as they came', async () => {
    const { ask, heard, verify, close } = await answering(422, '{"refusal":"ItemUnknown"}')
    expect(await ask('/internal/commands', { 名: '回音' })).toStrictEqual({
      ...{ status: 422, body: { refusal: 'ItemUnknown' } },
    })
    const [{ path, body, signature }] = heard as [(typeof heard)[number]]
    expect(await verify({ method: 'POST', path, body }, signature)).toStrictEqual({ ok: true, from: 'dashboard-api' })
    await close()
  })
  test('says by name whom it could not ask, and asks no second time', async () => {
    const { ask, heard, close } = await answering(200, 'no json')
    await expect(ask('/internal/commands', {})).rejects.toBeInstanceOf(ProcessUnreachable)
    expect(heard).toHaveLength(1)
    await close()
    await expect(ask('/internal/commands', {})).rejects.toThrow('intake could not be asked')
  })
})
