import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { beginCounty, claim, dispatcher, entryOf, officer, operator, type Matter } from './matters.js'
import { askingOver } from './questions.js'
import { at, person, type BusMode, type World } from './world.js'

const guide = (name: string): unknown =>
  parse(readFileSync(new URL(`../guides/${name}.yaml`, import.meta.url), 'utf8')) as unknown
/** What somebody writes down for his own city: a channel, and how what comes by it is answered. */
const [PATROL, ANSWER] = [guide('river-patrol'), guide('river-answer')]

const administrator = person('administrator-1', 'desk')
const ITEM = { itemId: 'patrolled' }
const REPORT = { ...ITEM, reportId: 'patrolled-report' }
const matter: Matter = { ...ITEM, unitId: 'K1', campaign: 's3' }
const desk = viewerWith(['operator'])

interface Told {
  readonly templates: readonly {
    readonly code: string
    readonly origin: string
    readonly inZh: { readonly text: string; readonly gaps: readonly string[] }
  }[]
}
const offered = async (here: World, result: string | null = null, viewer = desk): Promise<Told | null> => {
  const answer = await askingOver(here)(viewer, 'replyTemplates', { ...REPORT, result })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer as Told | null
}
const ownIn = async (here: World, result: string | null = null) =>
  (await offered(here, result))?.templates.filter(({ origin }) => origin === 'own') ?? []

const takeOnPatrolled = async ({ does }: World) => {
  const report = {
    channel: 'river-patrol',
    reporter: 'staff',
    summary: '河道垃圾堆积',
    fields: { reach: '示范河一段' },
  }
  await does(operator, 'ReceiveReport', { ...REPORT, ...report, category: null, place: null, outsideNumber: null })
  await does(operator, 'RegisterItem', { ...ITEM, number: 'P-1', category: 'C3', campaign: 's3' })
  await does(dispatcher, 'AssignItem', { ...ITEM, unitId: 'K1', personId: null, outsideDeadline: null })
}

/** From the file to the reply; nothing but the file knows of the template. */
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await here.does(administrator, 'DefineChannel', { channel: PATROL })
  const define = () => here.ask(administrator, 'DefineReplyTemplate', { template: ANSWER })
  expect(await define()).toMatchObject({ ok: true, events: ['ReplyTemplateDefined'] })
  expect(await define()).toMatchObject({ ok: true, events: [] })
  await takeOnPatrolled(here)
  expect(await ownIn(here)).toStrictEqual([]) // it is still being handled
  await claim(here, matter)
  expect(await ownIn(here, 'notOurs')).toStrictEqual([])
  const [template, ...others] = await ownIn(here, 'solved')
  expect(others).toStrictEqual([])
  const { text, gaps } = template!.inZh
  expect(text).toBe(
    [
      '河道巡查发现的问题（编号P-1）由K1办理，结果：已解决。',
      '成因：【待填：成因】',
      '清运情况：【待填：清运了什么、何时】。',
      '2020年4月28日',
    ].join('\n'),
  )
  expect(gaps).toStrictEqual(['【待填：成因】', '【待填：清运了什么、何时】'])
  const reply = { ...REPORT, result: 'solved', points: { cause: '上游倾倒' } }
  expect(await here.ask(operator, 'ReplyToReport', { ...reply, text })).toMatchObject({
    refusal: 'ReplyHasGaps',
    problems: gaps.map((gap) => ({ path: 'text', says: `still to be filled in: ${gap}`, zh: `尚未填写：${gap}` })),
  })
  const written = text.replace(gaps[0]!, '上游倾倒').replace(gaps[1]!, '清运垃圾2车')
  expect(await here.ask(operator, 'ReplyToReport', { ...REPORT, result: 'solved', text: written })).toMatchObject({
    refusal: 'ReplyIncomplete',
  })
  await here.does(operator, 'ReplyToReport', { ...reply, text: written })
  expect(here.facts('ReportReplied')).toMatchObject([{ data: { text: written } }])
  await here.does(officer, 'PassAcceptance', { entryId: entryOf(matter), finding: '现场核实无误' })
  return here
}

describe('a template of replies that is added as a file', () => {
  test('S0-79 is offered by where the matter stands, filled in, and sent once no gap is left and every point is answered', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
  test('S0-79 takes the place of a standard one of its code, and with no state is offered nowhere', async () => {
    const here = await beginCounty('plain')
    await here.does(administrator, 'DefineChannel', { channel: PATROL })
    await takeOnPatrolled(here)
    const coded = async () => (await offered(here, 'solved'))?.templates.map(({ code, origin }) => [code, origin]) ?? []
    expect(await coded()).toStrictEqual([['solved-at-once', 'standard']])
    const own = { ...(ANSWER as object), code: 'solved-at-once' }
    await here.does(administrator, 'DefineReplyTemplate', { template: { ...own, offered: { states: ['handling'] } } })
    expect(await coded()).toStrictEqual([['solved-at-once', 'own']])
    await here.does(administrator, 'DefineReplyTemplate', { template: { ...own, offered: { states: [] } } })
    expect(await coded()).toStrictEqual([])
  })
  test('S0-79 what repeats another matter is offered a reply for that, in English where that is chosen', async () => {
    const here = await beginCounty('plain')
    await here.does(administrator, 'DefineChannel', { channel: PATROL })
    await takeOnPatrolled(here)
    await here.does(operator, 'MarkDuplicate', { ...ITEM, originalItemId: null })
    const same = (await offered(here, 'solved'))?.templates.find(({ code }) => code === 'same-matter')
    expect(same).toMatchObject({
      inEn: { text: expect.stringContaining('(number P-1) was registered on 2 January 2020') },
    })
  })
  test('S3-62 is offered for the channel of the model by whatever code the campaign calls it', async () => {
    const here = await beginCounty('plain')
    const fields = { team: '示范检查组', record: '示范记录' }
    const report = { channel: 'covert-check', reporter: 'staff', summary: '窗口无人', fields }
    await here.does(operator, 'ReceiveReport', {
      ...REPORT,
      ...report,
      category: null,
      place: null,
      outsideNumber: null,
    })
    await here.does(operator, 'RegisterItem', { ...ITEM, number: 'P-1', category: 'C3', campaign: 's3' })
    await here.does(dispatcher, 'AssignItem', { ...ITEM, unitId: 'K1', personId: null, outsideDeadline: null })
    expect((await offered(here, 'solved'))?.templates.map(({ code }) => code)).toContain('to-source')
  })
  test('S0-79 a result nobody knows is refused, and of a report that is not there nothing is offered', async () => {
    const here = await beginCounty('plain')
    await here.does(administrator, 'DefineChannel', { channel: PATROL })
    await takeOnPatrolled(here)
    const ask = askingOver(here)
    expect(await ask(desk, 'replyTemplates', { ...REPORT, result: 'done' })).toMatchObject({ refusal: 'InputInvalid' })
    expect(await ask(desk, 'replyTemplates', { ...ITEM, reportId: 'another' })).toMatchObject({ answer: null })
  })
})
