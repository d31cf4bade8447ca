import type { Browser } from 'playwright-core'
import type { Product } from './product.js'

/** What somebody to whom a code was handed on reads of his report, on a telephone without script. */
export const followed = async (
  browser: Browser,
  { address }: Pick<Product, 'address'>,
  code: string,
): Promise<string> => {
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
  })
  const page = await phone.newPage()
  await page.goto(`${address}/follow`)
  await page.fill('#code', code)
  await page.click('button[type=submit]')
  const text = await page.locator('main').innerText()
  await phone.close()
  return text
}
