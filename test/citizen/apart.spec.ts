import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { citizenPorts, CitizenModule, itemIdOf, reportIdOf, type CitizenPorts } from '@huiyin/citizen'
import { MOST_FILE_BYTES } from '@huiyin/files'
import { citizenPorts as portsHere } from '@huiyin/host/citizen'
import { createHttpHost, type HttpHost } from '@huiyin/nest-platform'
import { entryIdOf } from '@huiyin/rectification'
import { pictureOf } from '@huiyin/testing'
import type { AnsweringProcess } from '@huiyin/testing/answering-process'
import { person, TENANT, ZONE, type World } from '../acceptance/world.js'
import { browser, codeIn } from './support/browser.js'
import { county, NO_LIMITS, staff } from './support/desk.js'
import { contextsApart, ownersApart, stopAll } from './support/owners-apart.js'
import { fileAnswered, fileReport, REPORT, SECRET } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let contexts: ReadonlyMap<string, AnsweringProcess>
let apart: CitizenPorts
let together: CitizenPorts
let host: HttpHost
let url: string

beforeAll(async () => {
  here = await county()
  contexts = await contextsApart(here)
  apart = citizenPorts(ownersApart(contexts), { tenant: TENANT, clock: here.clock, secure: false })
  together = portsHere(
    {
      ...{ send: here.send, store: here.store, clock: here.clock, lists: { query: here.lists } },
      ...{ files: here.kept.files, guard: here.kept.guard, personalData: here.kept },
      settings: { of: () => ({ zone: ZONE, calendar: 'cn@2026.1' }) },
    },
    TENANT,
  )
  host = await createHttpHost({ modules: [CitizenModule.with({ ...apart, limits: NO_LIMITS })] })
  url = await host.listen(0)
})
afterAll(async () => {
  await host.close()
  await stopAll(contexts)
  await here.close()
})

const supervisor = person('supervisor-1', 'supervision')
const sentPhoto = (text: string, declared = 'image/png') => ({ bytes: pictureOf(text), declared })
/** A picture as large as a file may be. */
const LARGEST = new Uint8Array(MOST_FILE_BYTES)
LARGEST.set(pictureOf('large'))

const expectSame = async (itemId: string, reportId: string) => {
  await here.drain()
  const followed = await apart.follow(itemId, reportId)
  expect(followed).toStrictEqual(await together.follow(itemId, reportId))
  return followed
}

describe('the pages of citizens in a process of their own', () => {
  test('take a report with three photos of 10 MB each, sealed, and give the receipt for it', async () => {
    const someone = browser(url)
    const before = here.facts('ReportReceived').length
    const photo = () => new File([LARGEST], 'IMG_0001.png', { type: 'image/png' })
    const receipt = await someone.sendWith(await someone.get('/report'), '/report', REPORT, [photo(), photo(), photo()])
    expect([receipt.status, codeIn(receipt)]).toStrictEqual([200, expect.stringMatching(/^[2-9A-Z]{16}$/)])
    expect(receipt.text).toContain('已收到 3 张')
    expect(here.facts('ReportReceived')).toHaveLength(before + 1)
    expect(JSON.stringify(here.log.events)).not.toContain(SECRET)
  })
  test('make one item of a report that was pressed twice', async () => {
    const someone = browser(url)
    const form = await someone.get('/report')
    const before = here.facts('ReportReceived').length
    const press = () => someone.sendWith(form, '/report', REPORT, [new File([pictureOf('a')], 'a.png')])
    const seen = [...(await Promise.all([press(), press()])), await press()]
    expect(new Set(seen.map(codeIn)).size).toBe(1)
    expect(here.facts('ReportReceived')).toHaveLength(before + 1)
  })
  test('S0-78, S1-89, S3-59 let whoever has the receipt follow, object, rate and withdraw', async () => {
    const { someone, page, itemId, reportId } = await fileAnswered(here, url)
    expect(page.text).toContain('已增开窗口，并向您致歉。')
    const objected = await someone.send(page, '/follow/object', { objection: '窗口仍然关着' })
    expect(objected.text).toContain('您的异议')
    await here.drain()
    await here.does(supervisor, 'DecideObjection', {
      ...{ entryId: entryIdOf(itemId, 'K1'), reportId, upheld: false, reason: '经现场复核' },
    })
    const decided = await someone.get('/follow')
    expect(decided.text).toContain('异议不成立')
    const rated = await someone.send(decided, '/follow/rate', { rating: 'notSatisfied', remark: '没有解决' })
    expect([rated.status, rated.text.includes('没有解决')]).toStrictEqual([200, true])
    const other = await fileReport(url)
    const mine = await other.someone.get('/follow')
    await other.someone.send(mine, '/follow/withdraw', { reason: '已私下解决' })
    expect(here.facts('ReportWithdrawn')).toHaveLength(1)
  })
  test('answer a code nobody has as always', async () => {
    const someone = browser(url)
    const asked = await someone.send(await someone.get('/follow'), '/follow', { code: '2345678923456789' })
    expect([asked.status, asked.text.includes('name="code"')]).toStrictEqual([404, true])
  })
  test('show a page that tells nothing of the inside when an owner is gone', async () => {
    const gone = await contextsApart(here)
    await stopAll(gone)
    const ports = citizenPorts(ownersApart(gone), { tenant: TENANT, clock: here.clock, secure: false })
    const other = await createHttpHost({ modules: [CitizenModule.with({ ...ports, limits: NO_LIMITS })] })
    const someone = browser(await other.listen(0))
    const failed = await someone.send(await someone.get('/follow'), '/follow', { code: '2345678923456789' })
    await other.close()
    expect([failed.status, failed.text.includes('intake')]).toStrictEqual([503, false])
  })
})

