import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { citizenLimits } from '@huiyin/citizen'
import { settableClock, type SettableClock } from '@huiyin/testing'
import type { World } from '../acceptance/world.js'
import { browser, codeIn, type Browser } from './support/browser.js'
import { county, servePages } from './support/desk.js'

jest.setTimeout(60_000)

const NOBODYS = 'W6XB6PQ2K8XE'
const MALFORMED = '0000-0000-0000'

let here: World
let clock: SettableClock
let served: Awaited<ReturnType<typeof servePages>>
beforeEach(async () => {
  here = await county()
  clock = settableClock('2026-03-02T01:00:00.000Z')
  served = await servePages(here, citizenLimits(clock))
})
afterEach(async () => {
  await served.close()
  await here.close()
})

const guess = async (someone: Browser, code: string) => someone.send(await someone.get('/follow'), '/follow', { code })

describe('guessing codes', () => {
  test('a code that cannot be and one that nobody has are answered alike', async () => {
    const someone = browser(served.url)
    const [unknown, malformed] = [await guess(someone, NOBODYS), await guess(someone, MALFORMED)]
    expect([unknown.status, malformed.status]).toStrictEqual([404, 404])
    expect(unknown.text.replace(NOBODYS, '')).toBe(malformed.text.replace(MALFORMED, ''))
    const names = (headers: Headers) => [...headers.keys()].filter((name) => name !== 'x-request-id').sort()
    expect(names(unknown.headers)).toStrictEqual(names(malformed.headers))
    expect(someone.cookies.has('huiyin_code')).toBe(false)
  })
  test('stops after ten, for right codes too, in words and with a time; and goes on after it', async () => {
    const owner = browser(served.url)
    const receipt = await owner.send(await owner.get('/report'), '/report', { what: '窗口无人值守' })
    const someone = browser(served.url)
    for (let nth = 0; nth < 10; nth += 1)
      expect((await guess(someone, nth % 2 === 0 ? NOBODYS : MALFORMED)).status).toBe(404)
    const stopped = await guess(someone, codeIn(receipt))
    expect(stopped.status).toBe(429)
    expect(stopped.text).toContain('请稍后再试')
    expect(Number(stopped.headers.get('retry-after'))).toBe(900)
    clock.advance(900_000)
    expect((await guess(someone, codeIn(receipt))).status).toBe(200)
  })
  test('by the cookie instead of the form is counted all the same', async () => {
    const someone = browser(served.url)
    for (let nth = 0; nth < 10; nth += 1) {
      someone.cookies.set('huiyin_code', NOBODYS)
      expect((await someone.get(nth % 2 === 0 ? '/follow' : '/receipt')).status).not.toBe(200)
    }
    someone.cookies.set('huiyin_code', NOBODYS)
    expect((await someone.get('/follow')).status).toBe(429)
  })
  test('one code may be looked at sixty times in a quarter of an hour', async () => {
    const owner = browser(served.url)
    await owner.send(await owner.get('/report'), '/report', { what: '窗口无人值守' })
    const statuses: number[] = []
    for (let nth = 0; nth < 60; nth += 1) statuses.push((await owner.get('/follow')).status)
    expect(statuses.slice(0, 59).every((status) => status === 200)).toBe(true)
    expect(statuses[59]).toBe(429)
  })
})

describe('sending reports', () => {
  test('stops after twenty from one address', async () => {
    const someone = browser(served.url)
    for (let nth = 0; nth < 20; nth += 1) {
      const sent = await someone.send(await someone.get('/report'), '/report', { what: `第 ${nth} 件` })
      expect(sent.address).toBe('/receipt')
    }
    const refused = await someone.send(await someone.get('/report'), '/report', { what: '又一件' })
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('又一件')
    expect(here.facts('ReportReceived')).toHaveLength(20)
  })
})
