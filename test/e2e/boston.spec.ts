import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { instantOfWall } from '@huiyin/kernel'
import { notRun } from '@huiyin/testing'
import { addLeader, FIGURES_FILE, importBoston, isBostonPresent, NAMED, ROWS_FILE } from './support/boston.js'
import { accessibilityFaults, chromiumPath, launch, shot, signIn, type Desk } from './support/browser.js'
import { tellLeftOpen } from './support/left-open.js'
import { buildProduct, startOver, type Product } from './support/product.js'

// The leaders' page over a real half-year of a real city: what it shows are the figures two other programs computed.

jest.setTimeout(20 * 60_000)

const chromium = chromiumPath()
const [LOGIN, PASSWORD] = ['leader', 'example-leader-of-2015']
/** What the page may take to show its figures on two busy cores; alone it takes about a second. */
const PATIENCE = 180_000

interface Rated {
  readonly cases: number
  readonly numerator: number
  readonly denominator: number
  readonly onTimeRate: number
  readonly wilson95: readonly [number, number]
}

interface Expected {
  readonly asOf: string
  readonly groups: {
    readonly channel: Readonly<Record<string, Rated>>
    readonly month: Readonly<Record<string, Rated>>
  }
  readonly ofThoseDue: { readonly overall: Rated; readonly bureau: Readonly<Record<string, Rated>> }
  readonly backlog: { readonly atAsOf: { readonly opened: number; readonly backlog: number } }
}

const count = (number: number): string => number.toLocaleString('en-US')
/** A rate of four decimals as a screen shows it, which rounds the exact value: within half a tenth of a percent. */
const shownIn = (text: string): readonly number[] => [...text.matchAll(/(\d+\.\d)%/g)].map(([, value]) => Number(value))
const isShownAs = (rate: number, percent: number | undefined): boolean =>
  Math.abs(rate * 100 - (percent ?? NaN)) <= 0.0501

