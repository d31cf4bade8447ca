import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, claim, dispatcher, entryOf, officer, operator, type Matter } from './matters.js'
import { at, person, type BusMode, type World } from './world.js'

/** A channel no campaign and no model has, as somebody writes it down for his own city. */
const PATROL: unknown = parse(readFileSync(new URL('../guides/river-patrol.yaml', import.meta.url), 'utf8'))

const administrator = person('administrator-1', 'desk')
const ITEM = { itemId: 'patrolled' }
const REPORT = { ...ITEM, reportId: 'patrolled-report' }
const matter: Matter = { ...ITEM, unitId: 'K1', campaign: 's3' }

const receive = { ...REPORT, channel: 'river-patrol', reporter: 'staff', summary: '河道垃圾堆积' }
const unknown = { category: null, place: null, outsideNumber: null }
const reply = { ...REPORT, result: 'solved', text: '已清运。' }
const define = ({ ask, drain }: World) =>
  ask(administrator, 'DefineChannel', { channel: PATROL }).then(async (answer) => {
    await drain()
    return answer
  })

/** From the file to the close-out; nothing but the file knows of the channel. */
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  expect(await here.ask(operator, 'ReceiveReport', { ...receive, ...unknown })).toMatchObject({
    refusal: 'ChannelUnknown',
  })
  expect(await define(here)).toMatchObject({ ok: true, events: ['ChannelDefined'] })
  expect(await define(here)).toMatchObject({ ok: true, events: [] })
  expect(await here.ask(operator, 'ReceiveReport', { ...receive, ...unknown })).toMatchObject({
    refusal: 'FieldsWrong',
    problems: [{ path: 'fields.reach', says: 'reach of the river has to be filled in', zh: '请填写河段' }],
  })
  await here.does(operator, 'ReceiveReport', { ...receive, ...unknown, fields: { reach: '示范河一段', people: 2 } })
  await here.does(operator, 'RegisterItem', { ...ITEM, number: 'P-1', category: 'C3', campaign: 's3' })
  await here.does(dispatcher, 'AssignItem', { ...ITEM, unitId: 'K1', personId: null, outsideDeadline: null })
  // 29 and 30 April and, after the holidays of May, the 6th; the campaign’s own ten days would end on 14 May (c3.11)
  expect(await here.rows('entries', { entry_id: entryOf(matter) })).toMatchObject([
    { due_at: at('2020-05-06', '23:59:59.999') },
  ])
  await claim(here, matter)
  expect(await here.ask(operator, 'ReplyToReport', reply)).toMatchObject({
    refusal: 'ReplyIncomplete',
    problems: [{ path: 'points.cause', says: 'the reply has to answer: the cause', zh: '答复须回答：成因' }],
  })
  await here.does(operator, 'ReplyToReport', { ...reply, points: { cause: '上游倾倒' } })
  await here.does(officer, 'PassAcceptance', { entryId: entryOf(matter), finding: '现场核实无误' })
  expect(await here.rows('entries', { entry_id: entryOf(matter) })).toMatchObject([{ state: 'closedOut' }])
  return here
}

describe('a channel that is added as a file', () => {
  test('S3-51 S3-14 S0-79 is asked for its fields, runs by its own clock and is answered point by point, up to the close-out', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
})
