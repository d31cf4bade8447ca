import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { apiKeysOf, revokeApiKey } from '@huiyin/installation'
import { open311Limits } from '@huiyin/open311'
import { settableClock } from '@huiyin/testing'
import { TENANT, type World } from '../acceptance/world.js'
import { idIn, NO_LIMITS, openCity, program, rowsOf, serveOpen311, type Row } from './support/city.js'

jest.setTimeout(60_000)

const FORM = { service_code: 'C2', description: '窗口无人值守', lat: '31.8206', long: '117.2272' }
type Program = ReturnType<typeof program>

let here: World
let keyFor: (client: string, channel?: string) => Promise<string>
let key: string
let ends: (() => Promise<void>)[] = []
beforeEach(async () => {
  ;({ here, keyFor } = await openCity())
  ends = [here.close]
  key = await keyFor('app')
})
afterEach(async () => {
  for (const end of ends.toReversed()) await end()
})
const serve = async (served: Parameters<typeof serveOpen311>[1] = {}): Promise<Program> => {
  const { url, close } = await serveOpen311(here, served)
  ends.push(close)
  return program(url, { 'accept-language': 'en' })
}
const items = async (): Promise<number> => {
  await here.drain()
  return (await here.rows('items')).length
}
const says = (rows: readonly Row[]) => rows.map(({ code, description }) => [code, description])

describe('the same request sent again', () => {
  test('under the reference of its sender is the same request, however much later', async () => {
    const app = await serve()
    const form = { ...FORM, api_key: key, 'attribute[fixmystreet_id]': '80' }
    const first = idIn(await app.post('v2/requests.json', form))
    await here.moveTo('2026-03-20T01:00:00.000Z')
    expect(idIn(await app.post('v2/requests.xml', form))).toBe(first)
    expect(await items()).toBe(1)
    expect((await here.rows('items'))[0]?.['item_id']).toBe(first)
  })
  test('under a reference with another content is refused, and nothing is changed', async () => {
    const app = await serve()
    const form = { ...FORM, api_key: key, 'attribute[fixmystreet_id]': '80' }
    const first = idIn(await app.post('v2/requests.json', form))
    const other = await app.post('v2/requests.json', { ...form, description: '别的事' })
    expect([other.status, says(rowsOf(other))[0]?.[1]]).toStrictEqual([
      409,
      `this fixmystreet_id was used for the request ${first}, with another content: use another one`,
    ])
    expect(await items()).toBe(1)
  })
  test('word for word within ten minutes is the same request, also at once and across a border of the clock', async () => {
    const app = await serve()
    const form = { ...FORM, api_key: key }
    await here.moveTo('2026-03-02T01:09:59.000Z')
    const sent = await Promise.all([1, 2, 3].map(() => app.post('v2/requests.json', form)))
    const ids = sent.map(idIn)
    await here.moveTo('2026-03-02T01:10:30.000Z')
    ids.push(idIn(await app.post('v2/requests.json', form)))
    expect(new Set(ids).size).toBe(1)
    expect(await items()).toBe(1)
  })
  test('word for word later, or with one word changed, is another one', async () => {
    const app = await serve()
    const first = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key }))
    const changed = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key, phone: '13900000003' }))
    await here.moveTo('2026-03-02T01:30:00.000Z')
    const later = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key }))
    expect(new Set([first, changed, later]).size).toBe(3)
    expect(await items()).toBe(3)
  })
  test('by another program is another one', async () => {
    const app = await serve()
    const form = { ...FORM, 'attribute[fixmystreet_id]': '80' }
    const one = idIn(await app.post('v2/requests.json', { ...form, api_key: key }))
    const other = idIn(await app.post('v2/requests.json', { ...form, api_key: await keyFor('other') }))
    expect(one).not.toBe(other)
    expect(await items()).toBe(2)
  })
})

