import type { Browser, Page } from 'playwright-core'
import { signIn } from './browser.js'
import type { Product } from './product.js'
import { begin, fillIn, send } from './forms.js'

interface Opening {
  readonly browser: Browser
  readonly product: Product
  readonly itemId: string
  readonly reason: string
}

/** Opens what the reporter said on the operator's page of the item: asked for, consented to by a supervisor, then opened. */
export const openReporter = async (page: Page, { browser, product, itemId, reason }: Opening): Promise<void> => {
  await begin(page, '申请查阅反映人信息')
  await fillIn(page, '理由', reason)
  await send(page)
  await page.waitForSelector(`.ant-alert:has-text("${reason}")`)
  const { page: second, open } = await signIn(browser, product, 'supervisor')
  await open(`/items/${itemId}`)
  await begin(second, '同意查阅反映人信息')
  await send(second)
  await second.waitForSelector('.ant-alert:has-text("已同意")')
  await second.context().close()
  await page.reload()
  await begin(page, '查阅反映人信息')
  await send(page)
  await page.waitForSelector('.reporter-facts')
}
