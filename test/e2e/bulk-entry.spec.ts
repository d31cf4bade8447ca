import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { readTable } from '@huiyin/bulk-entry'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { followed } from './support/follow.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
/** The file of the guide, and the same with two mistakes. */
const CASES = readFileSync(new URL('../guides/hotline-cases.csv', import.meta.url), 'utf8')
const WRONG = CASES.replace('DEMO-002,示范市场占道经营', 'DEMO-001,示范市场占道经营').replace(
  '示范路路灯不亮',
  '示例甲反映路灯不亮',
)
const LETTER = [
  'From: "Example Author" <author@example.com>',
  'Subject: =?UTF-8?B?56S65L6L77ya6Lev6Z2i56C05o2f?=', // 示例：路面破损
  'Message-ID: <bulk-entry-1@example.com>',
  'Date: Mon, 02 Mar 2026 09:30:00 +0800',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Sample words of the letter</p>',
].join('\r\n')

/** Chooses a channel by its whole name; where others hold it, too, they stand above it. */
const pick = async (page: Page, words: string) => {
  const box = page.locator('.receive-page').getByRole('combobox', { name: '渠道' })
  await box.click()
  await box.fill(words)
  const active = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')
  await active.filter({ hasText: words }).waitFor()
  while ((await active.innerText()).trim() !== words) await box.press('ArrowDown')
  await box.press('Enter') // by the key: the list is drawn anew while it is filtered, and a click can fall between
}
const give = (page: Page, name: string, text: string) =>
  page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
/** Whether whoever presses twice would answer the question that his first press opens, in the moment before he can see it. */
const isAnsweredUnseen = (page: Page, press: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const answer = document.querySelector('.ant-modal .ant-btn-primary')
      const { x = 0, y = 0, width = 0, height = 0 } = answer?.getBoundingClientRect() ?? {}
      if (width === 0) return // not there yet, or there and not shown since it was answered before
      watch.disconnect()
      resolve(answer.contains(document.elementFromPoint(x + width / 2, y + height / 2)))
    })
    watch.observe(document.body, { childList: true, subtree: true, attributes: true })
    document.querySelector('${press}').click()
  })`)
const answer = (page: Page, name: string) =>
  page.locator('.ant-modal', { hasText: '查询码就再也看不到了' }).getByRole('button', { name }).click()
const send = async (page: Page) => {
  await page.locator('.receive-foot .ant-btn-primary').click()
  await page.locator('.bulk-sent').waitFor()
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const template = async (page: Page) => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载模板（XLSX）' }).click(),
    ])
    return readTable({ name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) })
  }

  test('S4-33 a hotline’s sheet is checked cell by cell, sent as a whole with numbers, and sent again it doubles nothing', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/receive')
    await page.getByRole('link', { name: '批量收件' }).click()
    await page.getByRole('heading', { name: '批量收件' }).waitFor()
    await pick(page, '12345政务热线')
    const read = await template(page)
    const [headings = ''] = CASES.trim().split('\r\n')
    expect(read).toMatchObject({ ok: true, table: { sheet: '来件', rows: [headings.split(',')] } })

    await give(page, 'cases.csv', WRONG)
    const mistakes = page.locator('table', { hasText: '需要修改的单元格' }).locator('tbody tr')
    await mistakes.first().waitFor()
    expect(await mistakes.allInnerTexts()).toStrictEqual([
      expect.stringMatching(/B2[\s\S]*概括[\s\S]*姓名，请删去/),
      expect.stringMatching(/A3[\s\S]*外部编号[\s\S]*DEMO-001[\s\S]*第 2 行/),
    ])
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'bulk-mistakes-zh')

    await give(page, 'cases.csv', CASES)
    await page.getByText('核对无误：3 件来件').waitFor()
    await shot(page, 'bulk-clean-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await send(page)
    const lines = page.locator('.bulk-sent tbody tr')
    expect(await lines.allInnerTexts()).toStrictEqual([
      expect.stringMatching(/2\s+DEMO-001\s+\d{4}-\d{6}\s+([2-9A-Z]{4} ?){4}\s+已收/),
      expect.stringMatching(/3\s+DEMO-002\s+\d{4}-\d{6}\s+([2-9A-Z]{4} ?){4}\s+已收/),
      expect.stringMatching(/4\s+DEMO-003\s+([2-9A-Z]{4} ?){4}\s+已收/), // it has no category, so it waits at the desk
    ])
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await shot(page, 'bulk-sent-zh')

    const codes = await page.locator('.bulk-sent tbody .bulk-code').allInnerTexts()
    for (const time of ['first', 'again']) {
      expect([time, await isAnsweredUnseen(page, '.bulk-sent a')]).toStrictEqual([time, false])
      await answer(page, '留下')
      await page.locator('.ant-modal:visible').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '再收一批' }).click()
    await answer(page, '留下')
    const [receipt] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载回执（CSV）' }).click(),
    ])
    const saved = readFileSync(await receipt.path(), 'utf8')
    for (const code of codes) expect(saved).toContain(code)
    expect(await followed(browser, product, codes[0]!)).toContain('已受理')

    await page.getByRole('button', { name: '再收一批' }).click()
    await give(page, 'again.csv', `\uFEFF${CASES}`)
    await page.getByText('其中 3 件先前已收').waitFor()
    await send(page)
    await page.getByText('收入 0 件，先前已收 3 件，拒收 0 件').waitFor()
    await page.locator('.bulk-sent a').first().click()
    await page.locator('main', { hasText: '示范路路灯不亮' }).waitFor()
    // each of the three has its code, and is refused another one
    expect(errors).toStrictEqual(Array(3).fill(expect.stringContaining('409')))
    await page.context().close()
  })

  test('S3-60 S3-69 a letter becomes an item whose summary is owed, and nothing it says is in clear', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator')
    await open('/receive/bulk')
    await pick(page, '群众来信')
    await give(page, 'letter.eml', LETTER)
    await page.getByText('核对无误：1 件来件').waitFor()
    await page.getByText('不含信中任何内容').waitFor()
    await shot(page, 'bulk-letter-zh')
    await send(page)
    await page.locator('.bulk-sent a').click()
    await answer(page, '离开')
    await page.locator('.item-facts').waitFor()
    await page.locator('main', { hasText: '2026-03-02' }).waitFor() // the day it was written
    const said = await page.locator('main').innerText()
    for (const sealed of ['Example Author', 'author@example.com', '路面破损', 'Sample words', 'bulk-entry-1'])
      expect(said).not.toContain(sealed)
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('many reports at once in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be taken in here', () => notRun('e2e', 'chromium is not installed'))
})
