import { describe, expect, jest, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { dayIn, systemClock } from '@huiyin/kernel'
import { notRun } from '@huiyin/testing'
import { chromiumPath, leave, shot, signIn, type Desk } from './support/browser.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'
import { sendAs } from './support/sent.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const WARNING = '问责查处'

/** Takes the fourth line from its only holder, or gives it back. */
const rules = (desk: Desk, name: 'RevokeRole' | 'GrantRole'): Promise<void> => {
  const validFrom = dayIn('Asia/Shanghai', systemClock.now())
  return sendAs(desk, 'organisation', name, { login: 'line4', role: 'accountabilityOfficer', validFrom })
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))
  const warningOn = ({ page }: Desk) => page.locator('.ant-alert-warning', { hasText: WARNING })

  test('S1-12 S1-13 S1-14 S1-15 each line signs in to what its work needs', async () => {
    const pages: string[][] = []
    for (const login of ['line1', 'line2', 'line3', 'line4']) {
      const desk = await signIn(browser, product, login)
      await desk.page.locator('.frame-nav a').first().waitFor()
      const hrefs = await desk.page
        .locator('.frame-nav a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
      pages.push(hrefs.map(String).filter((href) => /consequences|inspections|rankings/.test(href)))
      await shot(desk.page, `office-${login}`)
      await desk.page.context().close()
    }
    expect(pages).toStrictEqual([['/rankings'], ['/rankings'], [], ['/inspections', '/consequences']])
  })

  test('c2.2 a line that nobody holds is named to administrator and leader, in both languages, until it is given', async () => {
    const admin = await signIn(browser, product, 'admin')
    expect(await warningOn(admin).count()).toBe(0)
    await rules(admin, 'RevokeRole')
    await admin.open('/desk')
    await warningOn(admin).waitFor()
    expect(await warningOn(admin).innerText()).toContain('有 1 条线无人负责')
    await admin.open('/responsibilities')
    const card = admin.page.locator('section.card', { hasText: '活动办四条线' })
    await card.locator('tbody tr').nth(3).waitFor()
    expect(await card.locator('tbody tr').nth(3).innerText()).toContain('无人负责')
    expect(await card.locator('tbody tr').first().innerText()).toMatch(/活动办宣传督导（示范）.*\d{4}-\d\d-\d\d 起/s)
    await shot(admin.page, 'office-open-line')
    const leader = await signIn(browser, product, 'leader', 390)
    await warningOn(leader).waitFor()
    await leader.open('/city')
    await warningOn(leader).waitFor()
    await leader.page.getByRole('button', { name: 'English' }).click()
    await leader.page.locator('.ant-alert-warning', { hasText: 'office: accountability' }).waitFor()
    await leave(leader)
    await rules(admin, 'GrantRole')
    await admin.open('/desk')
    await admin.page.locator('.card').waitFor()
    expect(await warningOn(admin).count()).toBe(0)
    await leave(admin)
  })
}

if (chromium === null) {
  test('the lines of the office in a browser', () => notRun('e2e', 'chromium is not installed'))
} else
  describe('the lines of the office in a browser', () => {
    inBrowser()
  })