describe('the receipt of a report', () => {
  test('is given while those who work on it and rate it cannot be asked', async () => {
    const some = await contextsApart(here)
    for (const name of ['rectification', 'evaluation']) await some.get(name)!.stop()
    const ports = citizenPorts(ownersApart(some), { tenant: TENANT, clock: here.clock, secure: false })
    const other = await createHttpHost({ modules: [CitizenModule.with({ ...ports, limits: NO_LIMITS })] })
    const { someone, receipt, code } = await fileReport(await other.listen(0))
    const followed = await someone.get('/follow')
    await other.close()
    await stopAll(some)
    expect([receipt.status, code.length, followed.status]).toStrictEqual([200, 16, 503])
    const { item, photos } = (await together.follow(itemIdOf(code), reportIdOf(code)))!
    expect(await apart.receipt(itemIdOf(code), reportIdOf(code))).toStrictEqual({ item, photos })
  })
})

describe('what a citizen is told by owners in processes of their own', () => {
  test('is what he is told in one process, at every step of his report', async () => {
    const report = await fileReport(url)
    const { itemId, reportId } = report
    const { register, assign, reply, close, link } = staff(here)
    expect((await expectSame(itemId, reportId))?.item.state).toBe('received')
    await register(itemId)
    await assign(itemId)
    expect((await expectSame(itemId, reportId))?.entries.map(({ unitName }) => unitName)).toStrictEqual(['K1'])
    await link(itemId, 'another-report')
    await reply(itemId, 'another-report', '答复另一来件')
    await reply(itemId, reportId, '已增开窗口')
    const answered = await expectSame(itemId, reportId)
    expect(answered?.replies.map(({ text }) => text)).toStrictEqual(['已增开窗口'])
    await report.someone.send(await report.someone.get('/follow'), '/follow/object', { objection: '不属实' })
    expect((await expectSame(itemId, reportId))?.objection).toMatchObject({ dueAt: expect.any(String), decided: null })
    await here.does(supervisor, 'DecideObjection', {
      ...{ entryId: entryIdOf(itemId, 'K1'), reportId, upheld: false, reason: '经现场复核' },
    })
    expect((await expectSame(itemId, reportId))?.objection?.decided).toMatchObject({ upheld: false })
    await close(itemId)
    const rating = { rating: 'satisfied', remark: '谢谢' }
    await report.someone.send(await report.someone.get('/follow'), '/follow/rate', rating)
    expect((await expectSame(itemId, reportId))?.rating).toStrictEqual(rating)
  })
  test('is nothing of an item nobody has, and nothing of one of another tenant', async () => {
    expect(await expectSame('nobody-has-it', 'nor-this')).toBeNull()
    const { itemId, reportId } = await fileReport(url)
    const place = { tenant: 'elsewhere', clock: here.clock, secure: false }
    expect(await citizenPorts(ownersApart(contexts), place).follow(itemId, reportId)).toBeNull()
  })
  test('is promised what the campaign in force promises', async () => {
    const rules = await apart.rules()
    expect(rules).toStrictEqual(await together.rules())
    expect([rules.zone, rules.categories.length > 0]).toStrictEqual([ZONE, true])
  })
})

