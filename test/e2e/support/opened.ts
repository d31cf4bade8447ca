import { afterAll, afterEach, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launch } from './browser.js'
import { tellLeftOpen } from './left-open.js'
import { buildProduct, startProduct, type Product } from './product.js'

interface Opened {
  readonly product: Product
  readonly browser: Browser
}

/** Builds and starts the product and a browser for all tests of a file, and ends both after them. */
export const withProduct = (chromium: string, opened: (both: Opened) => void): void => {
  const ends: (() => Promise<void>)[] = []
  let opens: Browser | undefined
  beforeAll(async () => {
    buildProduct()
    const product = await startProduct()
    ends.unshift(product.stop)
    const browser = await launch(chromium)
    ends.unshift(() => browser.close())
    opens = browser
    opened({ product, browser })
  })
  afterEach(() => tellLeftOpen(opens))
  afterAll(async () => {
    for (const end of ends) await end()
  })
}
