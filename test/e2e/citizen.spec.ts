import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { itemIdOf, reportIdOf } from '@huiyin/citizen'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, launch } from './support/browser.js'
import { buildProduct, startProduct, type Product } from './support/product.js'

jest.setTimeout(180_000)

const chromium = chromiumPath()
const PHONE = { width: 320, height: 700 }

/** Somebody of the staff, by the same commands as the desk sends. */
const staffOf = (product: Product) => async (login: string, command: string, input: object) => {
  const { address, password } = product
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ login, password })
  const session = await fetch(`${address}/session`, { method: 'POST', headers, body })
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!
  const sent = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify({ input }) }
  const answer = await fetch(`${address}/commands/intake/${command}`, sent)
  if (answer.status !== 200) throw new Error(`${login} could not ${command}: ${await answer.text()}`)
}

/** How far the page reaches beyond the window, in pixels; targets that are not links in a sentence and below 44 px. */
const MEASURE = `({
  beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  small: [...document.querySelectorAll('nav a, button, .button, input:not([type=hidden]):not([type=radio]), textarea, select, summary, label.choice')]
    .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 80)),
})`

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  /** A phone that runs no script, and one that does, for axe alone; both with the same cookies. */
  let phone: BrowserContext
  const foreign: string[] = []
  beforeAll(async () => {
    buildProduct()
    product = await startProduct()
    browser = await launch(chromium!)
    phone = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'zh-CN' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const watched = async (): Promise<Page> => {
    const page = await phone.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(product.address) && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    return page
  }
  const faultsAt = async (path: string, zoom = 1) => {
    const cookies = await phone.cookies()
    const context = await browser.newContext({ viewport: PHONE, bypassCSP: true, locale: 'zh-CN' })
    await context.addCookies(cookies)
    const page = await context.newPage()
    await page.goto(product.address + path)
    if (zoom !== 1) await page.addStyleTag({ content: `html{font-size:${zoom * 112.5}%!important}` })
    const faults = await accessibilityFaults(page)
    const { beyond, small } = (await page.evaluate(MEASURE)) as { beyond: number; small: readonly string[] }
    if (zoom !== 1) expect(await page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)')).toBe(18 * zoom)
    await context.close()
    return { faults, beyond, small }
  }
  const clean = { faults: [], beyond: 0, small: [] }

  test('report, receipt, follow, reply, rating on a phone without script', async () => {
    const page = await watched()
    const staff = staffOf(product)
    await page.goto(`${product.address}/c`)
    await page.click('main a.button')
    await page.click('button[type=submit]')
    expect(await page.title()).toBe('错误：我要反映 – 回音')
    await page.fill('#what', '11 月 20 日上午窗口无人值守，<b>等了两小时</b>')
    await page.selectOption('#category', 'C2')
    await page.click('button[type=submit]')
    expect(new URL(page.url()).pathname).toBe('/receipt')
    const code = (await page.textContent('.code'))!.replaceAll(' ', '')
    expect(await faultsAt('/receipt')).toStrictEqual(clean)

    const [itemId, reportId] = [itemIdOf(code), reportIdOf(code)]
    await staff('operator', 'RegisterItem', { itemId, number: `E2E-${code}`, category: 'C2', campaign: 's3' })
    await staff('dispatcher', 'AssignItem', {
      ...{ itemId, unitId: 'demo-bureau-1', personId: null, outsideDeadline: null },
    })
    const text = '已增开两个窗口，\n并向您致歉。'
    await staff('operator', 'ReplyToReport', { itemId, reportId, result: 'solved', text })

    await phone.clearCookies()
    await page.goto(`${product.address}/follow`)
    await page.fill('#code', code.toLowerCase())
    await page.click('button[type=submit]')
    expect(await page.textContent('.stages')).toContain(`已受理，编号 E2E-${code}`)
    expect(await page.textContent('.box .text')).toBe(text)
    expect(await faultsAt('/follow')).toStrictEqual(clean)
    await page.check('input[value=basicallySatisfied]')
    await page.fill('#remark', '还要排队')
    await page.click('form[action="/follow/rate"] button')
    expect(await page.textContent('main')).toMatch(/您的评价：\s*基本满意/)
    expect(await page.locator('input[type=radio]').count()).toBe(0)
    expect([page.url().includes(code), foreign]).toStrictEqual([false, []])
  })
  test.each(['/c', '/report', '/report?size=large', '/report?lang=en&size=large', '/follow'])(
    '%s: no fault for axe, nothing beyond 320 px, every target 44 px',
    async (path) => {
      await phone.clearCookies()
      expect(await faultsAt(path)).toStrictEqual(clean)
    },
  )
  test('the style of the pages holds at twice the size of letters', async () => {
    await phone.clearCookies()
    expect(await faultsAt('/report', 2)).toStrictEqual(clean)
  })
}

describe('the pages of citizens in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