describe('a command of a citizen to owners in processes of their own', () => {
  const input = ({ itemId, reportId }: { readonly itemId: string; readonly reportId: string }) => ({
    ...{ itemId, reportId, channel: 'networkPetition', reporter: 'anonymous', summary: '网络来件' },
    ...{ category: null, place: null, outsideNumber: null, personal: { ...NOBODY, text: SECRET } },
  })
  const NOBODY = { name: null, contact: null, address: null }
  const idsOf = (code: string) => ({ itemId: itemIdOf(code), reportId: reportIdOf(code) })
  const receive = (code: string, change: Partial<Parameters<CitizenPorts['send']>[0]> = {}) => ({
    ...{ name: 'ReceiveReport' as const, input: input(idsOf(code)), code, commandId: crypto.randomUUID() },
    ...change,
  })

  test('is refused for the same reasons as in one process, and what is refused leaves no fact', async () => {
    const { itemId, reportId, code } = await fileAnswered(here, url)
    const rate = { name: 'RateReport' as const, code, commandId: crypto.randomUUID() }
    const rating = { reportId, itemId, unitId: 'K1', rating: 'satisfied', remark: null }
    expect(await apart.send({ ...rate, input: rating })).toStrictEqual({ ok: true })
    await here.drain()
    const before = here.log.events.length
    const wrong: readonly (readonly [refusal: string, sent: Parameters<CitizenPorts['send']>[0]])[] = [
      ['ReceiptNotShown', receive('2345678923456789', { code: 'ABCDEFGHABCDEFGH' })],
      ['RatedAlready', { ...rate, commandId: crypto.randomUUID(), input: { ...rating, rating: 'notSatisfied' } }],
      ['CommandIdReused', { ...rate, input: { ...rating, rating: 'notSatisfied' } }],
      ['InputInvalid', receive('2345678923456789', { input: { ...idsOf('2345678923456789'), channel: '' } })],
      ['FileEmpty', receive('2345678923456789', { photos: [{ bytes: new Uint8Array(), declared: 'image/png' }] })],
      ['FileTypeMismatch', receive('2345678923456789', { photos: [sentPhoto('x', 'image/jpeg')] })],
      ['FileTypeNotAllowed', receive('2345678923456789', { photos: [{ bytes: Buffer.from('<html>'), declared: '' }] })],
    ]
    const tooLarge = new Uint8Array(MOST_FILE_BYTES + 1)
    tooLarge.set(pictureOf('x'))
    const large = receive('2345678923456789', { photos: [{ bytes: tooLarge, declared: 'image/png' }] })
    for (const [refusal, sent] of [...wrong, ['FileTooLarge', large] as const]) {
      expect(await apart.send(sent)).toStrictEqual({ ok: false, refusal })
      expect(await together.send(sent)).toStrictEqual({ ok: false, refusal })
    }
    await here.drain()
    expect(here.log.events.length).toBe(before)
  })
  test('sent again under its id is the same command, whichever way it comes', async () => {
    const sent = receive('3456789A3456789A')
    expect(await apart.send(sent)).toStrictEqual({ ok: true })
    expect(await apart.send(sent)).toStrictEqual({ ok: true })
    expect(await together.send(sent)).toStrictEqual({ ok: true })
    await here.drain()
    const { itemId } = idsOf(sent.code)
    expect(await here.store.readStream(`intake-item-${itemId}`)).toHaveLength(1)
  })
})

describe('who may ask for what citizens are told', () => {
  const ids = { itemId: 'item-1', reportId: 'report-1' }
  const CALLS = [
    ['intake', 'tracked-report', { tenant: TENANT, tracking: 'a'.repeat(32) }],
    ['intake', 'followed-report', { tenant: TENANT, ...ids }],
    ['intake', 'keep-photo', { ...ids, declared: 'image/png', base64: 'AAAA' }],
    ['rectification', 'followed-entries', { tenant: TENANT, itemId: 'item-1' }],
    ['rectification', 'followed-objection', { ...ids, unitId: 'K1', raisedAt: '2026-03-02T01:00:00.000Z' }],
    ['evaluation', 'given-rating', { reportId: 'report-1' }],
    ['campaign', 'promised-to-reporters', { tenant: TENANT }],
    ['organisation', 'unit-names', { tenant: TENANT, unitIds: ['K1'] }],
    ['organisation', 'tenant-settings', { tenant: TENANT }],
  ] as const
  const asked = async (owner: string, call: string, from: string, body: unknown) =>
    (await contexts.get(owner)!.peer(from).client(`/internal/${call}`, body)).status

  test.each(CALLS)('%s tells %s to the pages of citizens alone', async (owner, call, body) => {
    const callers = ['citizen', 'dashboard-api', 'accountability', 'vault', 'nobody']
    const statuses = await Promise.all(callers.map((from) => asked(owner, call, from, body)))
    expect(statuses).toStrictEqual([200, 403, 403, 403, 401])
  })
  test.each(CALLS)('%s answers no %s of another shape', async (owner, call, body) => {
    const wrong = [{}, null, { ...body, more: 1 }, Object.fromEntries(Object.keys(body).map((key) => [key, {}]))]
    const statuses = await Promise.all(wrong.map((one) => asked(owner, call, 'citizen', one)))
    expect(statuses).toStrictEqual(wrong.map(() => 400))
  })
  test('what is no base64, or longer than a photo may be, is not taken as one', async () => {
    const photo = { ...ids, declared: 'image/png' }
    const long = Buffer.alloc(MOST_FILE_BYTES + 3).toString('base64')
    const longest = Buffer.alloc(2 * MOST_FILE_BYTES).toString('base64')
    const bodies = ['no base64!', 'AAA', long, longest].map((base64) => ({ ...photo, base64 }))
    const statuses: number[] = []
    for (const body of bodies) statuses.push(await asked('intake', 'keep-photo', 'citizen', body))
    expect(statuses).toStrictEqual([400, 400, 400, 413])
  })
})
