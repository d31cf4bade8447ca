import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, leave, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const PHONE = 390

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const rowsOf = (page: Page) => page.locator('.ledger-page tbody tr')
  const ledgerOpened = async (page: Page) => {
    await rowsOf(page).first().waitFor()
    await page.locator('.ledger-page .groups b:not(:empty)').first().waitFor()
  }
  const totalOf = async (page: Page): Promise<number> =>
    Number(/共 ([\d,]+) 条/.exec((await page.textContent('.queue-foot'))!)![1])
  const exported = async (page: Page, name: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return readFileSync(await file.path())
  }

  test('S3-23 each kind holds as many as it says, in the order of opening, and its choice stands in the address', async () => {
    const desk = await signIn(browser, product, 'supervisor')
    const { page } = desk
    await page.locator('.frame-nav a', { hasText: '台账' }).click()
    await ledgerOpened(page)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'ledgers-zh')
    const kind = page.locator('.groups a', { hasText: '制度台账' })
    const said = Number(await kind.locator('b').textContent())
    await kind.click()
    await page.waitForURL(/ledger=rules/)
    await page.locator('th', { hasText: '制度名称' }).waitFor()
    await page.reload()
    await page.locator('th', { hasText: '制度名称' }).waitFor()
    expect(await rowsOf(page).count()).toBe(said)
    expect(await totalOf(page)).toBe(said)
    const serials = await page.locator('tbody td:first-child').allTextContents()
    expect(serials).toStrictEqual(serials.map((_, index) => String(index + 1)))
    await page.click('text=English')
    await page.locator('th', { hasText: 'title of the rule' }).waitFor()
    await shot(page, 'ledgers-en')
    await leave(desk)
  })

  test('S3-25 an XLSX holds every row with numbers as numbers and days as days, and says what was chosen', async () => {
    const desk = await signIn(browser, product, 'supervisor')
    const { page } = desk
    await desk.open('/ledgers?state=closedOut')
    await ledgerOpened(page)
    const total = await totalOf(page)
    expect(total).toBeGreaterThan(50) // more than one page of the screen
    const data = (await readXlsxFile(await exported(page, '导出 XLSX')))[0]!.data as unknown[][]
    expect(data[0]![0]).toBe('示范市 问题台账')
    expect(data[1]![0]).toMatch(/筛选：已销号　.*数据截至：\d{4}-\d\d-\d\d \d\d:\d\d.*导出人：督导员（示范）/)
    const rows = data.slice(3, -1)
    const columnOf = (title: string) => rows.map((row) => row[data[2]!.indexOf(title)])
    expect(columnOf('序号')).toStrictEqual(Array.from({ length: total }, (_, index) => index + 1))
    expect(columnOf('办结期限').every((day) => day instanceof Date)).toBe(true)
    expect(new Set(columnOf('状态'))).toStrictEqual(new Set(['已销号']))
    expect(String(columnOf('整改措施')[0])).toContain('（示范）')
    expect(new Set(columnOf('事项编号')).size).toBe(total)
    await leave(desk)
  })

  test('a DOCX holds the same rows, and Ctrl+P gives A4 across with head, all rows and lines to sign', async () => {
    const desk = await signIn(browser, product, 'principal1')
    const { page } = desk
    await page.addInitScript('window.print = () => {}') // the printer's own window is nobody's to press here
    await desk.open('/ledgers')
    await ledgerOpened(page)
    const total = await totalOf(page)
    const xml = strFromU8(unzipSync(await exported(page, '导出 DOCX'))['word/document.xml']!)
    expect(xml.match(/<w:tr[ >]/g)).toHaveLength(total + 1)
    expect(xml).toContain('示范一局')
    await page.getByRole('button', { name: '打印全部' }).click()
    await page.locator('.ledger-ways .ant-btn-loading').waitFor({ state: 'detached' })
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/)
    expect(pdf).not.toMatch(/\/MediaBox \[0 0 59/)
    await page.emulateMedia({ media: 'print' })
    expect(await rowsOf(page).count()).toBe(total)
    for (const words of ['问题台账', '示范一局', '数据截至', '填报人', '审核人', '负责人'])
      expect(await page.locator('.print-only:visible', { hasText: words }).count()).toBeGreaterThan(0)
    expect(await page.locator('.frame-head:visible, .filters:visible, .groups:visible, button:visible').count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    await leave(desk)
  })

  test('S4-93 what a principal enters at an item stands in that ledger under its headings, for the own unit alone', async () => {
    const desk = await signIn(browser, product, 'principal1')
    const { page } = desk
    await page.locator('tbody a').first().click()
    await begin(page, '列入台账')
    await choose(page, '台账', '安全隐患')
    for (const label of ['存在问题', '解决方案', '防范责任', '防范措施']) await fillIn(page, label, `（示例）=${label}`)
    await send(page)
    await desk.open('/ledgers?ledger=safety')
    await rowsOf(page).first().waitFor()
    expect(await page.locator('td[data-label="解决方案"]').allTextContents()).toStrictEqual(['（示例）=解决方案'])
    await leave(desk)
    const other = await signIn(browser, product, 'principal2')
    await other.open('/ledgers?ledger=safety')
    await other.page.locator('.ant-empty', { hasText: '列入台账' }).waitFor()
    await leave(other)
  })

  test('a filter that got a name comes back after a reload, and another who signs in there does not see it', async () => {
    const desk = await signIn(browser, product, 'principal1')
    const { page } = desk
    const saved = page.locator('.saved-filters')
    await desk.open('/ledgers?ledger=rules&state=closedOut&page=1')
    await saved.locator('summary').click()
    await saved.locator('input').fill('已销号的制度')
    await saved.getByRole('button', { name: '保存当前筛选' }).click()
    await desk.open('/ledgers')
    await saved.locator('summary').click()
    await saved.getByRole('link', { name: '已销号的制度' }).click()
    await page.waitForURL(/ledger=rules&state=closedOut$/)
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.click('text=退出')
    await page.fill('input[autocomplete=username]', 'principal2')
    await page.fill('input[type=password]', product.password)
    await page.click('button[type=submit]')
    await page.waitForURL(/\/desk/)
    await desk.open('/ledgers')
    await page.locator('.saved-filters summary', { hasText: '（0）' }).waitFor()
    await leave(desk)
  })

  test('desk, item and ledgers fit a phone, in both languages', async () => {
    const desk = await signIn(browser, product, 'principal1', PHONE)
    const { page } = desk
    const fits = async (name: string) => {
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toStrictEqual([name, PHONE])
      expect(await accessibilityFaults(page)).toStrictEqual([])
      await shot(page, `phone-${name}`)
    }
    for (const language of ['zh', 'en']) {
      for (const [name, path] of [
        ['ledgers', '/ledgers'],
        ['desk', '/desk'],
      ] as const) {
        await desk.open(path)
        await page.locator('tbody tr').first().waitFor()
        await fits(`${name}-${language}`)
      }
      await page.locator('tbody a').first().click()
      await page.locator('.item-facts').waitFor()
      await fits(`item-${language}`)
      if (language === 'zh') await page.click('text=English')
    }
    await leave(desk)
  })
}

describe('the ledgers in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
