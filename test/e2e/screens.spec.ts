import { createHash } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { notRun, pictureOf } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, signIn } from './support/browser.js'
import { choose } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()
const YEAR = 'from=2026-01-01&to=2026-12-31'
const numberIn = (text: string | null): number => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('a wrong password is refused in words and with its code', async () => {
    const page = await browser.newPage()
    await page.goto(`${product.address}/desk`)
    await page.waitForURL(/\/sign-in\?next=/)
    await page.fill('input[autocomplete=username]', 'leader')
    await page.fill('input[type=password]', 'wrong')
    await page.click('button[type=submit]')
    expect(await page.textContent('[role=alert]')).toContain('SignInRefused')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.close()
  })

  test('the head keeps to one line on a laptop for whoever has every page, in both languages', async () => {
    const { page, open } = await signIn(browser, product, 'discipline')
    await open('/desk')
    const links = page.locator('.frame-nav a')
    await links.last().waitFor()
    for (const language of ['English', '中文']) {
      const tops = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().top))
      expect(tops.length).toBeGreaterThan(8)
      expect(new Set(tops).size).toBe(1)
      await page.getByText(language).first().click()
    }
    await page.context().close()
  })

  test('S3-23 a leader’s figure and the list behind it have the same number', async () => {
    const { page, open, foreign, errors } = await signIn(browser, product, 'leader')
    for (const nth of [0, 2, 3, 4, 5]) {
      await open(`/city?${YEAR}`)
      const tile = page.locator('a.tile-value').nth(nth)
      const shown = numberIn(await tile.textContent())
      await tile.click()
      await page.waitForSelector('table.data')
      expect(numberIn(await page.locator('.card strong').first().textContent())).toBe(shown)
    }
    expect([foreign, errors]).toStrictEqual([[], []])
    await page.context().close()
  })

  test('the ranking shows intervals and rank ranges, and leads from a unit’s n to as many cases', async () => {
    const { page, open } = await signIn(browser, product, 'leader')
    await open(`/city?${YEAR}`)
    await page.waitForSelector('.recharts-errorBar')
    await page.locator('details > summary').first().click()
    const row = page.locator('tbody tr:has(td a)').first()
    expect(await row.textContent()).toMatch(/第 \d+(–\d+)? 位/)
    expect(await row.textContent()).toMatch(/\d+\.\d%–\d+\.\d%/)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    const link = row.locator('a')
    const due = numberIn(await link.textContent())
    await link.click()
    await page.waitForSelector('table.data')
    expect(numberIn(await page.locator('.card strong').first().textContent())).toBe(due)
    await page.context().close()
  })

  test('a handler’s claim pressed twice is one fact, and replaying leads back before it', async () => {
    const { page } = await signIn(browser, product, 'handler1')
    // not any open entry: the last may be claimed already, and then claiming is no longer the main thing to do
    await page.locator('tbody tr', { hasText: '办理中' }).last().locator('a').click()
    await page.waitForSelector('.facts')
    const before = await page.locator('.fact').count()
    await page.locator('.card .ant-btn-primary').click()
    await choose(page, '结果', '已解决')
    await page.fill('.ant-drawer textarea', '已增派窗口人员')
    const buffer = pictureOf('窗口')
    await page.setInputFiles('.ant-drawer input[type=file]', { name: '照片.png', mimeType: 'image/png', buffer })
    await page.waitForSelector(`text=${createHash('sha256').update(buffer).digest('hex')}`)
    await page.locator('.drawer-foot .ant-btn-primary').dblclick()
    await page.waitForSelector('.state:has-text("待验收")')
    await page.locator('.fact').nth(before).waitFor()
    expect(await page.locator('.fact').count()).toBe(before + 1)
    expect(await page.locator('.fact').last().textContent()).toContain('报告完成')
    await page.focus('.ant-slider-handle')
    await page.keyboard.press('ArrowLeft')
    await page.waitForSelector('.then-now')
    await page.locator('.then-now .differs').first().waitFor()
    expect(page.url()).toContain('knownAt=')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.context().close()
  })

  test('the page of an item fits a phone, and every word of it changes with the language', async () => {
    const { page } = await signIn(browser, product, 'handler2', 360)
    await page.locator('tbody a').first().click()
    await page.waitForSelector('.facts')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.click('text=English')
    await page.waitForSelector('h2:has-text("What can be done now")')
    const words = await page.locator('h2').allTextContents()
    expect(words.filter((word) => /[\u4e00-\u9fff]/.test(word))).toStrictEqual([])
    await page.context().close()
  })
}

if (chromium === null) {
  test('the screens in a browser', () => notRun('e2e', 'chromium is not installed'))
} else
  describe('the screens in a browser', () => {
    inBrowser()
  })
