import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { chromiumPath, leave, shot, signIn } from './support/browser.js'
import { choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const DUE = '2099-04-30'

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.locator('.drawer-foot').waitFor()
}
const problem = async (page: Page, title: string): Promise<void> => {
  await fillIn(page, '存在问题', title)
  await choose(page, '类别', 'C5')
  await fillIn(page, '问题根源', '（示例）高峰时段窗口不足')
  await fillIn(page, '整改措施（治标）', '（示例）加开窗口')
  await fillIn(page, '制度措施（治本）', '（示例）建立值守制度')
  await fillIn(page, '整改期限', '2099-07-31')
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const begin = async (login: string) => {
    const desk = await signIn(browser, product, login)
    await desk.page.goto(`${product.address}/negative-lists`)
    await desk.page.getByRole('heading', { name: '负面清单', exact: true }).waitFor()
    return desk
  }

  test('S2-68 a supervisor calls for lists, unit and people hand them in, and who is missing is seen', async () => {
    const supervisor = await begin('supervisor')
    await press(supervisor.page, '部署负面清单')
    await choose(supervisor.page, '单位', '示范一局')
    await fillIn(supervisor.page, '截止日期', DUE)
    await shot(supervisor.page, 'negative-lists-call')
    await send(supervisor.page)
    await supervisor.page.locator('strong', { hasText: '0/2（0.0%）' }).waitFor()

    const principal = await begin('principal1')
    await principal.page.getByRole('link', { name: '示范一局' }).click()
    await press(principal.page, '提交单位负面清单')
    await problem(principal.page, '（示例）窗口排队过长')
    await shot(principal.page, 'negative-lists-hand-in')
    await send(principal.page)
    await principal.page.getByText('（示例）窗口排队过长').waitFor()

    const handler = await begin('handler1')
    await handler.page.getByRole('link', { name: '示范一局' }).click()
    await press(handler.page, '提交个人负面清单')
    await problem(handler.page, '（示例）回访不及时')
    await send(handler.page)
    await handler.page.getByText('（示例）回访不及时').waitFor()
    expect(await handler.page.getByRole('button', { name: '个人问题销号' }).count()).toBe(0)

    await principal.page.reload()
    await press(principal.page, '个人问题销号')
    await fillIn(principal.page, '核实情况', '（示例）抽查回访记录，已落实')
    await send(principal.page)
    await principal.page.getByText('1 个问题，已销号 1').waitFor()
    await shot(principal.page, 'negative-lists-unit')

    await supervisor.page.reload()
    await supervisor.page.locator('strong', { hasText: '1/2（50.0%）' }).waitFor()
    await shot(supervisor.page, 'negative-lists')
    await supervisor.page.goto(`${product.address}/ledgers?ledger=negativeList`)
    await supervisor.page.getByText('（示例）窗口排队过长').first().waitFor()
    await shot(supervisor.page, 'negative-lists-ledger')
    for (const desk of [supervisor, principal, handler]) await leave(desk)
  })
}

describe('negative lists, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
