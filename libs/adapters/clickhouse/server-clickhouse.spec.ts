import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clickHouseSuite } from '@huiyin/testing/clickhouse'
import { serverClickHouse } from './server-clickhouse.js'

const clickhouse = clickHouseSuite('ClickHouse over HTTP')
type Client = ReturnType<typeof serverClickHouse>
let [plain, packed] = [null, null] as unknown as [Client, Client]
beforeAll(async () => {
  if (clickhouse.isNotRun()) return
  const { url } = clickhouse.server
  plain = serverClickHouse({ url })
  packed = serverClickHouse({ url, packed: true })
  await plain.command({ query: 'CREATE DATABASE shop' })
  await plain.command({
    query: `CREATE TABLE shop.sold (thing String, price Int64) ENGINE = MergeTree ORDER BY thing
      SETTINGS non_replicated_deduplication_window = 100, fsync_after_insert = 1, fsync_part_directory = 1`,
  })
})
afterAll(async () => {
  await plain?.close()
  await packed?.close()
})

const rowsOf = async (client: Client, query: string, query_params: Record<string, unknown> = {}) =>
  (await client.query({ query, query_params, format: 'JSONEachRow' })).json<Record<string, unknown>>()
const sell = (client: Client, things: readonly string[], token?: string) =>
  client.insert({
    table: 'shop.sold',
    columns: ['thing', 'price'],
    values: things.map((thing) => [thing, 1]),
    format: 'JSONCompactEachRow',
    ...(token ? { clickhouse_settings: { insert_deduplicate: 1, insert_deduplication_token: token } } : {}),
  })
const sold = async (prefix: string) =>
  (
    await rowsOf(plain, 'SELECT thing FROM shop.sold WHERE startsWith(thing, {prefix:String}) ORDER BY thing', {
      prefix,
    })
  ).map(({ thing }) => thing)

const ODD = 'it\'s a\ttab\\ a back\bspace\nline "q" \0 件件有着落 🧧 {x:String} \\N; DROP TABLE shop.sold'

describe('a ClickHouse server', () => {
  test('is asked by the unmodified client, and says that it is there', async () => {
    if (clickhouse.isNotRun()) return
    expect(await plain.ping()).toStrictEqual({ success: true })
    expect(await plain.ping({ select: true })).toStrictEqual({ success: true })
    expect(await rowsOf(plain, 'SELECT 1 AS one')).toStrictEqual([{ one: 1 }])
  })
  test('gives every parameter back as it was given, whatever is in it', async () => {
    if (clickhouse.isNotRun()) return
    const types = { text: 'String', texts: 'Array(String)', count: 'UInt64', none: 'Nullable(String)', on: 'Bool' }
    const given = { text: ODD, texts: [ODD, ''], count: 7, none: null, on: true }
    const columns = Object.entries(types).map(([name, type]) => `{${name}:${type}} AS ${name}`)
    const query = `SELECT ${columns.join(', ')} SETTINGS output_format_json_quote_64bit_integers = 0`
    for (const client of [plain, packed]) expect(await rowsOf(client, query, given)).toStrictEqual([given])
    const at = new Date('2026-03-30T01:02:03.004Z')
    expect(await rowsOf(plain, "SELECT {at:DateTime64(3, 'UTC')} AS at", { at })).toStrictEqual([
      { at: '2026-03-30 01:02:03.004' },
    ])
  })
  test('keeps parameters and settings of requests at the same time apart, and none for the next', async () => {
    if (clickhouse.isNotRun()) return
    const asked = Array.from({ length: 60 }, (_, n) =>
      plain.query({
        query: `SELECT {n:UInt32} + 0 * max(number) AS n, getSetting('max_block_size') AS size FROM numbers(50000)`,
        query_params: { n },
        format: 'JSONEachRow',
        clickhouse_settings: { max_block_size: String(1000 + n), output_format_json_quote_64bit_integers: 0 },
      }),
    )
    const rows = await Promise.all(asked.map(async (answer) => (await (await answer).json())[0]))
    expect(rows).toStrictEqual(Array.from({ length: 60 }, (_, n) => ({ n, size: 1000 + n })))
    expect(await rowsOf(plain, "SELECT toUInt32(getSetting('max_block_size')) > 2000 AS own")).toStrictEqual([
      { own: 1 },
    ])
  })
  test('an insert with the same token counts once, also packed, and with another it counts again', async () => {
    if (clickhouse.isNotRun()) return
    await sell(plain, ['token-a', 'token-b'], 'one')
    await sell(packed, ['token-a', 'token-b'], 'one')
    expect(await sold('token-')).toStrictEqual(['token-a', 'token-b'])
    await sell(plain, ['token-a', 'token-b'], 'other')
    expect(await sold('token-')).toHaveLength(4)
  })
  test('keeps what is in a body as it was, packed and plain', async () => {
    if (clickhouse.isNotRun()) return
    await sell(plain, [`plain ${ODD}`])
    await sell(packed, [`packed ${ODD}`])
    expect([...(await sold('plain ')), ...(await sold('packed '))]).toStrictEqual([`plain ${ODD}`, `packed ${ODD}`])
  })
  test('has what it acknowledged after it was killed and started again', async () => {
    if (clickhouse.isNotRun()) return
    const all: string[] = []
    for (let round = 0; round < 2; round += 1) {
      const inserts = Array.from({ length: 20 }, async (_, n) => {
        const thing = `kept-${round}-${String(n).padStart(2, '0')}`
        await sell(plain, [thing], thing)
        all.push(thing)
        if (n === 10) await clickhouse.server.crash()
      })
      await Promise.allSettled(inserts)
      await clickhouse.server.start()
      const there = await sold('kept-')
      expect(all.filter((thing) => !there.includes(thing))).toStrictEqual([])
      await Promise.all(all.map((thing) => sell(plain, [thing], thing)))
      expect(await sold('kept-')).toStrictEqual(there)
    }
    expect(all.length).toBeGreaterThan(20)
  }, 60_000)
})

