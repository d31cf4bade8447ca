import { fileURLToPath } from 'node:url'
import { describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { readCampaignFrom } from '@huiyin/campaign'
import { notRun } from '@huiyin/testing'
import { chromiumPath, leave, shot, signIn } from './support/browser.js'
import { begin, choose, fillIn } from './support/forms.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'
import { sendAs } from './support/sent.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  /** A campaign that looks for what recurs, under which three matters show alike. */
  const recurs = async () => {
    const reading = readCampaignFrom(fileURLToPath(new URL('../../campaigns/', import.meta.url)), 's0')
    if (!reading.ok) throw new Error('s0 cannot be read')
    const admin = await signIn(browser, product, 'admin')
    const campaignId = 'e2e-s0'
    await sendAs(admin, 'campaign', 'ConfigureCampaign', { campaignId, ...reading.configuration })
    await sendAs(admin, 'campaign', 'ActivateCampaign', { campaignId, from: '2022-07-01' })
    await admin.page.context().close()
    const operator = await signIn(browser, product, 'operator')
    for (const n of [1, 2, 3]) {
      const itemId = `e2e-recurs-${n}`
      const report = { itemId, reportId: `${itemId}-1`, channel: 'selfFound', reporter: 'staff' }
      const unknown = { category: null, place: null, outsideNumber: null, foundOn: `2026-0${n}-05` }
      await sendAs(operator, 'intake', 'ReceiveReport', { ...report, ...unknown, summary: `（示例）同类问题${n}` })
      const about = { category: 'C4', manifestation: 'C4.2', campaign: campaignId }
      await sendAs(operator, 'intake', 'RegisterItem', { itemId, number: itemId, ...about })
    }
    await operator.page.context().close()
  }

  test('S0-59 a supervisor is told what recurs, and opens a special programme that leads back to what led to it', async () => {
    await recurs()
    const desk = await signIn(browser, product, 'supervisor')
    const { page } = desk
    await page.getByRole('link', { name: '复发预警' }).click()
    const card = page.locator('section.card', { hasText: 'C4.2' })
    await card.waitFor()
    expect(await card.locator('tbody tr').count()).toBe(3)
    expect(await card.innerText()).toContain('待处理')
    await shot(page, 'recurrences')
    await begin(page, '开展专项治理')
    await choose(page, '责任单位', '示范一局')
    await choose(page, '责任人', '示范一局')
    await fillIn(page, '治理任务', '（示例）逐项排查，限期整改')
    await fillIn(page, '完成期限', '2027-12-31')
    await shot(page, 'recurrence-programme')
    await page.locator('.drawer-foot .ant-btn-primary').click()
    await page.waitForURL(/\/items\/work-/)
    await page.getByRole('link', { name: '复发预警' }).click()
    await page.locator('section.card', { hasText: '已开展专项治理' }).waitFor()
    await shot(page, 'recurrence-answered')
    await leave(desk)
  })
}

describe('what recurs, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
