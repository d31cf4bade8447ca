import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHttpHost, type HttpHost } from './http-host.js'

const SCRIPT = `export const says = '${'回音'.repeat(400)}'`
const PAGE = '<!doctype html><title>回音</title>'

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** As it comes over the wire: `fetch` would unpack it. */
const got = (url: string, headers: Readonly<Record<string, string>>): Promise<Got> =>
  new Promise((found, failed) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        found({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', failed)
      .end()
  })

describe('static files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-static-'))
  let host: HttpHost
  let url: string
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), PAGE)
    writeFileSync(join(folder, 'index.html.gz'), gzipSync(PAGE))
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
    writeFileSync(join(folder, 'assets/app-BxYz0123.js'), SCRIPT)
    writeFileSync(join(folder, 'assets/app-BxYz0123.js.br'), brotliCompressSync(SCRIPT))
    writeFileSync(join(folder, 'assets/app-BxYz0123.js.gz'), gzipSync(SCRIPT))
    host = await createHttpHost({ modules: [], staticFolders: [{ at: '/', folder, hashed: 'assets' }] })
    url = await host.listen(0)
  })
  afterAll(async () => {
    await host.close()
    rmSync(folder, { recursive: true })
  })
  const ask = (path: string, accepts = '') => got(url + path, accepts === '' ? {} : { 'accept-encoding': accepts })

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('a browser that takes %s gets %s, and the same file', async (accepts, encoding, unpack) => {
    const { status, headers, body } = await ask('/assets/app-BxYz0123.js', accepts)
    expect([status, headers['content-encoding']]).toStrictEqual([200, encoding])
    expect(headers['content-type']).toMatch(/^text\/javascript/)
    expect(headers['vary']).toMatch(/accept-encoding/i)
    expect(unpack(body).toString()).toBe(SCRIPT)
    expect(body.length).toBeLessThan(SCRIPT.length)
  })
  test('who takes nothing packed gets it plain, and a proxy is told that it depends on that', async () => {
    const { headers, body } = await ask('/assets/app-BxYz0123.js', 'identity')
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['vary']).toMatch(/accept-encoding/i)
    expect(body.toString()).toBe(SCRIPT)
  })
  test('a name that changes with its content is kept for a year, any other is asked about each time', async () => {
    const cacheOf = async (path: string, accepts = '') => (await ask(path, accepts)).headers['cache-control']
    expect(await cacheOf('/assets/app-BxYz0123.js', 'br')).toBe('public, max-age=31536000, immutable')
    expect(await cacheOf('/assets/app-BxYz0123.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/index.html', '/favicon.svg']) expect(await cacheOf(path, 'gzip')).toBe('no-cache')
  })
  test('the page itself comes packed as well, and not at all when it has not changed', async () => {
    const { headers, body } = await ask('/', 'gzip')
    expect(headers['content-type']).toMatch(/^text\/html/)
    expect(gunzipSync(body).toString()).toBe(PAGE)
    const again = await got(`${url}/`, { 'accept-encoding': 'gzip', 'if-none-match': String(headers['etag']) })
    expect([again.status, again.body.length]).toStrictEqual([304, 0])
  })
  test('a file that is not there is not found, packed or not', async () => {
    expect((await ask('/assets/other-BxYz0123.js', 'br')).status).toBe(404)
  })
})
