import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { parse } from 'yaml'
import { accessibilityFaults, chromiumPath, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn, send } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const ANSWER = parse(readFileSync(new URL('../guides/river-answer.yaml', import.meta.url), 'utf8')) as object
/** The template of the guide, for what is being handled, by whatever channel it came. */
const OWN = { ...ANSWER, offered: { states: ['handling'] } }

const define = (page: Page): Promise<number> =>
  page.evaluate(
    async ([template, commandId]) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ commandId, input: { template } })
      return (await fetch('/commands/campaign/DefineReplyTemplate', { method: 'POST', headers, body })).status
    },
    [OWN, randomUUID()] as const,
  )

/** An item that is being handled and owes a reply, as the desk lists it. */
const owing = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const query =
      '{ items(filter: { states: ["assigned"] }, page: { limit: 50 }) { rows { itemId reports repliesOwed } } }'
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
    const { data } = (await response.json()) as {
      data: { items: { rows: { itemId: string; reports: number; repliesOwed: number }[] } }
    }
    return data.items.rows.find(({ reports, repliesOwed }) => reports === 1 && repliesOwed === 1)!.itemId
  })

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  const reply = (page: Page) => page.locator('#reply-text')
  /** Waits until the reply says this: it is filled in anew once the server has answered. */
  const says = async (page: Page, words: string) => {
    for (let tries = 0; tries < 100 && !(await reply(page).inputValue()).includes(words); tries += 1)
      await page.waitForTimeout(100)
    expect(await reply(page).inputValue()).toContain(words)
  }

  test('S0-79 a template is chosen at the item, filled in, refused while a gap is left, and sent once it is written', async () => {
    const admin = await signIn(browser, product, 'admin')
    expect(await define(admin.page)).toBe(200)
    await admin.page.context().close()
    const { page, open } = await signIn(browser, product, 'operator')
    await open(`/items/${await owing(page)}`)
    await begin(page, '答复')
    await choose(page, '答复模板', '河道问题答复')
    expect(await reply(page).inputValue()).toContain('结果：【待填：办理结果】')
    await choose(page, '结果', '部分解决')
    await says(page, '结果：部分解决。')
    await shot(page, 'reply-template-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.locator('.ant-alert', { hasText: '尚未填写：【待填：清运了什么、何时】' }).waitFor()
    await page.locator('.reply-gaps .ant-btn').click()
    await page.keyboard.type('示例：清运垃圾2车')
    await page.locator('.reply-gaps').waitFor({ state: 'detached' })
    const written = await reply(page).inputValue()
    expect(written).toContain('清运情况：示例：清运垃圾2车。')
    await send(page)
    await page.locator('main', { hasText: '已全部答复' }).waitFor()
    await page.locator('.history, main', { hasText: '示例：清运垃圾2车' }).first().waitFor()
    await page.context().close()
  })

  test('S0-79 words that were written before a template was chosen can be had back, and English is a choice', async () => {
    const { page, open, errors } = await signIn(browser, product, 'operator', 390)
    await open(`/items/${await owing(page)}`)
    await begin(page, '答复')
    await fillIn(page, '答复内容', '示例：我写的')
    await choose(page, '答复模板', '马上办结答复')
    expect(await reply(page).inputValue()).toContain('您好！您反映的事项')
    await page.locator('.ant-drawer').getByRole('radio', { name: '英文' }).click()
    expect(await reply(page).inputValue()).toContain('Thank you for telling us.')
    await shot(page, 'reply-template-390-zh')
    await page.locator('.reply-template .ant-btn').click()
    expect(await reply(page).inputValue()).toBe('示例：我写的')
    expect(errors).toStrictEqual([])
    await page.context().close()
  })
}

describe('templates of replies in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