describe('a request that cannot be taken', () => {
  test('is refused with everything that is wrong with it, and nothing is kept', async () => {
    const app = await serve()
    const wrong = {
      ...{ api_key: key, service_code: 'C2', lat: '91', long: 'east', media_url: 'file:///etc/passwd' },
      ...{ email: 'x'.repeat(101), description: '' },
    }
    const refused = await app.post('v2/requests.json', wrong)
    expect([refused.status, says(rowsOf(refused))]).toStrictEqual([
      400,
      [
        [400, 'description was not provided'],
        [400, 'email has at most 100 characters'],
        [400, 'lat is a number of degrees from -90 to 90'],
        [400, 'long is a number of degrees from -180 to 180'],
        [400, 'media_url is an http or https address (it is noted, never fetched)'],
      ],
    ])
    expect(await items()).toBe(0)
  })
  test.each([
    ['an unknown service', { service_code: 'pothole' }, 404, 'there is no such service_code: ask for the services'],
    ['another city', { jurisdiction_id: 'elsewhere' }, 404, 'jurisdiction_id was not found'],
    ['half a position', { long: '' }, 400, 'lat and long are given together or not at all'],
    ['too long a text', { description: '字'.repeat(4_001) }, 400, 'description has at most 4000 characters'],
  ])('of %s is refused', async (_, change, code, description) => {
    const app = await serve()
    const refused = await app.post('v2/requests.json', { ...FORM, ...change, api_key: key })
    expect([refused.status, says(rowsOf(refused))]).toStrictEqual([code, [[code, description]]])
    expect(await items()).toBe(0)
  })
  test('that is no form is refused in the form of the specification, unread', async () => {
    const app = await serve()
    const bodies = [
      ['{"service_code":', 'application/json'],
      ['<request><service_code>', 'text/xml'],
      ['--x\r\n', 'multipart/form-data; boundary=x'],
    ] as const
    for (const [body, type] of bodies) {
      const [json, xml] = await Promise.all(
        ['json', 'xml'].map((format) => app.send(`v2/requests.${format}?api_key=${key}`, body, type)),
      )
      expect([json?.status, xml?.status]).toStrictEqual([415, 415])
      expect(xml?.text).toContain('<errors><error><code>415</code>')
    }
    const large = await app.post('v2/requests.json', { ...FORM, api_key: key, more: 'x'.repeat(140_000) })
    expect([large.status, rowsOf(large)[0]?.['code']]).toStrictEqual([413, 413])
    const many = Object.fromEntries(Array.from({ length: 120 }, (_unused, nth) => [`a${nth}`, 'x']))
    expect((await app.post('v2/requests.json', { ...many, api_key: key })).status).toBe(413)
    expect(await items()).toBe(0)
  })
  test('at an address that is none is told so', async () => {
    const app = await serve()
    for (const path of ['v2/nothing.json', 'v2/requests', 'v2/services/C2/more.json', 'nowhere'])
      expect([path, (await app.get(path)).status]).toStrictEqual([path, 404])
  })
})

describe('the key of a program', () => {
  test('is needed to send and to read requests; services and discovery are for everybody', async () => {
    const app = await serve()
    const open = await Promise.all(
      ['discovery.json', 'v2/services.json', 'v2/services/C2.json'].map((path) => app.get(path)),
    )
    expect(open.map(({ status }) => status)).toStrictEqual([200, 200, 200])
    const closed = await Promise.all(
      ['v2/requests.json', 'v2/requests/x.json', 'v2/tokens/x.json', 'v2/servicerequestupdates.json'].map((path) =>
        app.get(path),
      ),
    )
    closed.push(await app.post('v2/requests.json', FORM), await app.get('v2/services.json', { api_key: 'nobody' }))
    expect(closed.map(({ status }) => status)).toStrictEqual([403, 403, 403, 403, 403, 403])
    expect(says(rowsOf(closed[0]!))).toStrictEqual([[403, 'api_key was not provided: ask whoever runs this for one']])
  })
  test('shows a program its own requests and none of another’s', async () => {
    const app = await serve()
    const other = await keyFor('other')
    const id = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key }))
    await here.drain()
    const seen = async (by: string) => [
      rowsOf(await app.get('v2/requests.json', { api_key: by })).length,
      rowsOf(await app.get('v2/requests.json', { api_key: by, service_request_id: id })).length,
      (await app.get(`v2/requests/${id}.json`, { api_key: by })).status,
      (await app.get(`v2/tokens/${id}.json`, { api_key: by })).status,
    ]
    expect(await seen(key)).toStrictEqual([1, 1, 200, 200])
    expect(await seen(other)).toStrictEqual([0, 0, 404, 404])
  })
  test('is not needed to read where the city allows it, and then shows what came by this interface and nothing else', async () => {
    const app = await serve({ reading: 'anybody' })
    const id = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key }))
    const letter = { itemId: 'by-letter', reportId: 'r', channel: 'letter', reporter: 'anonymous', summary: '来信' }
    await here.does({ person: 'operator-1', post: null, unit: 'desk' }, 'ReceiveReport', {
      ...{ ...letter, category: null, place: null, outsideNumber: null },
    })
    const rows = rowsOf(await app.get('v2/requests.json'))
    expect(rows.map((row) => row['service_request_id'])).toStrictEqual([id])
    expect((await app.get('v2/requests/by-letter.json')).status).toBe(404)
    expect((await app.post('v2/requests.json', FORM)).status).toBe(403)
  })
  test('that was revoked is nobody’s with the next request', async () => {
    const app = await serve()
    const keyId = (await apiKeysOf(here.store, TENANT))[0]?.keyId ?? ''
    expect((await app.get('v2/requests.json', { api_key: key })).status).toBe(200)
    await revokeApiKey(here.store, { tenant: TENANT, keyId, reason: 'replaced' }, here.clock)
    const refused = await app.get('v2/requests.json', { api_key: key })
    expect(says(rowsOf(refused))).toStrictEqual([[403, 'the api_key is not valid, or was revoked']])
  })
})

