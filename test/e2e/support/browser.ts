import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { Product } from './product.js'

/** Where Chromium is installed; null where it is not. */
export const chromiumPath = (): string | null => {
  const { stdout, status } = spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...FLAGS, ...QUIET] })

/** A signed-in window with what it asked of other hosts and what went wrong in it. */
export interface Desk {
  readonly page: Page
  readonly foreign: readonly string[]
  readonly errors: readonly string[]
  open(path: string): Promise<void>
}

/** Opens a window of its own session and signs in. */
export const signIn = async (
  browser: Browser,
  product: Pick<Product, 'address' | 'password'>,
  login: string,
  width = 1280,
): Promise<Desk> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true })
  const page = await context.newPage()
  const foreign: string[] = []
  const errors: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(product.address) && !/^(blob|data):/.test(request.url())) foreign.push(request.url())
  })
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (said) => {
    if (said.type() === 'error') errors.push(said.text())
  })
  await page.goto(`${product.address}/sign-in`)
  await page.fill('input[autocomplete=username]', login)
  await page.fill('input[type=password]', product.password)
  await page.click('button[type=submit]')
  await page.waitForURL(/\/desk/)
  return { page, foreign, errors, open: async (path) => void (await page.goto(product.address + path)) }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Colours on their way from one to another are nobody's; what is looked at has come to rest. What turns for ever does not. */
const atRest = (page: Page) =>
  page.evaluate(`Promise.race([
    Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      .map(({ finished }) => finished)),
    new Promise((resolve) => setTimeout(resolve, 5000)),
  ]).then(() => null)`)

/** A change of colour that began after the page had come to rest, by an answer that was long under way, is at its end. */
const FINISH = `document.getAnimations()
  .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
  .forEach((one) => one.finish())`

/** What axe finds against WCAG 2.1 A and AA on the page as it stands. */
export const accessibilityFaults = async (page: Page): Promise<readonly string[]> => {
  await atRest(page)
  await page.evaluate(axe)
  const found = await page.evaluate(
    `${FINISH}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) =>
       violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  )
  return found as readonly string[]
}

/** Closes a window that was accessible to the end, asked no other host for anything, and had nothing go wrong. */
export const leave = async ({ page, foreign, errors }: Desk): Promise<void> => {
  expect(await accessibilityFaults(page)).toStrictEqual([])
  expect([foreign, errors]).toStrictEqual([[], []])
  await page.context().close()
}

/** Keeps a picture of the whole page where `HUIYIN_SCREENSHOTS` names a folder: for people who want to look. */
export const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['HUIYIN_SCREENSHOTS']
  if (folder === undefined) return
  await atRest(page).catch(() => undefined) // a page that runs no script has nothing that moves
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
