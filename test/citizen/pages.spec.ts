import { describe, expect, jest, test } from '@jest/globals'
import { itemIdOf, reportIdOf } from '@huiyin/citizen'
import type { World } from '../acceptance/world.js'
import { browser, codeIn, hiddenIn } from './support/browser.js'
import { staff, withCounty } from './support/desk.js'
import { fileAnswered, fileReport, REPORT, SECRET } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

const received = () => here.facts('ReportReceived').length
const rated = () => here.facts('ReportRated')
const filed = () => fileReport(url)
const answeredReport = () => fileAnswered(here, url)

describe('我要反映', () => {
  test('a report becomes one item, and its reporter has a receipt', async () => {
    const before = received()
    const { receipt, code, itemId } = await filed()
    expect(receipt).toMatchObject({ status: 200, address: '/receipt' })
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{16}$/)
    expect(received()).toBe(before + 1)
    expect(receipt.text).toMatch(/2026年3月2日 09:00/)
    expect(receipt.text).toMatch(/2026年3月3日 周二/)
    expect(here.facts('ReportReceived').at(-1)).toMatchObject({
      ...{ by: 'citizen', data: { channel: 'networkPetition', reporter: 'named', category: 'C2' } },
    })
    expect(await here.rows('items', { item_id: itemId })).toHaveLength(0)
    await here.drain()
    expect(await here.rows('items', { item_id: itemId })).toHaveLength(1)
  })
  test('nothing of it lies in the log or a list as it was typed, and the code nowhere', async () => {
    const { code } = await filed()
    await here.drain()
    const kept = JSON.stringify([here.log.events, await here.allRows()])
    for (const secret of [SECRET, '二楼', '王小明', '13812345678', code]) expect(kept).not.toContain(secret)
  })
  test('pressing twice, at once or again, makes one item and one code', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const before = received()
    const [first, second] = await Promise.all([1, 2].map(() => someone.send(form, '/report', REPORT)))
    const third = await someone.send(form, '/report', REPORT)
    expect(new Set([first!, second!, third].map(codeIn))).toStrictEqual(new Set([codeIn(third)]))
    expect(codeIn(third)).not.toBe('')
    expect(received()).toBe(before + 1)
  })
  test('the same form with other words is told that it was sent already, and changes nothing', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const receipt = await someone.send(form, '/report', REPORT)
    const before = here.log.events.length
    const again = await someone.send(form, '/report', { ...REPORT, what: '另一件事' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('已经提交过')
    expect(codeIn(await someone.get('/receipt'))).toBe(codeIn(receipt))
    expect(here.log.events.length).toBe(before)
  })
  test('what is wrong comes back with everything typed, and the key of the form stays', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const before = received()
    const wrong = await someone.send(form, '/report', { ...REPORT, what: ' ', contact: '？' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('<title>错误：')
    expect(wrong.text).toContain('value="王小明"')
    expect(hiddenIn(wrong.text, 'key')).toBe(hiddenIn(form.text, 'key'))
    expect(received()).toBe(before)
    expect((await someone.send(wrong, '/report', REPORT)).address).toBe('/receipt')
  })
  test('a post that is not from a form of ours is not taken, and what was typed comes back', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const key = hiddenIn(form.text, 'key')
    const token = hiddenIn(form.text, 'token')
    const before = received()
    const stranger = browser(url)
    const posts = [
      await someone.post('/report', { ...REPORT, key }),
      await someone.post('/report', { ...REPORT, key, token: token.replace(/^./, (one) => (one === 'A' ? 'B' : 'A')) }),
      await stranger.post('/report', { ...REPORT, key, token }),
      await someone.post('/report', { ...REPORT, key, token }, { origin: 'https://elsewhere.example' }),
      await someone.post('/report', { ...REPORT, key, token }, { 'sec-fetch-site': 'cross-site' }),
      await someone.post('/report', { ...REPORT, key: 'chosen-by-me', token }),
    ]
    expect(posts.map(({ status }) => status)).toStrictEqual([403, 403, 403, 403, 403, 403])
    for (const { text } of posts) expect(text).toContain(SECRET)
    expect(received()).toBe(before)
    const ours = await someone.post(
      '/report',
      { ...REPORT, key, token },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    )
    expect(ours.address).toBe('/receipt')
  })
  test('a text that is far too long, or no form at all, is answered with a page', async () => {
    const someone = browser(url)
    await someone.get('/report')
    const long = await someone.post('/report', { what: '长'.repeat(30_000) })
    expect([long.status, long.headers.get('content-type')]).toStrictEqual([413, 'text/html; charset=utf-8'])
    expect(
      await someone.post('/report', Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, '']))),
    ).toMatchObject({ status: 413 })
    expect((await someone.post('/report', {}, { 'content-type': 'application/json' })).status).toBe(403)
  })
})

