import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { city } from './support/city.js'
import { serveQuestions, type Told } from './support/http.js'
import { writeCase, writeUnit } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const VIEWERS = [viewerWith('operator'), viewerWith('handler', ['a']), viewerWith('administrator')]
const SIGNED_IN = { cookie: 'huiyin_session=operator' }
let bench: Awaited<ReturnType<typeof city>>
let served: Awaited<ReturnType<typeof serveQuestions>>
let hardened: Awaited<ReturnType<typeof serveQuestions>>

beforeAll(async () => {
  bench = await city('2026-03-20T04:00:00.000Z')
  await writeUnit(bench.write, 'a', null)
  await writeCase(bench.write, { id: '1', unit: 'a', received: '03-01', due: '03-10' })
  await writeCase(bench.write, { id: '2', unit: 'b', received: '03-02', due: '03-12' })
  served = await serveQuestions(bench.ports, VIEWERS)
  hardened = await serveQuestions(bench.ports, VIEWERS, { production: true, unready: ['lists'] })
})
afterAll(async () => {
  await served.close()
  await hardened.close()
  await bench.close()
})

const codeOf = ({ errors }: Told) => errors?.[0]?.extensions.code

describe('questions over HTTP', () => {
  test('who is signed in, with the commands the roles may send', async () => {
    const { data } = await served.query('handler', '{ me { login tenant zone roles unitIds commands } }')
    expect(data).toMatchObject({ me: { login: 'handler', tenant: 'city', zone: 'Asia/Shanghai', unitIds: ['a'] } })
    const { commands } = data!['me'] as { readonly commands: readonly string[] }
    expect([commands.includes('ClaimDone'), commands.includes('PassAcceptance')]).toStrictEqual([true, false])
  })
  test('items, entries, one item and units in one request', async () => {
    const { data, errors } = await served.query(
      'operator',
      `query ($page: PageInput) {
        items(page: $page) { total rows { itemId dueAt duplicate } asOf { position at } }
        entries(filter: { due: "overdue" }) { total rows { entryId itemNumber provisional } }
        item(itemId: "1") { row { number } entries { entryId } reportIds actions { command allowed refusal } }
        units { unitId name parentId level }
        history(itemId: "1") { facts { type says occurredAt data } chainIntact deadlineDays { day } }
      }`,
      { page: { limit: 1 } },
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      items: { total: 2, rows: [{ itemId: '2', dueAt: '2026-03-12T02:00:00.000Z', duplicate: false }] },
      entries: { total: 2, rows: [{ entryId: 'e-1', itemNumber: 'N-1', provisional: false }, { entryId: 'e-2' }] },
      item: { row: { number: 'N-1' }, entries: [{ entryId: 'e-1' }], reportIds: ['r-1'] },
      units: [{ unitId: 'a', name: '单位a', parentId: null, level: 'bureau' }],
      history: { chainIntact: true, deadlineDays: [] },
    })
  })
  test('a handler sees the own unit only', async () => {
    const { data } = await served.query(
      'handler',
      '{ items { total rows { itemId } } item(itemId: "2") { row { state } } }',
    )
    expect(data).toMatchObject({ items: { total: 1, rows: [{ itemId: '1' }] }, item: null })
  })
  test('a refusal carries its code, its words and what is wrong', async () => {
    const told = await served.query('operator', '{ items(page: { limit: 201 }) { total } }')
    expect(told.errors?.[0]).toMatchObject({
      message: '填写内容有误，请按提示修改。',
      extensions: { code: 'InputInvalid', problems: [{ path: 'page.limit' }] },
    })
    expect(codeOf(await served.query('administrator', '{ items { total } }'))).toBe('RoleMissing')
    expect((await served.query('administrator', '{ units { unitId } }')).errors).toBeUndefined()
  })
  test('a fault tells nothing of the inside', async () => {
    const told = await served.query('operator', '{ figures { zone } }') // there is no ClickHouse here
    expect(told.errors).toStrictEqual([
      {
        message: 'Something went wrong here; try again.',
        path: ['figures'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ])
  })
})

describe('who is not signed in', () => {
  test.each([{}, { cookie: 'huiyin_session=somebody' }])('learns nothing with %j', async (headers) => {
    for (const query of ['{ me { login } }', '{ __schema { types { name } } }', '{ nonsense }']) {
      const response = await served.send({ query }, { ...headers, 'accept-language': 'en' })
      expect(response.status).toBe(401)
      expect(await response.json()).toStrictEqual({
        errors: [{ message: 'Sign in first.', extensions: { code: 'NotSignedIn', problems: [] } }],
      })
    }
  })
})

describe('what is refused before it runs', () => {
  const many = (count: number, one: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => one(i)).join(' ')
  const nested = (levels: number): string => (levels === 0 ? 'login' : `... on Viewer { ${nested(levels - 1)} }`)
  test('a query that nests too deep, through fragments too', async () => {
    const deep = `query { ...a } fragment a on Query { item(itemId: "1") { ...b } } fragment b on Item { row { itemId } }`
    expect((await served.query('operator', deep)).errors).toBeUndefined()
    expect((await served.query('operator', `{ me { ${nested(5)} } }`)).errors).toBeUndefined() // fragments are no levels
    const told = await served.query('operator', `{ ${'me { '.repeat(7)} login ${'} '.repeat(7)} }`)
    expect(told.errors?.map(({ extensions }) => extensions.code)).toContain('QueryTooDeep')
    const within = `query { ...a } ${many(6, (i) => `fragment ${'abcdef'[i]} on Query { me { ...${'bcdefg'[i]} } }`)}`
    const hidden = await served.query('operator', `${within} fragment g on Query { me { login } }`)
    expect(hidden.errors?.map(({ extensions }) => extensions.code)).toContain('QueryTooDeep')
  })
  test('fragments that double the work of each other are measured once each', async () => {
    const doubling = many(60, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)
    const start = performance.now()
    const told = await served.query('operator', `{ ...f0 } ${doubling} fragment f60 on Query { me { login } }`)
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(told.data ?? told.errors).toBeTruthy()
  })
  test('a query that names the same thing many times', async () => {
    const aliases = (count: number) => `{ ${many(count, (i) => `m${i}: me { login }`)} }`
    expect((await served.query('operator', aliases(30))).errors).toBeUndefined()
    expect(codeOf(await served.query('operator', aliases(31)))).toBe('TooManyAliases')
  })
  test('a query that costs too much, its page sizes counted, in variables too', async () => {
    const full = 'total rows { itemId number state summary channel category place unitId personId receivedAt reports }'
    const three = (limit: string) => `{ ${many(5, (i) => `p${i}: items(page: { limit: ${limit} }) { ${full} }`)} }`
    expect((await served.query('operator', three('20'))).errors).toBeUndefined()
    expect(codeOf(await served.query('operator', three('200')))).toBe('QueryTooCostly')
    expect(codeOf(await served.query('operator', three('1000000000')))).toBe('QueryTooCostly')
    const asked = `query ($p: PageInput) { ${many(5, (i) => `p${i}: items(page: $p) { ${full} }`)} }`
    expect(codeOf(await served.query('operator', asked, { p: { limit: 200 } }))).toBe('QueryTooCostly')
    expect(codeOf(await served.query('operator', asked, { p: { limit: -100000 } }))).toBe('InputInvalid')
  })
  test('a query with too many tokens, or too long, comments included', async () => {
    const long = await served.send({ query: `{ me { ${'login '.repeat(1_100)} } }` }, SIGNED_IN)
    expect(long.status).toBe(400)
    const padded = await served.send({ query: `#${'x'.repeat(20_001)}\n{ me { login } }` }, SIGNED_IN)
    expect(padded.status).toBe(400)
  })
  test('a body over 100 kB', async () => {
    const response = await served.send({ query: '{ me { login } }', variables: { x: 'x'.repeat(110_000) } }, SIGNED_IN)
    expect(response.status).toBe(413)
  })
  test('several queries in one request', async () => {
    expect((await served.send([{ query: '{ me { login } }' }], SIGNED_IN)).status).toBe(400)
  })
  test('a question by GET, as a form or as plain text: another site could send it', async () => {
    const address = `${served.url}/graphql?query=%7Bme%7Blogin%7D%7D`
    const get = await fetch(address, { headers: { ...SIGNED_IN, 'apollo-require-preflight': 'yes' } })
    expect([get.status, get.headers.get('allow')]).toStrictEqual([405, 'POST'])
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await served.send('{"query":"{ me { login } }"}', { ...SIGNED_IN, 'content-type': type })
      expect(response.status).toBe(400)
    }
  })
  test('a mutation: there is none', async () => {
    expect((await served.query('operator', 'mutation { me { login } }')).errors).toHaveLength(1)
  })
  test('an argument of the wrong kind', async () => {
    expect(codeOf(await served.query('operator', '{ items(page: { limit: "1; drop table" }) { total } }'))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
  })
})

describe('in production', () => {
  test('the schema is not told, nor guessed at for who misspells it, nor any stack', async () => {
    const schema = '{ __schema { types { name } } }'
    expect((await served.query('operator', schema)).errors).toBeUndefined()
    expect((await hardened.query('operator', schema)).errors?.[0]?.message).toMatch(/introspection/i)
    const told = await hardened.query('operator', '{ me { logi } }')
    expect(JSON.stringify(told)).not.toContain('login')
    expect(JSON.stringify(await hardened.query('operator', '{ figures { zone } }'))).not.toMatch(/stack|\.ts/)
  })
})

describe('the host', () => {
  test('every answer has the headers of a careful server and names its request', async () => {
    const { headers } = await served.send({ query: '{ me { login } }' }, { ...SIGNED_IN, 'x-request-id': 'mine-1' })
    expect(headers.get('x-request-id')).toBe('mine-1')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const other = await served.send({ query: '{ me { login } }' }, { 'x-request-id': 'a'.repeat(65) })
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('it says whether it lives and what it waits for', async () => {
    const live = await fetch(`${served.url}/health/live`)
    expect([live.status, await live.json()]).toStrictEqual([200, { status: 'up' }])
    const ready = await fetch(`${served.url}/health/ready`)
    expect([ready.status, await ready.json()]).toStrictEqual([200, { status: 'ready' }])
    const waiting = await fetch(`${hardened.url}/health/ready`)
    expect([waiting.status, await waiting.json()]).toStrictEqual([503, { status: 'waiting', waitsFor: ['lists'] }])
  })
  test('the page answers every address of its own, files and data do not turn into it', async () => {
    const html = { accept: 'text/html' }
    for (const path of ['/', '/items/1?tab=history']) {
      expect(await (await fetch(`${served.url}${path}`, { headers: html })).text()).toContain('回音')
    }
    expect(await (await fetch(`${served.url}/app.js`)).text()).toBe('export {}')
    expect((await fetch(`${served.url}/gone.js`, { headers: html })).status).toBe(404)
    expect((await fetch(`${served.url}/items/1`, { headers: { accept: 'application/json' } })).status).toBe(404)
    expect((await fetch(`${served.url}/items/1`, { method: 'POST', headers: html })).status).toBe(404)
    expect((await fetch(`${served.url}/..%2f..%2fetc%2fpasswd`, { headers: html })).status).not.toBe(200)
  })
  test('commands and signing in stand beside the questions', async () => {
    const signIn = await fetch(`${served.url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'operator', password: 'x' }),
    })
    expect([signIn.status, signIn.headers.get('set-cookie')]).toStrictEqual([204, expect.stringContaining('HttpOnly')])
    const command = await fetch(`${served.url}/commands/intake/Nothing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...SIGNED_IN },
      body: JSON.stringify({ input: {} }),
    })
    expect([command.status, await command.json()]).toMatchObject([404, { code: 'CommandUnknown' }])
  })
  test('the commands are described for other programs', async () => {
    const page = (await (await fetch(`${served.url}/openapi.json`)).json()) as { paths: Record<string, unknown> }
    expect(Object.keys(page.paths)).toContain('/commands/rectification/ClaimDone')
  })
  test('a body that is no JSON, or too long for a command, is the sender’s mistake', async () => {
    const post = (body: string) =>
      fetch(`${served.url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await post('{"login":')).status).toBe(400)
    expect((await post(JSON.stringify({ login: 'x'.repeat(1_100_000) }))).status).toBe(413)
  })
})
