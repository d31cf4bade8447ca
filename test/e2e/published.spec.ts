import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  /** Somebody with a telephone and without script. */
  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    return context.newPage()
  }

  test('S1-34 a draft of the unit is looked at, blacked out and published by somebody else, and read on a telephone', async () => {
    const { page: unit, open } = await signIn(browser, product, 'principal1')
    await open('/desk?tab=entries&state=handling')
    await unit.locator('table.data tbody a').first().click()
    await begin(unit, '拟公示')
    await choose(unit, '公示形式', '问题清单')
    await fillIn(unit, '公示文字', '群众李某反映窗口无人值守')
    await send(unit)
    await unit.waitForSelector('.plan-values:has-text("拟稿，未公示")')
    const address = new URL(unit.url()).pathname
    await unit.context().close()

    const { page, open: openAs, errors } = await signIn(browser, product, 'supervisor')
    await openAs(address)
    await begin(page, '遮盖公示文字')
    await page.locator('.ant-drawer').getByRole('combobox', { name: '要遮盖的词' }).fill('李某')
    await page.keyboard.press('Enter')
    await fillIn(page, '理由', '不公开反映人姓名')
    await send(page)
    await page.waitForSelector('.plan-values:has-text("群众██反映窗口无人值守")')
    await page.locator('.card .ant-btn', { hasText: /^公\s*示$/ }).click()
    await page.waitForSelector('.ant-drawer .said:has-text("群众██反映窗口无人值守")')
    for (const medium of ['门户网站', '公众号']) await choose(page, '公示媒体', medium)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'publish-form')
    await send(page)
    await page.waitForSelector('.plan-values:has-text("门户网站, 公众号")')
    await shot(page, 'published-item')
    expect(errors).toStrictEqual([])
    await page.context().close()

    const reader = await phone()
    await reader.goto(`${product.address}/published`)
    expect(await reader.textContent('article')).toContain('群众██反映窗口无人值守')
    expect(await reader.textContent('main')).not.toContain('李某')
    await shot(reader, 'published-phone')
    await reader.goto(`${product.address}/published?lang=en`)
    await shot(reader, 'published-phone-en')
    await reader.click('article a')
    await reader.fill('#what', '还是没有人')
    await reader.click('button[type=submit]')
    expect(await reader.textContent('.code')).toMatch(/[2-9A-Z]{4}/)
    await reader.context().close()
    const looked = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const withScript = await looked.newPage()
    await withScript.goto(`${product.address}/published`)
    expect(await accessibilityFaults(withScript)).toStrictEqual([])
    expect(await withScript.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await looked.close()
  })
}

describe('what is public in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
