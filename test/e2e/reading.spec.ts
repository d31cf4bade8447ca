import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()
const SUMMARY = '示例：来信反映校门口路灯不亮'

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const takeDownLetter = async (page: Page): Promise<void> => {
    const box = page.locator('.receive-page').getByRole('combobox', { name: '渠道' })
    await box.click()
    await box.fill('来信')
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '来信' }).last().click()
    await page.locator('.receive-page').getByLabel('反映人原话', { exact: false }).fill('示例：路灯坏了')
    await page.locator('.receive-page').getByLabel('概括', { exact: false }).fill(SUMMARY)
    await page.locator('.receive-foot .ant-btn-primary').click()
    await page.locator('.receipt').waitFor()
  }

  test('S4-44 a letter waits for the leader at the head of the desk, and is read with an instruction', async () => {
    const operator = await signIn(browser, product, 'operator')
    await operator.open('/receive')
    await takeDownLetter(operator.page)
    await operator.page.context().close()
    const { page, open, errors } = await signIn(browser, product, 'leader')
    const row = page.locator('tbody tr', { hasText: SUMMARY })
    await row.waitFor()
    expect(await row.textContent()).toMatch(/待阅批|当日未阅批/)
    await shot(page, 'reading-desk-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await row.locator('a').first().click()
    await begin(page, '阅批')
    await fillIn(page, '批示', '请现场核实，限期答复。')
    await send(page)
    await page.locator('.item-facts', { hasText: '当日' }).waitFor()
    await page.locator('.fact', { hasText: '请现场核实，限期答复。' }).first().waitFor()
    await shot(page, 'reading-item-zh')
    for (const flag of ['kickBall', 'idle']) {
      await open(`/desk?tab=items&flag=${flag}&state=all`)
      await page.locator('.groups [aria-current=true] b', { hasText: /\d/ }).waitFor()
      await shot(page, `noticed-${flag}-zh`)
    }
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('a letter in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
