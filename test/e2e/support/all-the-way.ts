import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { pictureOf } from '@huiyin/testing'
import { accessibilityFaults, signIn, type Desk } from './browser.js'
import { begin, choose, chooseCategory, fillIn, send } from './forms.js'
import type { Product } from './product.js'

/** Somebody does something in a window of his own. */
export type As = <T>(login: string, does: (page: Page, desk: Desk) => Promise<T>) => Promise<T>

/** Nothing may go wrong in anybody's window, and axe has nothing to say. */
export const somebody =
  ({ browser, product }: { readonly browser: Browser; readonly product: Pick<Product, 'address' | 'password'> }): As =>
  async (login, does) => {
    const desk = await signIn(browser, product, login)
    const told = await does(desk.page, desk)
    expect(await accessibilityFaults(desk.page)).toStrictEqual([])
    expect([desk.foreign, desk.errors]).toStrictEqual([[], []])
    await desk.page.context().close()
    return told
  }

interface History {
  readonly chains: readonly { readonly intact: boolean }[]
  readonly facts: readonly { readonly hash: string; readonly type: string }[]
}

const FILE = { name: '照片.png', mimeType: 'image/png', buffer: pictureOf('evidence') }
const stateOf = (page: Page, word: string) => page.locator('.item-standing .state', { hasText: word }).waitFor()

/**
 * Five people take an item all the way, the first of the desk where none is named, and the auditor takes its history home
 * with its hashes.
 */
export const takeAllTheWay = async (as: As, itemId?: string) => {
  const path = await as('operator', async (page) => {
    await page
      .locator(itemId === undefined ? 'tbody a' : `tbody a[href*="${itemId}"]`)
      .first()
      .click()
    await page.waitForURL(/\/items\//)
    await begin(page, '受理')
    await fillIn(page, '编号', 'HY2026-90001')
    await chooseCategory(page.locator('.ant-drawer'), 'C5')
    await send(page)
    await stateOf(page, '已受理')
    return new URL(page.url()).pathname
  })
  await as('dispatcher', async (page, { open }) => {
    await open(path)
    await begin(page, '交办')
    await choose(page, '单位', '示范一局')
    await choose(page, '经办人', '示范一局经办人')
    await send(page)
    await page.locator('table', { hasText: '示范一局' }).locator('.state', { hasText: '办理中' }).waitFor()
  })
  await as('handler1', async (page, { open }) => {
    await open(path)
    await begin(page, '报告完成')
    await choose(page, '结果', '已解决')
    await fillIn(page, '办理情况', '已增派窗口人员，分流引导')
    await page.setInputFiles('.ant-drawer input[type=file]', FILE)
    await page.locator('.ant-drawer .evidence li').waitFor()
    await send(page)
    await page.locator('td .state', { hasText: '待验收' }).waitFor()
  })
  await as('operator', async (page, { open }) => {
    await open(path)
    await begin(page, '答复')
    await choose(page, '结果', '已解决')
    await fillIn(page, '答复内容', '您反映的问题已整改。')
    await send(page)
    await stateOf(page, '已答复')
  })
  await as('acceptance', async (page, { open }) => {
    await open(path)
    await begin(page, '验收销号')
    await fillIn(page, '验收意见', '现场核验属实')
    await send(page)
    await page.locator('td .state', { hasText: '已销号' }).waitFor()
  })
  return as('auditor', async (page, { open }) => {
    await open(path)
    await page.locator('.fact', { hasText: '销号' }).last().waitFor()
    await page.locator('.fact').nth(8).waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=导出 JSON')])
    return JSON.parse(readFileSync(await file.path(), 'utf8')) as History
  })
}

/** What the auditor took home is whole, and ends with the close-out. */
export const expectWhole = ({ facts, chains }: History): void => {
  expect(facts.at(-1)?.type).toBe('EntryClosedOut')
  expect(facts.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  expect(chains.map(({ intact }) => intact)).toStrictEqual([true, true])
}
