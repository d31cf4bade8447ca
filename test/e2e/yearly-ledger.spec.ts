import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { notRun } from '@huiyin/testing'
import { chromiumPath, leave, shot, signIn } from './support/browser.js'
import { choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const PHONE = 390

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const press = async (page: Page, name: string) => {
    await page.locator('.ledger-page button', { hasText: name }).first().click()
    await page.locator('.drawer-foot').waitFor()
  }
  const say = async (page: Page, text: string) => {
    await fillIn(page, '说明', text)
    await send(page)
  }

  test('S3-24 a principal opens work in a ledger, and its page says what it is and what can be done', async () => {
    const desk = await signIn(browser, product, 'principal1')
    const { page } = desk
    await desk.open('/ledgers?ledger=pledge')
    await press(page, '工作立账')
    await fillIn(page, '工作名称', '（示例）年底前修通便民路')
    await fillIn(page, '编号（可不填）', '承诺-1')
    await choose(page, '责任单位', '示范一局')
    await fillIn(page, '承诺日期', '2026-11-02')
    await fillIn(page, '承诺场合', '（示例）电视问政')
    await fillIn(page, '承诺内容', '（示例）年底前修通')
    await fillIn(page, '完成期限', '2027-12-31')
    await fillIn(page, '主题', '交通安全')
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.waitForURL(/\/items\/work-/)
    await page.locator('.item-summary').waitFor()
    expect(await page.locator('.item-summary').textContent()).toBe('（示例）年底前修通便民路')
    await page.locator('h1', { hasText: '承诺-1' }).waitFor()
    await page.locator('.card .ant-btn', { hasText: '制定整改措施' }).first().waitFor()
    await shot(page, 'work-zh')
    await desk.open('/ledgers?ledger=pledge')
    await page.locator('td a', { hasText: '交通安全' }).click()
    await page.waitForURL(/topic=/)
    await page.locator('tbody tr', { hasText: '便民路' }).waitFor()
    await leave(desk)
  })

  test('S3-25 S4-64 a year is opened and reported by the unit, reconciled by supervision, and each statement is exported', async () => {
    const desk = await signIn(browser, product, 'principal1')
    const { page } = desk
    await desk.open('/ledgers/years')
    await page.locator('.ledger-page tbody tr').first().waitFor()
    expect(await page.locator('.ledger-missing').count()).toBeGreaterThan(0) // the demonstration opened none
    await press(page, '年初立账')
    await choose(page, '台账', '承诺事项')
    await say(page, '（示例）年初立账')
    const row = page.locator('tbody tr', { hasText: '承诺事项' })
    await row.locator('a', { hasText: '迟报' }).first().waitFor() // it is the end of the year already
    await row.locator('button', { hasText: '季度报账 1' }).click()
    await say(page, '（示例）一季度补报')
    await row.locator('button', { hasText: '季度报账 2' }).waitFor()
    await shot(page, 'years-zh')
    await leave(desk)
    const other = await signIn(browser, product, 'supervisor')
    await other.open('/ledgers/years')
    const judged = other.page.locator('tbody tr', { hasText: '承诺事项' })
    await judged.locator('button', { hasText: '对账销号' }).click()
    await say(other.page, '（示例）逐条对账')
    await judged.locator('a[href$="reconciliation"]').click()
    await other.page.locator('tbody tr', { hasText: '便民路' }).waitFor()
    const [file] = await Promise.all([
      other.page.waitForEvent('download'),
      other.page.getByRole('button', { name: '导出 XLSX' }).click(),
    ])
    const data = (await readXlsxFile(readFileSync(await file.path())))[0]!.data as unknown[][]
    expect(String(data[0]![0])).toContain('承诺事项台账 · 对账销号')
    expect(data[3]).toStrictEqual(expect.arrayContaining(['承诺-1', '（示例）年底前修通便民路', '未完成']))
    await other.page.click('text=English')
    await other.page.locator('td', { hasText: 'not done' }).waitFor()
    await shot(other.page, 'statement-en')
    await leave(other)
  })

  test('the page of the year fits a phone', async () => {
    const desk = await signIn(browser, product, 'principal1', PHONE)
    const { page } = desk
    await desk.open('/ledgers/years')
    await page.locator('.ledger-page tbody tr').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE)
    await shot(page, 'phone-years')
    await leave(desk)
  })
}

describe('a yearly ledger in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