const inBrowser = (): void => {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-boston-screens-'))
  const expected = JSON.parse(readFileSync(FIGURES_FILE, 'utf8')) as Expected
  const asOf = instantOfWall('America/New_York', `${expected.asOf}.000Z`)
  const city = `/city?${new URLSearchParams({ from: '2015-01-01', to: '2015-06-30', at: asOf }).toString()}`
  const { overall, bureau } = expected.ofThoseDue
  const enough = Object.entries(bureau).filter(([, { denominator }]) => denominator >= 30)
  const ranked = enough.toSorted(([, one], [, other]) => other.onTimeRate - one.onTimeRate)
  let product: Product
  let browser: Browser
  beforeAll(async () => {
    buildProduct()
    importBoston(data)
    await addLeader(data, LOGIN, PASSWORD)
    product = await startOver(data, PASSWORD)
    browser = await launch(chromium!)
  })
  afterEach(() => tellLeftOpen(browser))
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const signedIn = async (width = 1280): Promise<Desk> => {
    const desk = await signIn(browser, product, LOGIN, width)
    desk.page.setDefaultTimeout(PATIENCE)
    return desk
  }
  const openTable = (page: Page, heading: string) =>
    page.locator('.card', { hasText: heading }).locator('details > summary').first().click()
  const leave = async ({ page, foreign, errors }: Desk) => {
    expect([foreign, errors]).toStrictEqual([[], []])
    await page.context().close()
  }

  test('the numbers at the head and as of when they are counted equal the expected figures', async () => {
    const desk = await signedIn()
    const { page, open } = desk
    const started = performance.now()
    await open(city)
    await page.locator('.recharts-errorBar').first().waitFor()
    process.stdout.write(`Boston: the leaders' page took ${Math.round(performance.now() - started)} ms\n`)
    expect(await page.locator('.stamp').first().textContent()).toMatch(/2016-01-12 13:58 · 位置 #[\d,]+/)
    const tiles = await page.locator('.tile').allTextContents()
    expect(tiles[0]).toContain(count(expected.backlog.atAsOf.opened))
    expect(tiles[1]).toContain(`${count(overall.numerator)} / ${count(overall.denominator)}`)
    expect(isShownAs(overall.onTimeRate, shownIn(tiles[1]!)[0])).toBe(true)
    expect(tiles[4]).toContain(count(expected.backlog.atAsOf.backlog))
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'boston-city-zh')
    await leave(desk)
  })

  test('the ranking has the expected order, rates and intervals, and groups that cannot be told apart', async () => {
    const desk = await signedIn()
    const { page, open } = desk
    await open(city)
    await openTable(page, '单位排名')
    const table = page.locator('table:has(caption:text-is("单位排名（按期率·已到期）")) tbody tr:has(td)')
    expect(await table.count()).toBe(6)
    const seen = await Promise.all(
      ranked.map(async ([name, { denominator, onTimeRate, wilson95 }], place) => {
        const [, unit, rate, due, interval] = await table.nth(place).locator('td, th').allTextContents()
        const [low, high] = shownIn(interval ?? '')
        const isNamed = unit === name && due === count(denominator) && isShownAs(onTimeRate, shownIn(rate ?? '')[0])
        return isNamed && isShownAs(wilson95[0], low) && isShownAs(wilson95[1], high)
      }),
    )
    expect(seen).toStrictEqual(Array(6).fill(true))
    expect(await page.locator('.group-row').allTextContents()).toStrictEqual([
      '第 1 组（单独一组）',
      '第 2 组（单独一组）',
      '第 3 组（2 个单位，两两无法区分）',
      '第 4 组（2 个单位，两两无法区分）',
    ])
    expect(await page.locator('.too-few li').count()).toBe(10)
    await page.locator('svg text', { hasText: /^Division$/ }).waitFor() // a long name on its second line
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await leave(desk)
  })

  test('months and channels hold the expected numbers', async () => {
    const desk = await signedIn()
    const { page, open } = desk
    await open(city)
    await openTable(page, '各月收件')
    await openTable(page, '按渠道')
    for (const month of ['2015-02', '2015-06']) {
      const row = page.locator('table tr', { hasText: month })
      expect(await row.locator('td').first().textContent()).toBe(count(expected.groups.month[month]!.cases))
    }
    const channels = Object.entries(expected.groups.channel)
    expect(channels).toHaveLength(7)
    for (const [channel, { cases }] of channels) {
      const row = page.locator('table tr', { has: page.locator(`th:text-is("${channel}")`) })
      expect(await row.locator('td').first().textContent()).toBe(count(cases))
    }
    await leave(desk)
  })

  test('from a bureau’s number of cases to as many cases, and from one of them to its history', async () => {
    const desk = await signedIn()
    const { page, open } = desk
    const [name, { denominator }] = ranked[0]!
    await open(city)
    await openTable(page, '单位排名')
    await page.locator('table tr', { hasText: name }).locator('a').click()
    await page.locator('.card strong', { hasText: `共 ${count(denominator)} 件` }).waitFor()
    expect(new Set(await page.locator('tbody td:nth-child(2)').allTextContents())).toStrictEqual(new Set([name]))
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.locator('tbody a').first().click()
    await page.locator('.fact').first().waitFor()
    await leave(desk)
  })

  test('the page fits a phone in English, and a quarter in which nothing came in leads to one in which something did', async () => {
    const desk = await signedIn(360)
    const { page, open } = desk
    await page.click('text=English')
    await open(city)
    await page.locator('.recharts-errorBar').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await shot(page, 'boston-city-phone-en')
    await open('/city')
    await page.getByRole('button', { name: '2015-01-01 to 2015-06-30' }).click()
    await page.locator('.tile', { hasText: count(expected.backlog.atAsOf.opened) }).waitFor()
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await leave(desk)
  })
}

describe('the leaders’ page over the half-year of Boston', () => {
  if (chromium && isBostonPresent) inBrowser()
  else
    test('is not run without a browser or the data, and a folder that was named must hold it', () => {
      if (!isBostonPresent) notRun('boston', `${ROWS_FILE} and the figures beside it are not there`)
      else notRun('e2e', 'chromium is not installed')
      expect(NAMED === undefined || isBostonPresent).toBe(true)
    })
})
