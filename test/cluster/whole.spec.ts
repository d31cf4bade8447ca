import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { clickHouseMissing, kafkaMissing, notRun, postgresMissing } from '@huiyin/testing'
import { fileReport, REPORT } from '../citizen/support/reports.js'
import { itemIdOf } from '@huiyin/citizen'
import { expectWhole, somebody, takeAllTheWay } from '../e2e/support/all-the-way.js'
import { chromiumPath, launch, shot } from '../e2e/support/browser.js'
import { buildProduct } from '../e2e/support/product.js'
import { cityOn } from './support/city.js'
import { collector } from './support/collector.js'
import { startInstallation } from './support/installation.js'

jest.setTimeout(300_000)

const missing = postgresMissing() ?? kafkaMissing() ?? clickHouseMissing()
const sleep = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** The content of a file; null where it went away since it was listed, as parts do that ClickHouse merges. */
const contentOf = (path: string): Buffer | null => {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * What `look` finds in every file of a folder, by path. What came while it was read is read too, so that nothing slips
 * through between two parts.
 */
const lookThrough = <T>(folder: string, look: (bytes: Buffer) => T): ReadonlyMap<string, T> => {
  const seen = new Map<string, T>()
  for (let more = true; more;) {
    more = false
    for (const { parentPath, name } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    )) {
      const path = join(parentPath, name)
      const bytes = seen.has(path) ? null : contentOf(path)
      if (bytes === null) continue
      seen.set(path, look(bytes))
      more = true
    }
  }
  return seen
}

const everything = () => {
  let traces: Awaited<ReturnType<typeof collector>>
  let whole: Awaited<ReturnType<typeof startInstallation>>
  let city: Awaited<ReturnType<typeof cityOn>>
  beforeAll(async () => {
    buildProduct()
    traces = await collector()
    whole = await startInstallation('--tenant', 'demo-city', '--traces', traces.url)
    city = await cityOn(whole)
  })
  afterAll(async () => {
    await city?.operator.close()
    await whole?.remove()
    await traces?.close()
  })

  test('one id runs from a request through fact, message and row to the question that shows it', async () => {
    const [operator, dispatcher] = [await city.signIn('operator'), await city.signIn('dispatcher')]
    const itemId = randomUUID()
    const unknown = { category: null, place: null, outsideNumber: null, personal: null }
    const report = { itemId, reportId: randomUUID(), channel: 'letter', reporter: 'anonymous', summary: '窗口无人值守' }
    await operator.command('intake', 'ReceiveReport', { ...report, ...unknown })
    await operator.command('intake', 'RegisterItem', { itemId, number: null, category: 'C3', campaign: 's3' })
    const commandId = randomUUID()
    const assigned = { itemId, unitId: 'demo-bureau-1', personId: null, outsideDeadline: null }
    await dispatcher.command('intake', 'AssignItem', assigned, commandId)
    await city.operator.settle()
    const traceId = commandId.replaceAll('-', '')
    const asked = `{ item(itemId: "${itemId}") { row { state } entries { state } } }`
    const shown = await dispatcher.question(asked, `00-${traceId}-00f067aa0ba902b7-01`)
    expect(shown).toMatchObject({ data: { item: { row: { state: 'assigned' }, entries: [{ state: 'handling' }] } } })
    const wanted = [
      ['huiyin-dashboard-api', 'command AssignItem'],
      ['huiyin-intake', 'decide AssignItem'],
      ['huiyin-intake', 'publish ItemAssigned'],
      ['huiyin-intake', 'row of items'],
      ['huiyin-rectification', 'handle ItemAssigned'],
      ['huiyin-rectification', 'decide OpenEntry'],
      ['huiyin-rectification', 'row of entries'],
      ['huiyin-dashboard-api', 'question item'],
    ]
    const seen = () => traces.spansOf(traceId).map(({ process, name }) => `${process} ${name}`)
    for (let tries = 0; !wanted.every((one) => seen().includes(one.join(' '))) && tries < 100; tries += 1)
      await sleep(200)
    expect(seen()).toEqual(expect.arrayContaining(wanted.map((one) => one.join(' '))))
  })

  test('what a citizen says of himself stands in clear in no log, topic, list, table or file', async () => {
    const { receipt, itemId } = await fileReport(city.citizens)
    expect(receipt.status).toBe(200)
    await city.operator.settle()
    const desk = await city.signIn('operator')
    expect(await desk.question(`{ item(itemId: "${itemId}") { row { state } } }`)).toMatchObject({
      data: { item: { row: { state: 'received' } } },
    })
    const words = [REPORT.what, REPORT.name, REPORT.contact].map((word) => Buffer.from(word, 'utf8'))
    const files = [
      ...lookThrough(whole.folder, (bytes) => ({
        inClear: words.some((word) => bytes.includes(word)),
        itemId: bytes.includes(itemId),
      })),
    ]
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(([path, { inClear }]) => (inClear ? [path] : []))).toStrictEqual([])
    // the words are looked for where they would be: what is not sealed is found by the same search
    const item = files.filter(([, seen]) => seen.itemId)
    expect(item.length).toBeGreaterThan(2)
  })

  test('in a browser a citizen reports, five people take it all the way, and the citizen reads the reply', async () => {
    const path = chromiumPath()
    if (path === null) return notRun('e2e over processes', 'chromium is not installed')
    const browser = await launch(path)
    try {
      const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })).newPage()
      await page.goto(`${city.citizens}/report`)
      await page.fill('#what', '窗口上午无人值守')
      await page.selectOption('#category', 'C5')
      await page.click('button[type=submit]')
      const code = (await page.textContent('.code'))!.replaceAll(' ', '')
      expectWhole(await takeAllTheWay(somebody({ browser, product: city.screens }), itemIdOf(code)))
      await page.context().clearCookies()
      await page.goto(`${city.citizens}/follow`)
      await page.fill('#code', code)
      await page.click('button[type=submit]')
      expect(await page.textContent('.box .text')).toBe('您反映的问题已整改。')
      await shot(page, 'processes-citizen-follows')
    } finally {
      await browser.close()
    }
  })

  test('every process says that it is ready, which it is, and how far', async () => {
    for (const [name, [address]] of Object.entries(whole.addresses)) {
      const ready = await fetch(`${address}/health/ready`)
      expect([ready.status, await ready.json()]).toStrictEqual([200, { status: 'ready', process: name, instance: '1' }])
    }
    const figures = await (await fetch(`${whole.addresses['rectification']![0]}/metrics`)).text()
    expect(figures).toMatch(/huiyin_consumer_lag_messages\{of="rectification-to-intake",process="rectification",.*\} 0/)
    expect(figures).toMatch(/huiyin_append_seconds_count\{.*\} [1-9]/)
    expect(figures).toMatch(/huiyin_lists_position\{.*\} [1-9]/)
  })
}

if (missing) {
  test('the whole product as processes', () => {
    notRun('the whole product as processes', missing)
    expect(missing).not.toBe('')
  })
} else
  describe('the whole product as processes', () => {
    everything()
  })
