import { describe, expect, jest, test } from '@jest/globals'
import { citizenPorts } from '@huiyin/host/citizen'
import { entryIdOf } from '@huiyin/rectification'
import { person, TENANT, ZONE, type World } from '../acceptance/world.js'
import { withCounty } from './support/desk.js'
import { fileAnswered, fileReport } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

const WORDS = '答复说窗口已开，我昨天去仍然关着'
const supervisor = person('supervisor-1', 'supervision')
const raised = () => here.facts('ObjectionRaised')
const decide = (itemId: string, reportId: string, upheld: boolean) =>
  here.does(supervisor, 'DecideObjection', {
    ...{ entryId: entryIdOf(itemId, 'K1'), reportId, upheld, reason: '经现场复核，窗口按时开放' },
  })

describe('S1-89 不满意并提出异议', () => {
  test('is offered after a reply with its last day, and taken once, sealed', async () => {
    const { someone, page } = await fileAnswered(here, url)
    expect(page.text).toContain('不满意并提出异议')
    expect(page.text).toContain('2026年3月16日')
    const before = raised().length
    expect((await someone.send(page, '/follow/object', { objection: ' ' })).status).toBe(422)
    const sent = await someone.send(page, '/follow/object', { objection: WORDS })
    expect(sent.text).toContain('您的异议')
    expect(sent.text).not.toContain('action="/follow/object"')
    expect((await someone.send(page, '/follow/object', { objection: WORDS })).status).toBe(409)
    expect(raised()).toHaveLength(before + 1)
    await here.drain()
    expect((await someone.get('/follow')).text).toContain('2026年3月9日')
    expect(JSON.stringify([here.log.events, await here.allRows(), sent.text])).not.toContain(WORDS)
  })
  test('is not offered before a reply, and not taken', async () => {
    const { someone } = await fileReport(url)
    const page = await someone.get('/follow')
    expect(page.text).not.toContain('action="/follow/object"')
    expect((await someone.send(page, '/follow/object', { objection: WORDS })).status).toBe(409)
  })
  test('needs a form of ours, and a text that is not too long', async () => {
    const { someone, page } = await fileAnswered(here, url)
    const before = raised().length
    expect((await someone.post('/follow/object', { objection: WORDS })).status).toBe(403)
    expect((await someone.send(page, '/follow/object', { objection: '长'.repeat(4_001) })).status).toBe(422)
    expect(raised()).toHaveLength(before)
  })
  test('S1-90 decided against it, whoever objected reads the reason and what is left to do', async () => {
    const { someone, page, itemId, reportId } = await fileAnswered(here, url)
    await someone.send(page, '/follow/object', { objection: WORDS })
    await here.drain()
    await decide(itemId, reportId, false)
    const { text } = await someone.get('/follow')
    for (const part of ['异议不成立', '经现场复核，窗口按时开放', '《信访工作条例》第三十五条'])
      expect(text).toContain(part)
    expect(text).not.toContain('supervisor-1')
  })
  test('S1-90 upheld, a new reply is promised, shown when it comes, and may be objected to again', async () => {
    const { someone, page, itemId, reportId } = await fileAnswered(here, url)
    await someone.send(page, '/follow/object', { objection: WORDS })
    await here.drain()
    await decide(itemId, reportId, true)
    expect((await someone.get('/follow')).text).toContain('异议成立')
    await here.moveTo('2026-03-03T01:00:00.000Z')
    const again = { itemId, reportId, result: 'solved', text: '已派人值守，欢迎监督。' }
    await here.does(person('operator-1', 'desk'), 'ReplyToReport', again)
    const after = await someone.get('/follow')
    expect(after.text).toContain('已派人值守，欢迎监督。')
    expect(after.text).toContain('action="/follow/object"')
  })
})

describe('whoever only knows an item', () => {
  test('cannot withdraw, rate or object: each needs the code of the receipt', async () => {
    const { itemId, reportId, code } = await fileAnswered(here, url)
    const other = await fileReport(url)
    const sources = {
      send: here.send,
      store: here.store,
      clock: here.clock,
      lists: { query: here.lists },
      ...{ files: here.kept.files, guard: here.kept.guard },
      personalData: here.kept,
    }
    const settings = { of: () => ({ zone: ZONE, calendar: 'cn@2026.1' }) }
    const { send } = citizenPorts({ ...sources, settings }, TENANT)
    const input = { itemId, reportId, text: WORDS }
    const before = here.log.events.length
    for (const wrong of ['', itemId, other.code, code.slice(0, 12)]) {
      for (const name of ['RaiseObjection', 'RateReport', 'WithdrawReport'] as const) {
        const answer = await send({ name, input, code: wrong, commandId: crypto.randomUUID() })
        expect(answer).toStrictEqual({ ok: false, refusal: 'ReceiptNotShown' })
      }
    }
    expect(here.log.events.length).toBe(before)
    const shown = await send({ name: 'RaiseObjection', input, code, commandId: crypto.randomUUID() })
    expect(shown).toStrictEqual({ ok: true })
  })
})