describe('查询进展', () => {
  test('a code is read however it is typed, in another browser', async () => {
    const { code } = await filed()
    const other = browser(url)
    const page = await other.get('/follow')
    const found = await other.send(page, '/follow', { code: ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} ` })
    expect(found).toMatchObject({ status: 200, address: '/follow' })
    expect(found.text).toContain('受理编号')
    expect(found.text).not.toMatch(/王小明|13812345678|三号窗口/)
  })
  test('follows the item: registered with its number, with its unit, its deadline counted, answered, closed', async () => {
    const { someone, itemId, reportId } = await filed()
    const { register, assign, reply, close: finish } = staff(here)
    await register(itemId)
    expect((await someone.get('/follow')).text).toContain('已受理，编号 C-0001')
    await assign(itemId)
    const assigned = (await someone.get('/follow')).text
    expect(assigned).toContain('由K1办理')
    expect(assigned).toMatch(/2026年3月16日 周一/)
    expect(assigned).toContain('第 10 个工作日')
    expect(assigned).not.toContain('handler-k1')
    await reply(itemId, reportId, '已增开窗口。')
    const answered = (await someone.get('/follow')).text
    expect(answered).toContain('已增开窗口。')
    expect(answered).toContain('部分解决')
    await finish(itemId)
    const closed = (await someone.get('/follow')).text
    expect(closed.match(/class="done"/g)).toHaveLength(5)
    expect(closed).not.toMatch(/现场核实无误|整改照片|officer-1/)
  })
  test('tells why it was not taken on', async () => {
    const { someone, itemId } = await filed()
    await staff(here).decline(itemId)
    expect((await someone.get('/follow')).text).toContain('属于劳动仲裁，请向仲裁委提出')
  })
  test('S0-79 a reply to another report of the same matter is not shown', async () => {
    const { someone, itemId } = await filed()
    const { register, assign, link, reply } = staff(here)
    await register(itemId)
    await assign(itemId)
    await link(itemId, 'letter-1')
    await reply(itemId, 'letter-1', '只给写信人的答复')
    expect((await someone.get('/follow')).text).not.toContain('只给写信人的答复')
  })
  test('an item of another tenant is not there', async () => {
    const code = 'W6XB6PQ2K8XE'
    const input = { itemId: itemIdOf(code), reportId: reportIdOf(code), channel: 'letter', reporter: 'anonymous' }
    const rest = { summary: '别处的事项', category: null, place: null, outsideNumber: null, personal: null }
    const ids = { commandId: 'elsewhere-1', correlation: 'elsewhere-1', causation: 'elsewhere-1' }
    const actor = { person: 'operator-9', post: null, unit: null }
    const elsewhere = {
      name: 'ReceiveReport',
      input: { ...input, ...rest },
      tenant: 'elsewhere',
      actor,
      occurred: null,
    }
    expect(await here.send({ ...elsewhere, ...ids })).toMatchObject({ ok: true })
    const someone = browser(url)
    expect((await someone.send(await someone.get('/follow'), '/follow', { code })).status).toBe(404)
  })
  test('a report is taken back with a reason, and only before it is answered', async () => {
    const { someone } = await filed()
    const page = await someone.get('/follow')
    expect((await someone.send(page, '/follow/withdraw', { reason: ' ' })).status).toBe(422)
    expect(here.facts('ReportWithdrawn')).toHaveLength(0)
    const gone = await someone.send(page, '/follow/withdraw', { reason: '已经当面解决' })
    expect(gone.text).toContain('已撤回')
    expect(here.facts('ReportWithdrawn')).toMatchObject([{ by: 'citizen', data: { reason: '已经当面解决' } }])
    const { someone: late, page: answered } = await answeredReport()
    expect((await late.send(answered, '/follow/withdraw', { reason: '不办了' })).status).toBe(409)
    expect(here.facts('ReportWithdrawn')).toHaveLength(1)
  })
  test('finishing forgets the code in this browser', async () => {
    const { someone } = await filed()
    const page = await someone.get('/follow')
    await someone.send(page, '/follow/close', {})
    expect(someone.cookies.has('huiyin_code')).toBe(false)
    expect((await someone.get('/receipt')).address).toBe('/follow')
  })
})

describe('S3-54 满意度', () => {
  test('no GET ever rates: a link preview that opens every address changes nothing', async () => {
    const { someone } = await answeredReport()
    const before = here.log.events.length
    for (const path of [
      '/follow/rate?rating=satisfied',
      '/follow/rate',
      '/follow/withdraw?reason=x',
      '/follow/object?objection=x',
      '/follow/close',
      '/follow',
    ])
      expect(await someone.get(path)).toMatchObject({ status: 200, address: '/follow' })
    expect(here.log.events.length).toBe(before)
  })
  test('is one of three, with a reason, recorded once', async () => {
    const { someone, page, reportId, itemId } = await answeredReport()
    const before = rated().length
    expect((await someone.send(page, '/follow/rate', { rating: '' })).status).toBe(422)
    expect((await someone.send(page, '/follow/rate', { rating: 'perfect' })).status).toBe(422)
    expect(rated()).toHaveLength(before)
    const both = ['没有解决', '没有解决'].map((remark) =>
      someone.send(page, '/follow/rate', { rating: 'notSatisfied', remark }),
    )
    const [first] = await Promise.all(both)
    expect(first!.text).toMatch(/您的评价[^<]*<strong>不满意/)
    expect(first!.text).toContain('没有解决')
    expect((await someone.send(page, '/follow/rate', { rating: 'satisfied' })).status).toBe(409)
    expect(rated().slice(before)).toMatchObject([
      { by: 'citizen', data: { itemId, unitId: 'K1', rating: 'notSatisfied', remark: '没有解决' } },
    ])
    expect(here.log.events.filter(({ stream }) => stream === `evaluation-rating-${reportId}`)).toHaveLength(1)
  })
  test('is not asked before there is an answer, and not taken', async () => {
    const { someone, itemId } = await filed()
    await staff(here).register(itemId)
    await staff(here).assign(itemId)
    const before = rated().length
    const page = await someone.get('/follow')
    expect(page.text).not.toContain('type="radio"')
    expect((await someone.send(page, '/follow/rate', { rating: 'satisfied' })).status).toBe(409)
    expect(rated()).toHaveLength(before)
  })
  test('needs a form of ours', async () => {
    const { someone } = await answeredReport()
    const before = rated().length
    expect((await someone.post('/follow/rate', { rating: 'satisfied' })).status).toBe(403)
    expect(rated()).toHaveLength(before)
  })
})
