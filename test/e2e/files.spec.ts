import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { itemIdOf } from '@huiyin/citizen'
import { notRun, pictureOf } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { withProduct } from './support/opened.js'
import { choose as chooseIn } from './support/forms.js'
import { openReporter } from './support/reporter.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const PHONE = { width: 360, height: 740 }
const picture = pictureOf('二楼三号窗口')
const photo = { name: 'IMG_0001.png', mimeType: 'image/png', buffer: picture }
const notAPhoto = { name: 'IMG_0002.png', mimeType: 'image/png', buffer: Buffer.from('<html>') }
/** How wide the pictures of a kind are once they are drawn. In one call: what is polled for is forbidden by the page's policy. */
const widthsOf = (page: Page, kind: string) => {
  const drawn = 'one => one.decode().then(() => one.naturalWidth)'
  return page.evaluate<unknown>(`Promise.all([...document.querySelectorAll('img.${kind}')].map(${drawn}))`)
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'zh-CN' })
    return context.newPage()
  }
  const choose = (page: Page, command: string) => page.click(`.card button:has-text("${command}")`)

  test('a citizen sends a photo from a telephone without script; the desk opens it with a reason', async () => {
    const page = await phone()
    await page.goto(`${product.address}/report`)
    expect(await page.textContent('#photos-hint')).toContain('最多 3 张')
    expect(await page.getAttribute('#photos', 'capture')).toBe('environment')
    await page.fill('#what', '十一月二十日上午窗口无人值守')
    await page.setInputFiles('#photos-album', [notAPhoto])
    await page.click('button[type=submit]')
    expect(await page.textContent('.summary')).toContain('不是照片')
    expect(await page.inputValue('#what')).toBe('十一月二十日上午窗口无人值守')
    await page.setInputFiles('#photos', photo)
    await page.setInputFiles('#photos-album', [photo])
    await shot(page, 'report-photos')
    await page.click('button[type=submit]')
    expect(await page.textContent('dl')).toContain('已收到 2 张')
    const itemId = itemIdOf((await page.textContent('.code'))!.replaceAll(' ', ''))
    await page.context().close()

    const { page: desk, open, errors, foreign } = await signIn(browser, product, 'operator')
    await open(`/items/${itemId}`)
    await desk.waitForSelector('h2:has-text("来件照片")')
    await desk.locator('.photos li').nth(1).waitFor()
    expect(await desk.locator('.photos li').count()).toBe(2)
    expect(await desk.locator('img.evidence-picture').count()).toBe(0)
    await openReporter(desk, { browser, product, itemId, reason: '核实现场' })
    await desk.waitForSelector('img.evidence-picture')
    expect(await widthsOf(desk, 'evidence-picture')).toStrictEqual([8, 8])
    await desk.waitForSelector('.fact:has-text("核实现场")')
    expect(await accessibilityFaults(desk)).toStrictEqual([])
    await shot(desk, 'photos-opened')
    expect([foreign, errors]).toStrictEqual([[], []])
    await desk.context().close()
  })

  test('a handler uploads evidence with its claim; the acceptance officer reads exactly that file', async () => {
    const { page, open } = await signIn(browser, product, 'handler1')
    await open('/desk?list=entries&state=handling')
    await page.waitForSelector('table.data tbody a')
    await page.locator('table.data tbody a').first().click()
    await page.waitForSelector('.card button:has-text("报告完成")')
    const address = page.url()
    await choose(page, '报告完成')
    await page.setInputFiles('.evidence input[type=file]', [notAPhoto])
    await page.waitForSelector('.evidence [role=alert]:has-text("IMG_0002.png")')
    await page.setInputFiles('.evidence input[type=file]', [{ ...photo, name: '整改现场.png' }])
    await page.waitForSelector('.evidence li:has-text("整改现场.png")')
    expect(await page.textContent('.evidence li')).toContain('指纹与本机一致')
    await chooseIn(page, '结果', '已解决')
    await page.fill('.ant-drawer textarea', '已增设窗口')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'evidence-upload')
    await page.click('.drawer-foot .ant-btn-primary')
    await page.waitForSelector('table.data:has-text("整改现场.png")')
    await page.context().close()

    const { page: officer, open: openAs, errors, foreign } = await signIn(browser, product, 'acceptance')
    await openAs(new URL(address).pathname)
    const row = officer.locator('tr:has-text("整改现场.png")')
    await row.waitFor()
    expect(await row.textContent()).toContain('与登记一致')
    await row.scrollIntoViewIfNeeded()
    expect(await widthsOf(officer, 'evidence-thumbnail')).toStrictEqual([8])
    await row.locator('summary').click()
    expect(await widthsOf(officer, 'evidence-picture')).toStrictEqual([8])
    expect(await accessibilityFaults(officer)).toStrictEqual([])
    await shot(officer, 'evidence-list')
    const [download] = await Promise.all([officer.waitForEvent('download'), row.locator('a').click()])
    expect(download.suggestedFilename()).toBe('整改现场.png')
    expect(readFileSync(await download.path()).equals(picture)).toBe(true)
    expect([foreign, errors]).toStrictEqual([[], []])
    await officer.context().close()
  })
}

describe('files in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
