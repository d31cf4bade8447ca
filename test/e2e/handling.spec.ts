import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const STATED =
  'query { entries(filter: {states: ["handling"]}, page: {limit: 50, offset: 0}) { rows { itemId unitId } } }'

/** An item that 示范一局 handles now. */
const itemOf = (page: Page): Promise<string> =>
  page.evaluate(async (query) => {
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
    const answer = (await response.json()) as {
      data: { entries: { rows: readonly { itemId: string; unitId: string }[] } }
    }
    return answer.data.entries.rows.findLast(({ unitId }) => unitId === 'demo-bureau-1')!.itemId
  }, STATED)

const milestone = async (page: Page, nth: number, what: string, day: string) => {
  await page.getByRole('button', { name: '增加节点' }).click()
  await fillIn(page, `完成什么 ${nth}`, what)
  await fillIn(page, `完成日期 ${nth}`, day)
}

/** By a supervisor: handled step by step, with a joint unit and a card. */
const supervise = async (page: Page) => {
  await begin(page, '确定办理方式')
  await choose(page, '办理方式', '逐步办')
  await milestone(page, 1, '示例：完成摸底', '2030-09-30')
  await milestone(page, 2, '示例：完成改造', '2031-03-31')
  await fillIn(page, '理由', '示例：一时难以解决')
  expect(await accessibilityFaults(page)).toStrictEqual([])
  await shot(page, 'handling-mode-zh')
  await send(page)
  await page.locator('.entry-plan', { hasText: '示例：完成摸底' }).waitFor()
  await begin(page, '请配合单位协办')
  await choose(page, '单位', '示范二局')
  await fillIn(page, '协办内容', '示例：管线迁改')
  await send(page)
  await page.locator('.card', { hasText: '协办：示例：管线迁改' }).first().waitFor()
  await begin(page, '登记督办')
  await choose(page, '督办方式', '挂牌督办')
  await fillIn(page, '督办内容', '示例：公开督办')
  await send(page)
  await page.locator('.mark-red', { hasText: '挂牌督办' }).waitFor()
  await begin(page, '认定节点完成')
  await choose(page, '节点', '完成摸底')
  await fillIn(page, '验收意见', '示例：台账齐全')
  await send(page)
  await page.locator('.plan-milestones', { hasText: '认定完成' }).waitFor()
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('S3-39 S3-40 S4-26 S3-23 how an entry is handled is chosen, supervised and kept in a ledger, all at its page', async () => {
    const { page, open, errors } = await signIn(browser, product, 'supervisor')
    const item = `/items/${await itemOf(page)}`
    await open(item)
    await supervise(page)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'handling-zh')
    expect(errors).toStrictEqual([])
    await page.context().close()

    const handler = await signIn(browser, product, 'handler1')
    await handler.open(item)
    await begin(handler.page, '列入台账')
    await choose(handler.page, '台账', '整改台账')
    await handler.page.locator('.drawer-foot .ant-btn-primary').click()
    await handler.page
      .locator('.ant-form-item', { hasText: '任务标准' })
      .locator('.ant-form-item-explain-error')
      .waitFor()
    await fillIn(handler.page, '整改措施', '示例：增设窗口')
    await fillIn(handler.page, '任务标准', '示例：排队不超过二十分钟')
    await send(handler.page)
    await handler.page.locator('.entry-plan', { hasText: '整改台账' }).waitFor()
    await shot(handler.page, 'handling-ledger-zh')
    expect(handler.errors).toStrictEqual([])
    await handler.page.context().close()
  })

  test('S3-40 a joint unit sees the item of which it has a part', async () => {
    const supervisor = await signIn(browser, product, 'supervisor')
    const item = `/items/${await itemOf(supervisor.page)}`
    await supervisor.page.context().close()
    const { page, open, errors } = await signIn(browser, product, 'handler2')
    await open(item)
    await page.locator('.card', { hasText: '协办：示例：管线迁改' }).first().waitFor()
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('how an entry is handled, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
