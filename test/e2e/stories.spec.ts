import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { expectWhole, somebody, takeAllTheWay, type As } from './support/all-the-way.js'
import { chromiumPath, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const as: As = (login, does) => somebody({ browser, product })(login, does)

  test('S0-60 five people take one item all the way, and the auditor takes its history home with its hashes', async () => {
    const history = await takeAllTheWay(as)
    expect(history.facts.length).toBeGreaterThan(8)
    expectWhole(history)
  })

  test('S1-81 S1-83 the unit says its view, and a person from outside decides what its lateness costs', async () => {
    const unspoken = (page: Page) => page.locator('tr', { hasText: /陈述期剩|未作陈述/ }).first()
    const bureau = await as('supervisor', async (page, { open }) => {
      await open('/consequences')
      const row = await unspoken(page).innerText()
      return '一二三四五六七八'.indexOf(/示范(.)局/.exec(row)![1]!) + 1
    })
    const path = await as(`principal${bureau}`, async (page, { open }) => {
      await open('/consequences')
      await unspoken(page).locator('a').click()
      await page.waitForURL(/\/consequences\/./)
      await begin(page, '陈述意见')
      await fillIn(page, '陈述内容', '窗口系统故障一日，已补办')
      await send(page)
      await page.locator('.words', { hasText: '窗口系统故障一日' }).waitFor()
      expect(await page.locator('.card .ant-btn', { hasText: '决定问责措施' }).count()).toBe(0)
      return new URL(page.url()).pathname
    })
    await as('supervisor', async (page, { open }) => {
      await open(path)
      await page.locator('.ant-alert', { hasText: '不会自行问责' }).waitFor()
      await begin(page, '决定问责措施')
      await page.click('text=作出问责')
      await fillIn(page, '理由', '逾期属实，未提前说明')
      await send(page)
      await page.locator('.sanction-standing .state', { hasText: '已作出' }).waitFor()
      await page.locator('.words', { hasText: '逾期属实' }).waitFor()
      await page.locator('.refused', { hasText: '该问责建议已有决定' }).waitFor()
      await page.locator('.sanction-facts a').click()
      await page.locator('.consequences .state', { hasText: '已作出' }).waitFor()
      await page.locator('.fact', { hasText: '决定问责' }).waitFor()
    })
  })

  test('S1-68 the evaluation office publishes a period, and a leader sees what was corrected in another', async () => {
    await as('evaluation', async (page, { open }) => {
      await open('/rankings')
      await begin(page, '公布排名')
      await choose(page, '公布哪个周期', '10 月')
      expect(await page.locator('.ant-drawer').textContent()).toContain('公布后不能撤回或改写')
      await send(page)
      const row = page.locator('tr', { hasText: '2026-10-01 至 2026-10-31' })
      await row.waitFor()
      expect(await row.textContent()).toContain('首次公布')
      await row.locator('a').click()
      const pinned = page.locator('.pinned')
      await pinned.waitFor()
      expect(await pinned.textContent()).toMatch(/日志位置 #[\d,]+.*封印 #[\d,]+ · [0-9a-f]{64}.*30 件/)
    })
    await as('leader', async (page, { open }) => {
      await open('/rankings')
      await page.locator('tr', { hasText: '第 2 版' }).locator('a').click()
      await page.locator('h2', { hasText: '第 1 版 → 第 2 版' }).waitFor()
      const change = await page.locator('table.queue tbody tr').first().textContent()
      expect(change).toMatch(/第 \d+–\d+ 位 · \d+\.\d%（\d+\/\d+），区间 \d+\.\d%–\d+\.\d%.*期间到期 \d+/)
      await page.locator('.ant-segmented-item', { hasText: '第 1 版' }).click()
      await page.locator('.card h2', { hasText: '第 1 版' }).waitFor()
      await page.locator('.group-row').first().waitFor()
      expect(await page.locator('button', { hasText: '更正排名' }).count()).toBe(0)
    })
  })

  test('goals 14 and 15: a part that failed says so with its code, and the others go on', async () => {
    const { page, open } = await signIn(browser, product, 'supervisor')
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON() as { readonly query: string }
      if (!query.includes('history(')) return route.continue()
      const errors = [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]
      return route.fulfill({ json: { data: null, errors } })
    })
    await open('/desk?due=open')
    await page.locator('tbody a').first().click()
    await page.locator('.ant-alert', { hasText: 'ServerFault' }).waitFor()
    await page.locator('.item-facts').waitFor()
    expect(await page.locator('.fact').count()).toBe(0)
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator('.fact').first().waitFor()
    expect(await page.locator('.ant-alert', { hasText: 'ServerFault' }).count()).toBe(0)
    await page.context().close()
  })

  test('who keeps accounts sees no items, and is told why', async () => {
    await as('admin', async (page) => {
      expect(await page.locator('.card').textContent()).toContain('不接触事项')
      // the register of responsibilities tells of units and posts alone
      const pages = await page.locator('.frame-nav a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
      expect(pages).toStrictEqual(['/responsibilities'])
    })
  })
}

if (chromium === null) {
  test('the stories in a browser', () => notRun('e2e', 'chromium is not installed'))
} else
  describe('the stories in a browser', () => {
    inBrowser()
  })
