import { describe, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { notRun } from '@huiyin/testing'
import { accessibilityFaults, chromiumPath, leave, shot, signIn } from './support/browser.js'
import { withProduct } from './support/opened.js'
import type { Product } from './support/product.js'

jest.setTimeout(240_000)

const chromium = chromiumPath()
const numberIn = (text: string | null): number => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))
const focused = (page: Page) => page.evaluate('document.activeElement.getAttribute("data-area")')
const totalOfDesk = async (page: Page) => {
  await page.waitForURL(/\/desk\?/)
  await page.locator('tbody tr').first().waitFor()
  return numberIn(await page.locator('.queue-foot').textContent())
}

const inBrowser = (): void => {
  let product: Product
  let browser: Browser
  withProduct(chromium!, (both) => ({ product, browser } = both))

  test('S3-56 an area of the map leads to as many items as it says, and nothing is asked of another host', async () => {
    const desk = await signIn(browser, product, 'supervisor')
    const { page, open } = desk
    await open('/map?measure=items')
    await page.locator('.map-picture a').first().waitFor()
    expect(await page.locator('.map-picture a').count()).toBe(42)
    await shot(page, 'map-zh')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    const row = page.locator('.map-table tbody tr').first()
    const said = numberIn(await row.locator('td').nth(3).textContent())
    const code = (await row.locator('a').textContent())!
    const area = page.locator(`.map-picture a[data-area="${code}"]`)
    expect(await area.getAttribute('aria-label')).toContain(`全部 ${said} 件`)
    await area.click()
    expect(await totalOfDesk(page)).toBe(said)
    expect(new URL(page.url()).searchParams.get('cell')).toBe(code)
    await leave(desk)
  })
  test('S3-56 what is narrowed on the map is narrowed on the desk, overdue ones too', async () => {
    const desk = await signIn(browser, product, 'leader')
    const { page, open } = desk
    await open('/map?measure=overdue&channel=complaint-phone&from=2026-01-01')
    const row = page.locator('.map-table tbody tr').first()
    await row.waitFor()
    const said = numberIn(await row.locator('td').nth(2).textContent())
    expect(said).toBeGreaterThan(0)
    await row.locator('a').click()
    expect(await totalOfDesk(page)).toBe(said)
    await page.locator('.ant-tag', { hasText: '2026-01-01' }).waitFor()
    await shot(page, 'map-desk-zh')
    await leave(desk)
  })
  test('S3-56 by keys alone: one stop, arrows from area to area, Enter to the items', async () => {
    const desk = await signIn(browser, product, 'supervisor')
    const { page, open } = desk
    await open('/map?measure=items')
    await page.locator('.map-picture a').first().waitFor()
    expect(await page.locator('.map-picture a[tabindex="0"]').count()).toBe(1)
    await page.locator('.map-picture a[tabindex="0"]').focus()
    expect(await focused(page)).toBe('示范网格-01')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe('示范网格-02')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('示范网格-09')
    await page.keyboard.press('Enter')
    await page.waitForURL(/cell=/)
    expect(new URL(page.url()).searchParams.get('cell')).toBe('示范网格-09')
    await leave(desk)
  })
  test('S3-56 a handler finds on the map his own unit’s items only; it fits a phone, in English, closer and on paper', async () => {
    const desk = await signIn(browser, product, 'handler1', 390)
    const { page, open } = desk
    await open('/map?measure=items')
    await page.locator('.map-picture text').first().waitFor()
    await page.click('text=English')
    const told = await page.locator('.map-legend', { hasText: 'items fit' }).textContent()
    const own = numberIn(/([\d,]+) items fit/.exec(told!)![1]!)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await shot(page, 'map-phone-en')
    await page.getByRole('button', { name: 'Closer' }).click()
    await page.getByRole('button', { name: 'Closer' }).click()
    const looked = () => page.locator('.map-picture svg').getAttribute('viewBox')
    const before = await looked()
    const box = (await page.locator('.map-picture svg').boundingBox())!
    await page.mouse.move(box.x + 200, box.y + 150)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 100, { steps: 4 })
    await page.mouse.up()
    expect(await looked()).not.toBe(before)
    expect(page.url()).toContain('/map?') // dragging is no click
    await shot(page, 'map-phone-closer-en')
    expect(await accessibilityFaults(page)).toStrictEqual([])
    await page.getByRole('button', { name: 'Whole map' }).click()
    await page.emulateMedia({ media: 'print' })
    await shot(page, 'map-print-en')
    await page.emulateMedia({ media: 'screen' })
    await open('/desk?tab=items&state=all')
    expect(await totalOfDesk(page)).toBe(own)
    await leave(desk)
  })
}

describe('the map, in a browser', () => {
  if (chromium) inBrowser()
  else test('cannot be opened here', () => notRun('e2e', 'chromium is not installed'))
})
