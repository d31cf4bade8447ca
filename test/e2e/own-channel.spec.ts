import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { parse } from 'yaml'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, choose, chooseCategory, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const PATROL = parse(readFileSync(new URL('../guides/river-patrol.yaml', import.meta.url), 'utf8')) as object
/** The channel of the guide; whoever passes a matter on has to say by when. */
const CHANNEL = { ...PATROL, clock: { outsideDeadline: 'required', item: null } }

const define = (page: Page): Promise<number> =>
  page.evaluate(
    async ([channel, commandId]) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ commandId, input: { channel } })
      return (await fetch('/commands/campaign/DefineChannel', { method: 'POST', headers, body })).status
    },
    [CHANNEL, randomUUID()] as const,
  )

/** A choice on the page of a report, by its label and a part of the words. */
const pick = async (page: Page, label: string, words: string) => {
  const box = page.locator('.receive-page').getByRole('combobox', { name: label })
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).first().click()
}
const field = (page: Page, label: string) => page.locator('.receive-page').getByLabel(label, { exact: false })

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const receive = async (page: Page): Promise<string> => {
    await pick(page, '渠道', '河道巡查')
    await field(page, '反映人原话').fill('示例：河边有垃圾')
    await field(page, '概括').fill('河道垃圾堆积')
    await chooseCategory(page.locator('.receive-page'), 'C5')
    await page.locator('.receive-foot .ant-btn-primary').click()
    await page.locator('.ant-form-item', { hasText: '河段' }).locator('.ant-form-item-explain-error').waitFor()
    await shot(page, 'own-channel-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await field(page, '河段').fill('示范河一段')
    await page.locator('.receive-foot .ant-btn-primary').click()
    await page.locator('.receipt a').click()
    await page.locator('.item-facts', { hasText: '示范河一段' }).waitFor()
    return new URL(page.url()).pathname
  }
  const assign = async (path: string) => {
    const { page, open, errors } = await signIn(browser, product, 'dispatcher')
    await open(path)
    await begin(page, '交办')
    await choose(page, '单位', '示范一局')
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.locator('.ant-form-item', { hasText: '来件单位规定' }).locator('.ant-form-item-explain-error').waitFor()
    await fillIn(page, '来件单位规定的办结日期', '2030-03-08')
    await send(page)
    await page.locator('main', { hasText: '2030-03-08 23:59' }).waitFor()
    expect(errors).toStrictEqual([])
    await page.context().close()
  }

  test('S3-51 S4-33 S0-79 a channel of the city is asked for at the desk, at the assignment and in the reply', async () => {
    const admin = await signIn(browser, product, 'admin')
    expect(await define(admin.page)).toBe(200)
    await admin.page.context().close()
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/receive')
    const path = await receive(page)
    await assign(path)
    await open(path)
    await begin(page, '答复')
    await choose(page, '结果', '已解决')
    await fillIn(page, '答复内容', '示例：已清运。')
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.locator('.ant-form-item', { hasText: '成因' }).locator('.ant-form-item-explain-error').waitFor()
    await fillIn(page, '成因', '示例：上游倾倒')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await send(page)
    await page.locator('main', { hasText: '已全部答复' }).waitFor()
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('a channel of the city in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
