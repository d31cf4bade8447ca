import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { choose, begin, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()

/** By keys alone: what is typed narrows the tree, and Enter takes the line that is left. */
const chooseByKeys = async (page: Page, words: string) => {
  await page.locator('.ant-drawer').getByRole('combobox', { name: '类别' }).focus()
  await page.keyboard.type(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-tree-title', { hasText: words }).waitFor()
  await page.keyboard.press('Enter')
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('what shows as a manifestation is registered by it, and found by it on the desk', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/desk?tab=items&state=received')
    await page.locator('tbody a').first().click()
    await begin(page, '受理')
    await choose(page, '活动方案', '三年')
    await chooseByKeys(page, 'C5.1')
    await send(page)
    await page.locator('.item-facts', { hasText: 'C5.1' }).waitFor()
    await shot(page, 'item-manifestation-zh')
    const number = (await page.locator('h1').textContent())!.replace(/^\S+ /, '').trim()
    await open('/desk?tab=items&state=all&about=s3%2FC5.1')
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('tbody').textContent()).toContain(number)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
  test('a form that was opened before its campaign is known asks for a line of its catalogue once it is', async () => {
    const { page, open } = await signIn(browser, product, 'operator')
    let tell: () => void = () => undefined
    const told = new Promise<void>((resolve) => (tell = resolve))
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('LastRegistered')) await told
      await route.continue()
    })
    await open('/desk?tab=items&state=received')
    await page.locator('tbody a').first().click()
    await begin(page, '受理')
    const category = (role: 'textbox' | 'combobox') => page.locator('.ant-drawer').getByRole(role, { name: '类别' })
    await category('textbox').waitFor()
    tell()
    await category('combobox').waitFor()
    expect(await category('textbox').count()).toBe(0)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().close()
  })
  test('the list of problems tells of every area, also of one with nothing found', async () => {
    const { page, open, errors } = await signIn(browser, product, 'leader')
    await open('/problems')
    await page.locator('section.card', { hasText: 'C1' }).first().waitFor()
    expect(await page.locator('section.card').count()).toBe(14)
    expect(await page.locator('section.card', { hasText: 'T8' }).textContent()).toContain('未发现问题')
    await shot(page, 'problems-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page
      .locator('section.card', { hasText: 'C5' })
      .getByRole('link', { name: /查看全部/ })
      .click()
    await page.waitForURL(/about=s3/)
    await page.locator('tbody tr').first().waitFor()
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('what items are about, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
