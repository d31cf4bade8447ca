import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { itemIdOf, reportIdOf } from '@huiyin/citizen'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { withProduct } from './support/opened.js'
import { openReporter } from './support/reporter.js'
import type { Product } from './support/product.js'
import { sendAs } from './support/sent.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()
const WORDS = '11 月 20 日上午窗口无人值守，等了两小时'
const NAME = '示例反映人'

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  /** Somebody reports over the pages of citizens, and keeps the code. */
  const filedOn = async (width: number) => {
    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, locale: 'zh-CN', viewport: { width, height: 800 } },
    })
    const page = await context.newPage()
    await page.goto(`${product.address}/report`)
    await page.fill('#what', WORDS)
    await page.fill('#name', NAME)
    await page.fill('#contact', '13900000004')
    await page.click('button[type=submit]')
    return { page, code: (await page.textContent('.code'))!.replaceAll(' ', '') }
  }
  const reported = async (): Promise<string> => {
    const { page, code } = await filedOn(1280)
    await page.context().close()
    return code
  }
  const choose = (page: Page, command: string) => page.click(`.card button:has-text("${command}")`)
  const submit = (page: Page) => page.click('.drawer-foot .ant-btn-primary')

  test('S3-69 the desk opens what was sealed, for a reason and with a second person’s consent, and says what it is about; a unit reads only that', async () => {
    const itemId = itemIdOf(await reported())
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await page.waitForSelector('table.data:has-text("受理员尚未概括")')
    await open(`/items/${itemId}`)
    await page.waitForSelector('.item-summary:has-text("受理员尚未概括")')

    await openReporter(page, { browser, product, itemId, reason: '核实来件内容' })
    expect(await page.textContent('.reporter-facts')).toContain(WORDS)
    expect(await page.textContent('.reporter-facts')).toContain(NAME)
    expect(await page.textContent('main')).toContain('已记入本事项历史')
    await page.waitForSelector('.fact:has-text("同意 受理员（示范） 查阅反映人信息")')
    await page.waitForSelector('.fact:has-text("查阅反映人信息：核实来件内容")')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'reporter-zh')
    await page.click('text=English')
    await page.waitForSelector('h2:has-text("The reporter")')
    await shot(page, 'reporter-en')
    await page.click('text=中文')

    await page.click('.card button:has-text("关闭")')
    expect(await page.locator('.reporter-facts').count()).toBe(0)
    await choose(page, '填写概括')
    await page.fill('.ant-drawer #summary', '办事大厅窗口上午无人值守')
    await shot(page, 'summary-form')
    await submit(page)
    await page.waitForSelector('.item-summary:has-text("办事大厅窗口上午无人值守")')
    await page.waitForSelector('.fact:has-text("受理员概括：办事大厅窗口上午无人值守")')
    expect(errors).toStrictEqual([])
    await page.context().close()
  })

  test('an objection waits on the desk, somebody else decides, and whoever objected reads why', async () => {
    const { code, page: phone } = await filedOn(360)
    const itemId = itemIdOf(code)
    const desk = await signIn(browser, product, 'operator')
    const post = (name: string, input: object) => sendAs(desk, 'intake', name, { itemId, ...input })
    await post('RegisterItem', { number: `E2E-${code}`, category: 'C2', campaign: 's3' })
    const dispatcher = await signIn(browser, product, 'dispatcher')
    const to = { itemId, unitId: 'demo-bureau-1', personId: null, outsideDeadline: null }
    await sendAs(dispatcher, 'intake', 'AssignItem', to)
    await post('ReplyToReport', { reportId: reportIdOf(code), result: 'solved', text: '窗口已按时开放。' })
    await phone.goto(`${product.address}/follow`)
    await phone.click('summary:has-text("不满意并提出异议")')
    await shot(phone, 'objection-form-phone')
    await phone.fill('#objection', '昨天去看仍然关着')
    await phone.click('form[action="/follow/object"] button')
    await phone.waitForSelector('h2:has-text("您的异议")')

    const { page, open, errors } = await signIn(browser, product, 'supervisor')
    await open('/desk?tab=entries&objection=open')
    await page.waitForSelector(`tr:has-text("E2E-${code}") .state:has-text("异议待决")`)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'objection-desk')
    await open(`/items/${itemId}`)
    await page.waitForSelector('.ant-alert:has-text("由督导员或验收人决定")')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'objection-item')
    await choose(page, '决定异议')
    await page.click('.ant-drawer .ant-radio-wrapper:has-text("不成立")')
    await page.fill('.ant-drawer #reason', '经现场复核，窗口按时开放')
    await shot(page, 'objection-decide')
    await submit(page)
    await page.waitForSelector('.fact:has-text("异议不成立：经现场复核")')
    await phone.goto(`${product.address}/follow`)
    await phone.waitForSelector('text=异议不成立')
    expect(await phone.textContent('main')).toContain('经现场复核，窗口按时开放')
    await shot(phone, 'objection-rejected-phone')
    await phone.goto(`${product.address}/follow?lang=en`)
    await shot(phone, 'objection-rejected-phone-en')
    expect(errors).toStrictEqual([])
    for (const one of [page, desk.page, dispatcher.page, phone]) await one.context().close()
  })

  test('the page of a sealed item fits a phone', async () => {
    const itemId = itemIdOf(await reported())
    const { page, open } = await signIn(browser, product, 'operator', 360)
    await open(`/items/${itemId}`)
    await openReporter(page, { browser, product, itemId, reason: '核实来件内容' })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'reporter-phone')
    await page.context().close()
  })

  test('the screens come packed, and what is hashed is kept for a year', async () => {
    const html = await (await fetch(`${product.address}/`)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)![1]!
    const { headers } = await fetch(product.address + script, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(headers.get('content-encoding')).toBe('br')
    expect(headers.get('cache-control')).toContain('immutable')
  })
}

describe('the desk in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
