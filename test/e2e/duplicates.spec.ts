import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { followed } from './support/follow.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()
const SUMMARY = '示例：滨河公园东门井盖破损'
const WORDS = '示例：公园门口的井盖坏了，晚上看不见'

const pick = async (page: Page, label: string, words: string) => {
  const box = page.locator('.receive-page').getByRole('combobox', { name: label })
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).first().click()
}
const field = (page: Page, label: string) => page.locator('.receive-page').getByLabel(label, { exact: false })

const takeDown = async (page: Page, summary: string) => {
  await pick(page, '渠道', '12345')
  await field(page, '反映人原话').fill(WORDS)
  await field(page, '概括').fill(summary)
}
const receipt = (page: Page) => page.locator('.receipt')

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const receiveFirst = async (page: Page): Promise<string> => {
    await takeDown(page, SUMMARY)
    await field(page, '地点').fill('滨河街道')
    await page.locator('.receive-foot .ant-btn-primary').click()
    await receipt(page).waitFor()
    return (await receipt(page).locator('a').getAttribute('href'))!
  }

  test('S4-50 S0-79 the desk sees the matter that is there, with reasons, and links the report with its words', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/receive')
    const path = await receiveFirst(page)
    await open('/receive')
    await takeDown(page, '滨河公园东门的井盖坏了')
    const found = page.locator('.receive-duplicates li', { hasText: SUMMARY })
    await found.waitFor()
    expect(await found.textContent()).toContain('相同用词：滨河公园东门、井盖')
    await shot(page, 'duplicates-receive-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await found.locator('button', { hasText: '并入该事项' }).click()
    await receipt(page).waitFor()
    expect(await receipt(page).textContent()).toContain('会单独得到一份答复')
    const code = await receipt(page).locator('.receipt-code').innerText()
    await shot(page, 'duplicates-linked-zh')
    // the list of codes may be a moment behind
    const isTold = async () => (await followed(browser, product, code)).includes('进展')
    for (let tries = 0; !(await isTold()) && tries < 8; tries += 1) await page.waitForTimeout(500)
    expect(await isTold()).toBe(true)
    await receipt(page).locator('a').click()
    await page.waitForURL(new RegExp(`${path}$`))
    await page.locator('.item-facts', { hasText: '2 件' }).waitFor()
    expect(errors).toStrictEqual([])
    await page.context().close()
  })

  test('S4-50 an item that nobody handles yet is marked as a duplicate of the one it repeats', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/receive')
    await takeDown(page, '滨河公园东门的井盖破了')
    await page.locator('.receive-foot .ant-btn-primary').click()
    await receipt(page).locator('a').click()
    const found = page.locator('.card', { hasText: '可能是同一件事' }).locator('li', { hasText: SUMMARY })
    await found.waitFor()
    await shot(page, 'duplicates-item-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await found.locator('button', { hasText: '标为与它重复' }).click()
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.locator('.item-standing', { hasText: '重复件' }).waitFor()
    await found.waitFor({ state: 'detached' })
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('likely duplicates in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
