import { describe, expect, jest, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import type { World } from '../acceptance/world.js'
import { browser, type Seen } from './support/browser.js'
import { withCounty } from './support/desk.js'
import { fileAnswered, fileReport, REPORT } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

describe('every answer', () => {
  const all = async (): Promise<readonly Seen[]> => {
    const { someone, receipt, page } = await fileAnswered(here, url)
    const form = await someone.get('/report')
    const open = await Promise.all(
      ['/c', '/report?lang=en', '/report?size=large'].map((path) => browser(url).get(path)),
    )
    const wrong = await someone.send(form, '/report', { ...REPORT, what: '' })
    return [receipt, page, form, ...open, wrong]
  }
  test('forbids scripts, referrers and other hosts', async () => {
    for (const { headers } of await all()) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self'; .*form-action 'self'/,
      )
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe/)
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toMatch(/no-store|private, no-cache/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
  test('has no code in any address, and its cookies are not for scripts', async () => {
    const { someone, receipt, code } = await fileReport(url)
    const follow = await someone.get('/follow')
    for (const { asked, text } of [receipt, follow]) {
      expect(asked.join(' ').toUpperCase()).not.toContain(code)
      expect([...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to]) => to).join(' ')).not.toContain(code)
    }
    expect(follow.text).not.toContain(code)
    const { headers } = await fetch(`${url}/report`)
    expect(headers.getSetCookie()).toStrictEqual([expect.stringMatching(/^huiyin_form=.*; HttpOnly; SameSite=Lax$/)])
  })
  test('is small: page and style together far below 100 kB', async () => {
    const css = gzipSync(await (await fetch(`${url}/citizen.css`)).text()).length
    for (const { address, text } of await all()) {
      const bytes = gzipSync(text).length + css
      process.stdout.write(
        `citizen ${address.padEnd(22)} ${text.length} characters, ${bytes} bytes gzip with its style\n`,
      )
      expect(bytes).toBeLessThan(15_000)
    }
  })
  test('speaks the language asked for', async () => {
    expect((await browser(url, { 'accept-language': 'en-GB,en' }).get('/report')).text).toContain('<html lang="en"')
    expect((await browser(url, { 'accept-language': 'en' }).get('/report?lang=zh')).text).toContain(
      '<html lang="zh-CN"',
    )
    const english = browser(url)
    const form = await english.get('/report?lang=en')
    expect(form.text).toContain('action="/report?lang=en"')
    expect((await english.send(form, '/report?lang=en', REPORT)).text).toContain('Tracking code')
    const large = browser(url)
    await large.get('/c?size=large')
    expect((await large.get('/report')).text).toMatch(/<html[^>]*class="large"/)
  })
})
