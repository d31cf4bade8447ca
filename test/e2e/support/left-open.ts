import type { Browser, Page } from 'playwright-core'
import { shot } from './browser.js'

/** So much of a page says where it stood. */
const LONGEST = 3000

const tell = async (page: Page): Promise<void> => {
  const text = await page.innerText('body', { timeout: 5000 }).catch((why: unknown) => String(why))
  process.stderr.write(`a page was left open at ${page.url()}, and said:\n${text.slice(0, LONGEST)}\n`)
  await shot(page, `left-open-${Date.now()}`).catch(() => undefined)
}

/**
 * A test that ends well has closed its windows; what is open after it is where it failed. Says what stood there, since a
 * failure that comes once in thirty runs is told by nothing else, and closes it. Undefined: no browser came to be, and
 * that is told elsewhere.
 */
export const tellLeftOpen = async (browser: Browser | undefined): Promise<void> => {
  for (const context of browser?.contexts() ?? []) {
    for (const page of context.pages()) await tell(page)
    await context.close()
  }
}
