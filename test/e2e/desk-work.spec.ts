import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn, type Desk } from './support/browser.js'
import { begin, choose, chooseCategory, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const WORDS = '11 月 20 日上午在二楼三号窗口等了两小时'
const NAME = '示例来电人'

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const leave = async ({ page, foreign, errors }: Desk) => {
    await page.locator('[role=status] .ant-alert, .stamp button:disabled').first().waitFor({ state: 'detached' })
    expect(await accessibilityFaults(page)).toStrictEqual([])
    expect([foreign, errors]).toStrictEqual([[], []])
    await page.context().close()
  }
  const field = (page: Page, label: string): Locator =>
    page.locator('.receive-page').getByLabel(label, { exact: false })
  const pick = async (page: Page, label: string, words: string) => {
    const box = page.locator('.receive-page').getByRole('combobox', { name: label })
    await box.click()
    await box.fill(words)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).first().click()
  }
  const problemAt = (page: Page, label: string): Locator =>
    page.locator('.ant-form-item', { hasText: label }).locator('.ant-form-item-explain-error')
  const fillReport = async (page: Page) => {
    await pick(page, '渠道', '热线')
    await field(page, '姓名').first().fill(NAME)
    await field(page, '联系方式').fill('13900000004')
    await field(page, '反映人原话').fill(WORDS)
    await field(page, '概括').fill('办事大厅窗口等候过久')
    await chooseCategory(page.locator('.receive-page'), 'C5')
    await pick(page, '被反映人', '示范一局经办人')
  }

  test('S2-54 the desk takes down what somebody says: refused at its field, not lost without network or session', async () => {
    const { page, errors } = await signIn(browser, product, 'operator')
    await page.locator('tbody a').first().waitFor()
    await page.keyboard.press('n')
    await page.waitForURL(/\/receive$/)
    await page.locator('.receive-foot .ant-btn-primary').click()
    await problemAt(page, '反映人原话').waitFor()
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await fillReport(page)
    await field(page, '地点').fill('东区\t二楼')
    await page.keyboard.press('Control+Enter')
    await problemAt(page, '地点').waitFor()
    await field(page, '地点').fill('东区二楼')

    const refused = { code: 'PersonUnknown', message: '没有登记这个人员，请先登记。', problems: [] }
    await page.route('**/commands/intake/ReceiveReport', (route) => route.fulfill({ status: 422, json: refused }))
    await page.keyboard.press('Control+Enter')
    await problemAt(page, '被反映人').waitFor()
    expect(await problemAt(page, '被反映人').textContent()).toBe(refused.message)
    await shot(page, 'receive-refused-zh')
    await page.unroute('**/commands/intake/ReceiveReport')

    await page.route('**/commands/intake/ReceiveReport', (route) => route.abort())
    await page.locator('.receive-foot .ant-btn-loading').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.locator('.receive-page [role=alert]', { hasText: 'NetworkUnreachable' }).waitFor()
    expect(await field(page, '反映人原话').inputValue()).toBe(WORDS)
    await page.unroute('**/commands/intake/ReceiveReport')
    await page.context().clearCookies()
    await page.locator('.receive-foot .ant-btn-primary').click()
    await page.locator('[role=alert]', { hasText: '登录已结束' }).waitFor()
    await page.getByLabel('operator 的密码').fill(product.password)
    await page.getByRole('button', { name: '重新登录' }).click()
    await page.locator('[role=alert]', { hasText: '登录已结束' }).waitFor({ state: 'detached' })
    expect(await field(page, '姓名').first().inputValue()).toBe(NAME)
    await page.locator('.receive-foot .ant-btn-primary').click()

    const receipt = page.locator('.receipt')
    await receipt.waitFor()
    expect(await receipt.textContent()).toMatch(/\d{4}-\d{6}/)
    const code = (await page.textContent('.receipt-code'))!.replaceAll(' ', '')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'receipt-zh')
    await receipt.locator('a').click()
    await page.locator('.item-facts', { hasText: '示范一局经办人' }).waitFor()
    expect(await page.textContent('main')).not.toContain(WORDS)
    expect(await page.textContent('main')).not.toContain(NAME)
    // what the browser itself says of the broken line, the refusals and the ended session; nothing else went wrong
    expect(errors.filter((said) => !/Failed to load resource/.test(said))).toStrictEqual([])
    const path = new URL(page.url()).pathname
    await page.context().close()

    const phone = await (await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })).newPage()
    await phone.goto(`${product.address}/follow`)
    await phone.fill('#code', code)
    await phone.click('button[type=submit]')
    expect(await phone.textContent('.stages')).toContain('已受理')
    await phone.context().close()

    const handler = await signIn(browser, product, 'handler1')
    await handler.open(path)
    await handler.page.locator('.ant-alert', { hasText: 'ItemUnknown' }).first().waitFor()
    await leave(handler)
  })

  test('the form for a report fits a phone, in English too', async () => {
    const desk = await signIn(browser, product, 'operator', 360)
    await desk.page.click('text=English')
    await desk.open('/receive')
    await desk.page.locator('.receive-foot').waitFor()
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await shot(desk.page, 'receive-phone-en')
    await leave(desk)
  })

  test.each(['handler1', 'operator', 'acceptance', 'supervisor'])(
    'each group of the desk of %s holds as many as it says, and has an address',
    async (login) => {
      const desk = await signIn(browser, product, login)
      const { page } = desk
      const links = page.locator('.groups a')
      await page.locator('.groups a b:not(:empty)').first().waitFor()
      await shot(page, `groups-${login}`)
      for (let nth = 0; nth < (await links.count()); nth += 1) {
        const said = await links.nth(nth).locator('b').textContent()
        await links.nth(nth).click()
        const chosen = page.locator(`.groups a:nth-child(${nth + 1})[aria-current]`)
        await chosen.waitFor()
        await page.reload()
        await chosen.locator('b:not(:empty)').waitFor()
        const foot = page.locator('.queue-foot, .ant-empty')
        await foot.waitFor()
        const found = /共 ([\d,]+) 条/.exec((await foot.textContent()) ?? '')?.[1] ?? '0'
        expect(found).toBe(said)
      }
      await leave(desk)
    },
  )

  test('S2-54 who is named as complained of does not see the item any more, whoever stands above still does', async () => {
    const before = await signIn(browser, product, 'handler2')
    await before.page.locator('tbody a').first().click()
    await before.page.locator('.item-facts').waitFor()
    const path = new URL(before.page.url()).pathname
    await leave(before)

    const desk = await signIn(browser, product, 'operator')
    await desk.open(path)
    await begin(desk.page, '登记被反映人')
    await choose(desk.page, '被反映人', '示范二局经办人')
    await desk.page.keyboard.press('Escape')
    await send(desk.page)
    await desk.page.locator('.item-facts', { hasText: '示范二局经办人' }).waitFor()
    await desk.page.locator('.item-standing', { hasText: '须转办' }).waitFor()
    await shot(desk.page, 'complained-of')
    await leave(desk)

    const named = await signIn(browser, product, 'handler2')
    await named.page.locator('tbody a').first().waitFor()
    const links = await named.page.locator('tbody a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(links).not.toContain(path)
    await named.open(path)
    await named.page.locator('.ant-alert', { hasText: 'ItemUnknown' }).first().waitFor()
    expect(await named.page.locator('.item-facts, .fact').count()).toBe(0)
    await leave(named)

    const above = await signIn(browser, product, 'principal2')
    await above.open(path)
    await above.page.locator('.fact').first().waitFor()
    await leave(above)
  })

  test('S3-54 a supervisor voids a claim that was wrong: it is struck through with the reason, and the work is open again', async () => {
    const desk = await signIn(browser, product, 'supervisor')
    const { page, open } = desk
    await open('/desk?tab=entries&state=awaitingAcceptance&due=open')
    await page.locator('tbody a').first().click()
    const claim = page.locator('.fact', { hasText: '报告完成' }).last()
    await claim.getByRole('button', { name: '撤销条目记录' }).click()
    await page.locator('.drawer-foot').waitFor()
    await fillIn(page, '理由', '完成日期录入有误')
    await send(page)
    const struck = page.locator('.fact', { has: page.locator('del', { hasText: '报告完成' }) }).last()
    await struck.waitFor()
    expect(await struck.textContent()).toMatch(/已由 督导员（示范） 于 .* 撤销：完成日期录入有误/)
    expect(await struck.getByRole('button', { name: '撤销条目记录' }).count()).toBe(0)
    await page.locator('.fact', { hasText: '撤销条目记录 1 条：完成日期录入有误' }).waitFor()
    await page.locator('td .state', { hasText: '待验收' }).waitFor({ state: 'detached' })
    await shot(page, 'voided')
    const path = new URL(page.url()).pathname
    await leave(desk)

    const auditor = await signIn(browser, product, 'auditor')
    await auditor.open(path)
    await auditor.page.locator('.fact del', { hasText: '报告完成' }).last().waitFor()
    await leave(auditor)
  })
}

describe('the work of the desk in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
