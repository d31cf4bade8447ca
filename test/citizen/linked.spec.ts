import { randomUUID } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { codeOfForm, inGroups, reportIdOf, trackingOf } from '@huiyin/citizen'
import { entryIdOf } from '@huiyin/rectification'
import { person, TENANT, type World } from '../acceptance/world.js'
import { browser, type Browser } from './support/browser.js'
import { staff, withCounty } from './support/desk.js'
import { fileReport } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

const operator = person('operator-1', 'desk')

/** What the form of the desk does: a code of its own, and the report under the id that is made from it. */
const linkTo = async (itemId: string) => {
  const code = codeOfForm(randomUUID())
  const reportId = reportIdOf(code)
  await staff(here).link(itemId, reportId)
  await here.drain()
  return { code, reportId }
}
const following = async (code: string) => {
  const someone = browser(url)
  return { someone, page: await someone.send(await someone.get('/follow'), '/follow', { code: inGroups(code) }) }
}
const pageOf = async (someone: Browser) => (await someone.get('/follow')).text

const [FIRST, OWN] = ['已增开窗口，并向您致歉。', '您反映的叫号机已修好。']

/** Two people report the same matter, the second over the desk; each has been given a reply of his own. */
const bothAnswered = async () => {
  const first = await fileReport(url)
  const { register, assign, reply } = staff(here)
  await register(first.itemId)
  await assign(first.itemId)
  const second = await linkTo(first.itemId)
  await reply(first.itemId, first.reportId, FIRST)
  await reply(first.itemId, second.reportId, OWN)
  return { first, second }
}

describe('a report that was linked to an item', () => {
  test('S0-79, S1-80 is followed by a code of its own, which shows the reply owed to it and no other', async () => {
    const { first, second } = await bothAnswered()
    const { page } = await following(second.code)
    expect(page.status).toBe(200)
    expect([page.text.includes(OWN), page.text.includes(FIRST)]).toStrictEqual([true, false])
    const others = await pageOf(first.someone)
    expect([others.includes(OWN), others.includes(FIRST)]).toStrictEqual([false, true])
  })
  test('S0-79 is followed before it is answered, with the day on which it came itself', async () => {
    const first = await fileReport(url)
    await staff(here).register(first.itemId)
    const { code } = await linkTo(first.itemId)
    const { page } = await following(code)
    expect(page.text).toContain('C-0001')
    const told = await here.store.readStream(`intake-item-${first.itemId}`)
    expect(told.map(({ header }) => header).join('')).not.toContain(code)
  })
  test('S0-78, S1-89, S3-59 lets its reporter rate and object, for his own report alone', async () => {
    const { first, second } = await bothAnswered()
    const { someone, page } = await following(second.code)
    await someone.send(page, '/follow/object', { objection: '仍未修好' })
    await here.drain()
    expect(here.facts('ObjectionRaised').at(-1)?.data).toMatchObject({ reportId: second.reportId })
    await here.does(person('supervisor-1', 'supervision'), 'DecideObjection', {
      ...{ entryId: entryIdOf(first.itemId, 'K1'), reportId: second.reportId, upheld: false, reason: '经现场复核' },
    })
    await someone.send(await someone.get('/follow'), '/follow/rate', { rating: 'notSatisfied', remark: '没有解决' })
    await here.drain()
    expect([await pageOf(someone), await pageOf(first.someone)].map((text) => text.includes('没有解决'))).toStrictEqual(
      [true, false],
    )
  })
  test('S0-78 is taken back by its reporter, and the other report goes on', async () => {
    const first = await fileReport(url)
    await staff(here).register(first.itemId)
    const { code, reportId } = await linkTo(first.itemId)
    const { someone, page } = await following(code)
    await someone.send(page, '/follow/withdraw', { reason: '已解决' })
    expect(here.facts('ReportWithdrawn').at(-1)?.data).toMatchObject({ reportId })
    expect(await here.rows('items', { item_id: first.itemId })).toMatchObject([{ state: 'registered' }])
  })
})

/** A row of a file, as bulk entry sends it, and the code it is given. */
const fromFile = async () => {
  const [itemId, reportId, code] = [`b-${randomUUID()}`, `br-${randomUUID()}`, codeOfForm(randomUUID())]
  const unknown = { category: null, place: null, outsideNumber: null }
  const report = { itemId, reportId, channel: 'letter', reporter: 'anonymous', summary: '大厅无人值守', ...unknown }
  await here.does(operator, 'ReceiveReport', report)
  await here.does(operator, 'GiveTrackingCode', { itemId, reportId, tracking: trackingOf(code) })
  await here.drain()
  return { itemId, reportId, code }
}

describe('a report that came by a file', () => {
  test('S0-78, S0-79 is followed by the code that was given to it, and shows its own reply alone', async () => {
    const { itemId, reportId, code } = await fromFile()
    const { register, assign, reply } = staff(here)
    await register(itemId)
    await assign(itemId)
    const other = await linkTo(itemId)
    await reply(itemId, reportId, OWN)
    await reply(itemId, other.reportId, FIRST)
    const { someone, page } = await following(code)
    expect([page.status, page.text.includes(OWN), page.text.includes(FIRST)]).toStrictEqual([200, true, false])
    await someone.send(page, '/follow/rate', { rating: 'satisfied', remark: '谢谢' })
    await here.drain()
    expect(await pageOf(someone)).toContain('谢谢')
  })
  test('S0-79 gets no second code, also where somebody looks the reply up afterwards', async () => {
    const { itemId, reportId } = await fromFile()
    const again = { itemId, reportId, tracking: trackingOf(codeOfForm(randomUUID())) }
    await expect(here.does(operator, 'GiveTrackingCode', again)).rejects.toThrow('TrackingCodeGivenAlready')
  })
})

describe('a tracking code', () => {
  test('stays the receipt of the report that had it first, whatever is linked under the same id later', async () => {
    const { first, second } = await bothAnswered()
    const other = await fileReport(url)
    await staff(here).link(other.itemId, second.reportId)
    await staff(here).link(other.itemId, first.reportId)
    await here.drain()
    expect((await following(second.code)).page.text).toContain(OWN)
    expect((await following(first.code)).page.text).toContain(FIRST)
  })
  test('stands in no list and no fact, only its hash', async () => {
    const { second } = await bothAnswered()
    const kept = JSON.stringify([await here.allRows(), here.log.events])
    expect([kept.includes(second.code), kept.includes(trackingOf(second.code))]).toStrictEqual([false, true])
    expect(await here.rows('tracked_reports', { report_id: second.reportId })).toMatchObject([{ tenant: TENANT }])
  })
})
