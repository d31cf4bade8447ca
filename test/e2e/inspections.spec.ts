import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { dayIn } from '@huiyin/kernel'
import { notRun, pictureOf } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
/** The city's day, which is ahead of UTC in the evening. */
const today = () => dayIn('Asia/Shanghai', new Date().toISOString())
const FOUND = '示例：午间窗口无人值守，群众等候四十分钟'

const plan = async (page: Page) => {
  await page.locator('.page-head .ant-btn-primary', { hasText: '安排检查' }).click()
  await page.locator('.drawer-foot').waitFor()
  await choose(page, '所属活动', '作风建设三年提升计划')
  await choose(page, '检查种类', '明察暗访')
  await fillIn(page, '名称', '示例：节前明察暗访')
  await fillIn(page, '安排日期', today())
  await choose(page, '重要节点', '春节')
  await choose(page, '开展单位', '示范市')
  await choose(page, '检查人员', '督导员')
  await choose(page, '受检单位', '示范一局')
  expect(await accessibilityFaults(page)).toStrictEqual([])
  await shot(page, 'inspection-plan-zh')
  await send(page)
  await page.locator('h1', { hasText: '示例：节前明察暗访' }).waitFor()
}

const hold = async (page: Page) => {
  await begin(page, '登记检查情况')
  await fillIn(page, '会见了谁', '示例：大厅值班人员')
  await page.getByRole('textbox', { name: '检查情况' }).fill('示例：三个窗口开两个，现场秩序正常')
  await page.locator('.ant-drawer .ant-radio-wrapper', { hasText: '否' }).click()
  await shot(page, 'inspection-hold-zh')
  await send(page)
  await page.locator('.state', { hasText: '已开展' }).first().waitFor()
}

const find = async (page: Page) => {
  await begin(page, '登记检查发现')
  await fillIn(page, '发现的问题', FOUND)
  await choose(page, '所涉单位', '示范一局')
  await choose(page, '类别', 'C5')
  await fillIn(page, '对照的要求', '示例：首问负责制规定第三条')
  const picture = { name: '窗口.png', mimeType: 'image/png', buffer: Buffer.from(pictureOf('a window')) }
  await page.setInputFiles('.evidence input[type=file]', [picture])
  await page.locator('.evidence li', { hasText: '窗口.png' }).waitFor()
  expect(await accessibilityFaults(page)).toStrictEqual([])
  await shot(page, 'inspection-finding-zh')
  await send(page)
  await page.locator('tr', { hasText: FOUND }).waitFor()
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('S4-23 S2-57 an inspection is planned, held, and its finding is an item that shows where it came from', async () => {
    const { page, open, errors, foreign } = await signIn(browser, product, 'supervisor')
    await open('/inspections')
    await page.locator('.page-head').waitFor()
    await plan(page)
    await hold(page)
    await find(page)
    await page.locator('tr', { hasText: FOUND }).locator('button', { hasText: '检查发现转为事项' }).click()
    await page.locator('.drawer-foot').waitFor()
    await send(page)
    await page.locator('tr', { hasText: FOUND }).locator('a', { hasText: '查看事项' }).waitFor()
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'inspection-zh')
    const inspection = new URL(page.url()).pathname
    await page.locator('a', { hasText: '查看事项' }).click()
    await page.locator('dt', { hasText: '来自检查' }).waitFor()
    await shot(page, 'inspection-item-zh')
    await page.locator('a', { hasText: '查看检查' }).click()
    await page.waitForURL((url) => url.pathname === inspection)
    await begin(page, '检查办结')
    await fillIn(page, '检查记录', '示例：发现一件，已转办。')
    await send(page)
    await page.locator('.state', { hasText: '已办结' }).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    await shot(page, 'inspection-record-print')
    await page.emulateMedia({ media: null })
    expect([foreign, errors]).toStrictEqual([[], []])
    await page.context().close()
  })

  test('S0-49 the list of findings shows the evidence of each, in both languages', async () => {
    const { page, open, errors } = await signIn(browser, product, 'supervisor')
    await open('/inspections/findings')
    await page.locator('tr', { hasText: FOUND }).locator('a', { hasText: '窗口.png' }).waitFor()
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'findings-zh')
    await page.locator('.frame-who button', { hasText: 'English' }).click()
    await page.locator('h1', { hasText: 'Findings' }).waitFor()
    await shot(page, 'findings-en')
    await open('/inspections')
    await page.locator('tr', { hasText: '示例：节前明察暗访' }).waitFor()
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'inspections-en')
    expect(errors).toStrictEqual([])
    await page.context().close()
  })

  test('a handler of the unit is shown no inspections', async () => {
    const { page, errors } = await signIn(browser, product, 'handler1')
    await page.locator('.frame-nav a').first().waitFor()
    expect(await page.locator('.frame-nav a', { hasText: '检查' }).count()).toBe(0)
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('inspections, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
