import { describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { chromiumPath, leave, shot, signIn } from './support/browser.js'
import { fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('S3-75 a leader keeps an eye on a matter, finds it on his desk, and ends that', async () => {
    const desk = await signIn(browser, product, 'leader')
    const { page } = desk
    await page.goto(`${product.address}/desk?tab=items`)
    await page.locator('tbody a').first().click()
    const address = new URL(page.url()).pathname
    await page.getByRole('button', { name: '列入盯办' }).click()
    await fillIn(page, '盯办原因', '（示例）群众反映集中')
    await send(page)
    await page.getByText('◉ 我的盯办').waitFor()
    await page.getByText('盯办：（示例）群众反映集中').first().waitFor()
    await shot(page, 'watch-item')
    await page.goto(`${product.address}/desk?tab=items&flag=watched`)
    await page.locator(`a[href="${address}"]`).first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    await shot(page, 'watch-list')
    await page.goto(product.address + address)
    await page.getByRole('button', { name: '结束盯办' }).click()
    await send(page)
    await page.getByRole('button', { name: '列入盯办' }).waitFor()
    await leave(desk)
  })
}

describe('a watch list, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