describe('too much', () => {
  const clock = settableClock('2026-03-02T01:00:00.000Z')
  test('of wrong keys from one address is told so with a time, goes on after it, and never stops a right one', async () => {
    const app = await serve({ limits: { ...NO_LIMITS, wrongKeys: open311Limits(clock).wrongKeys } })
    const read = (by: string) => app.get('v2/requests.json', { api_key: by })
    for (let nth = 0; nth < 30; nth += 1) expect((await read(`wrong${nth}`)).status).toBe(403)
    const stopped = await read('wrong')
    expect([stopped.status, stopped.headers.get('retry-after')]).toStrictEqual([429, '900'])
    expect(says(rowsOf(stopped))).toStrictEqual([[429, 'too many: try again in 900 s']])
    expect((await read(key)).status).toBe(200)
    clock.advance(900_000)
    expect((await read('wrong')).status).toBe(403)
  })
  test('of anything read stops a program, and an address without a key', async () => {
    const { reads, openReads } = open311Limits(clock)
    const app = await serve({ reading: 'anybody', limits: { ...NO_LIMITS, reads, openReads } })
    for (let nth = 0; nth < 3_000; nth += 1) await reads.take('app')
    expect((await app.get('v2/requests.json', { api_key: key })).status).toBe(429)
    expect((await app.get('v2/requests.json')).status).toBe(200)
    for (let nth = 0; nth < 900; nth += 1) await openReads.take('127.0.0.1')
    expect((await app.get('v2/services.json')).status).toBe(429)
  })
  test('stops nobody wrongly, and lets nobody through: where tries cannot be counted it is not available', async () => {
    const broken = { take: () => Promise.reject(new Error('connection to 10.0.0.7 was lost')) }
    const app = await serve({ limits: { ...NO_LIMITS, posts: broken } })
    const refused = await app.post('v2/requests.json', { ...FORM, api_key: key })
    expect([refused.status, says(rowsOf(refused))]).toStrictEqual([
      503,
      [[503, 'not available for now: try again later']],
    ])
    expect(await items()).toBe(0)
  })
  test('by one program does not stop another', async () => {
    const { posts } = open311Limits(clock)
    const app = await serve({ limits: { ...NO_LIMITS, posts } })
    for (let nth = 0; nth < 600; nth += 1) await posts.take('app')
    expect((await app.post('v2/requests.json', { ...FORM, api_key: key })).status).toBe(429)
    expect((await app.post('v2/requests.json', { ...FORM, api_key: await keyFor('other') })).status).toBe(200)
  })
})

describe('a search', () => {
  test('spans ninety days at most, and the last ninety where nothing is said', async () => {
    const app = await serve()
    const id = idIn(await app.post('v2/requests.json', { ...FORM, api_key: key }))
    const found = async (query: Readonly<Record<string, string>>) => {
      await here.drain()
      const answer = await app.get('v2/requests.json', { api_key: key, ...query })
      return answer.status === 200 ? rowsOf(answer).map((row) => row['service_request_id']) : answer.status
    }
    expect(await found({})).toStrictEqual([id])
    expect(
      await found({ start_date: '2026-03-02T08:00:00+08:00', end_date: '2026-03-02T10:00:00+08:00' }),
    ).toStrictEqual([id])
    expect(await found({ end_date: '2026-03-01T00:00:00Z' })).toStrictEqual([])
    expect(await found({ start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' })).toBe(400)
    expect(await found({ start_date: '2026-03-02' })).toBe(400)
    expect(await found({ status: 'lost' })).toBe(400)
    expect(await found({ service_code: 'C3,unsorted' })).toStrictEqual([])
    await here.moveTo('2026-06-15T00:00:00.000Z')
    expect(await found({})).toStrictEqual([])
    expect(await found({ service_request_id: id, start_date: '2026-06-01T00:00:00Z' })).toStrictEqual([id])
  })
})