describe('what a ClickHouse server refuses', () => {
  test('is said with ClickHouse’s number and name, as the client knows them', async () => {
    if (clickhouse.isNotRun()) return
    const refusals = {
      SELECT: ['62', 'SYNTAX_ERROR'],
      'SELECT * FROM shop.nowhere': ['60', 'UNKNOWN_TABLE'],
      'SELECT * FROM nowhere.sold': ['81', 'UNKNOWN_DATABASE'],
      'SELECT {missing:String}': ['456', 'UNKNOWN_QUERY_PARAMETER'],
      'CREATE DATABASE shop': ['82', 'DATABASE_ALREADY_EXISTS'],
    }
    for (const [query, [code, type]] of Object.entries(refusals)) {
      for (const client of [plain, packed]) await expect(client.exec({ query })).rejects.toMatchObject({ code, type })
    }
    await expect(
      plain.query({ query: 'SELECT 1', clickhouse_settings: { max_wonders: 1 } as never }),
    ).rejects.toMatchObject({ code: '115', type: 'UNKNOWN_SETTING' })
  })
  test('has ClickHouse’s status, number and query id in the answer', async () => {
    if (clickhouse.isNotRun()) return
    const { origin, username, password } = new URL(clickhouse.server.url)
    const headers = { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
    const post = async (search: string, body: string | Uint8Array = '', more: Record<string, string> = {}) => {
      const answer = await fetch(`${origin}/?query_id=q-1&${search}`, {
        ...{ method: 'POST', headers: { ...headers, ...more }, body },
      })
      const { headers: told, status } = answer
      await answer.arrayBuffer()
      return [status, told.get('x-clickhouse-exception-code'), told.get('x-clickhouse-query-id')]
    }
    expect(await post('', 'SELECT 1')).toStrictEqual([200, null, 'q-1'])
    expect(await post('', 'SELECT')).toStrictEqual([400, '62', 'q-1'])
    expect(await post('', 'SELECT * FROM shop.nowhere')).toStrictEqual([404, '60', 'q-1'])
    expect(await post('', 'SELECT throwIf(1)')).toStrictEqual([500, '395', 'q-1'])
    expect(await post('session_id=mine', 'SELECT 1')).toStrictEqual([501, '48', 'q-1'])
    expect(await post('a%20b=1', 'SELECT 1')).toStrictEqual([400, '36', 'q-1'])
    expect(await post('', 'SELECT 1', { 'Content-Encoding': 'zstd' })).toStrictEqual([500, '89', 'q-1'])
    expect(await post('', 'SELECT 1', { 'Content-Encoding': 'gzip' })).toStrictEqual([500, '271', 'q-1'])
    expect(await post('query=SELECT%201', new Uint8Array([0xff, 0xfe]))).toStrictEqual([501, '48', 'q-1'])
    expect(await post('', 'SELECT 1', { Authorization: 'Basic bm9ib2R5Og==' })).toStrictEqual([403, '516', 'q-1'])
  })
  test('lets nobody in without the password', async () => {
    if (clickhouse.isNotRun()) return
    const url = clickhouse.server.url.replace(/:[0-9a-f]+@/, ':wrong@')
    const stranger = serverClickHouse({ url })
    await expect(rowsOf(stranger, 'SELECT 1')).rejects.toMatchObject({ code: '516', type: 'AUTHENTICATION_FAILED' })
    await stranger.close()
  })
  test('a body that is too large, though it was small when packed, is not read to its end', async () => {
    if (clickhouse.isNotRun()) return
    const { origin, username, password } = new URL(clickhouse.server.url)
    const answer = await fetch(origin, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        'Content-Encoding': 'gzip',
      },
      body: gzipSync(Buffer.alloc(130 * 1024 ** 2)),
    })
    expect([answer.status, answer.headers.get('x-clickhouse-exception-code')]).toStrictEqual([413, '223'])
    expect(await answer.text()).toContain('(QUERY_IS_TOO_LARGE)')
    expect(await rowsOf(plain, 'SELECT 1 AS one')).toStrictEqual([{ one: 1 }])
  }, 30_000)
  test('a client that goes away in the middle of a body leaves the others alone', async () => {
    if (clickhouse.isNotRun()) return
    const { port } = new URL(clickhouse.server.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nSELECT')
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    expect(await rowsOf(plain, 'SELECT 1 AS one')).toStrictEqual([{ one: 1 }])
  })
})
