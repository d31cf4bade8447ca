import { describe, expect, test } from '@jest/globals'
import { standardChannels, type ChannelDefinition } from '@huiyin/contracts/intake'
import { specFor } from '@huiyin/testing'
import type { DefinitionOf } from './channel.js'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'

const given = specFor(item)
const standard: DefinitionOf = (code) => standardChannels.find((channel) => channel.code === code) ?? null
const { ReportReceived: received, ItemRegistered: registered, ItemAssigned: assigned } = example
const { type: _, data: report } = received

const receive = (channel: string, fields?: Record<string, string | number | boolean>, more: object = {}) => ({
  ...{ type: 'ReceiveReport' as const, ...report, channel, definitionOf: standard },
  ...(fields ? { fields } : {}),
  ...more,
})
const came = (channel: string, fields?: Record<string, string | number | boolean>): ItemEvent => ({
  type: 'ReportReceived',
  data: { ...report, channel, ...(fields ? { fields } : {}) },
})
const wrong = (...problems: readonly (readonly [path: string, says: string, zh: string])[]) => ({
  code: 'FieldsWrong' as const,
  problems: problems.map(([path, says, zh]) => ({ path: `fields.${path}`, says, zh })),
})

/** A channel of a tenant's own. */
const patrol: ChannelDefinition = {
  ...{ code: 'patrol', zh: '巡查', en: 'patrol', model: null, req: [] },
  fields: [
    {
      code: 'kind',
      zh: '类别',
      en: 'kind',
      kind: 'choice',
      required: true,
      choices: [{ code: 'road', zh: '道路', en: 'road' }],
    },
    { code: 'urgent', zh: '是否紧急', en: 'urgent', kind: 'yesNo', required: false },
    { code: 'seenOn', zh: '发现日期', en: 'seen on', kind: 'day', required: false },
  ],
  clock: { outsideDeadline: 'required', item: null },
  reply: { to: 'source', points: [{ code: 'cause', zh: '原因', en: 'the cause' }] },
}
const own: DefinitionOf = (code) => (code === 'patrol' ? patrol : null)

describe('what is asked of a report by its channel', () => {
  test('S4-41 what the channel asks is kept with the report', () =>
    given()
      .when(receive('visit', { people: 6, leader: '值班领导' }))
      .thenEvents(came('visit', { people: 6, leader: '值班领导' })))
  test('S4-41 a visit without the number of people is refused by the name of the field, in both languages', () =>
    given()
      .when(receive('visit'))
      .thenRefused(wrong(['people', 'number of people has to be filled in', '请填写来访人数'])))
  test('S3-62 every field that lacks is named at once', () =>
    given()
      .when(receive('covertCheck', { checkedOn: '2022-07-05' }))
      .thenRefused(
        wrong(
          ['team', 'team has to be filled in', '请填写检查组'],
          ['record', 'record has to be filled in', '请填写检查记录'],
        ),
      ))
  test('a field the channel does not have is refused, not dropped', () =>
    given()
      .when(receive('hotline12345', { people: 1 }))
      .thenRefused(
        wrong(['people', 'the channel “12345 hotline” has no field people', '渠道“12345政务热线”没有字段 people']),
      ))
  test.each([
    [{ kind: 'river' }, 'kind', 'kind: one of its choices', '类别：应从选项中选择'],
    [{ kind: 'road', urgent: 'yes' }, 'urgent', 'urgent: yes or no', '是否紧急：应填写是或否'],
    [
      { kind: 'road', seenOn: '2022-02-30' },
      'seenOn',
      'seen on: a day, as 2026-03-02',
      '发现日期：应填写日期，如2026-03-02',
    ],
  ])('%j is no value of its field %s', (fields: Record<string, string>, path, says, zh) =>
    given()
      .when(receive('patrol', fields, { definitionOf: own }))
      .thenRefused(wrong([path, says, zh])),
  )
  test('what is taken over from another system lacks what was never asked there', () =>
    given()
      .when(receive('visit', undefined, { isTakenOver: true }))
      .thenEvents(came('visit')))
  test('a channel nobody defined is refused, unless the report is taken over from another system and asks nothing of it', () => {
    given().when(receive('Constituent Call')).thenRefused('ChannelUnknown')
    given()
      .when(receive('Constituent Call', undefined, { isTakenOver: true }))
      .thenEvents(came('Constituent Call'))
    given()
      .when(receive('Constituent Call', { people: 1 }, { isTakenOver: true }))
      .thenRefused('ChannelUnknown')
  })
  test('S0-79 a further report is asked by its own channel', () => {
    const link = {
      type: 'LinkReport' as const,
      reportId: 'report-2',
      reporter: 'named' as const,
      definitionOf: standard,
    }
    given(received)
      .when({ ...link, channel: 'visit' })
      .thenRefused(wrong(['people', 'number of people has to be filled in', '请填写来访人数']))
    given(received)
      .when({ ...link, channel: 'visit', fields: { people: 2 } })
      .thenEvents({
        type: 'ReportLinked',
        data: { reportId: 'report-2', channel: 'visit', reporter: 'named', fields: { people: 2 } },
      })
  })
  test('what came in once is the same again, however its channel is defined by now', () =>
    given(came('visit')).when(receive('visit')).thenNothing())
})

describe('the clock of a channel', () => {
  const assign = (more: object) => ({
    ...{ type: 'AssignItem' as const, unitId: 'K1', personId: 'person-k1', outsideDeadline: null, definitionOf: own },
    ...more,
  })
  const begun = [came('patrol', { kind: 'road' }), registered] as const
  const due = { kind: 'given', dueAt: '2022-03-09T15:59:59.999Z' } as const
  test('S4-33 a matter that has to bring a deadline is not assigned without it', () => {
    given(...begun)
      .when(assign({}))
      .thenRefused('OutsideDeadlineMissing')
    given(...begun)
      .when(assign({ outsideDeadline: { kind: 'none' } }))
      .thenRefused('OutsideDeadlineMissing')
    given(...begun)
      .when(assign({ outsideDeadline: due }))
      .thenEvents({ ...assigned, data: { ...assigned.data, outsideDeadline: due } })
  })
  test('S3-14 a rule of the channel goes to the unit with the item, and on with it', () => {
    const rule = { kind: 'workingDays' as const, n: 3 }
    const ruled: DefinitionOf = () => ({ ...patrol, clock: { outsideDeadline: 'none', item: rule } })
    const withRule: ItemEvent = { ...assigned, data: { ...assigned.data, deadlineRule: rule } }
    given(...begun)
      .when(assign({ definitionOf: ruled }))
      .thenEvents(withRule)
    given(...begun, withRule)
      .when({ type: 'TransferItem', unitId: 'T1', personId: null, reason: '不属本科室职责' })
      .thenEvents({ ...example.ItemTransferred, data: { ...example.ItemTransferred.data, deadlineRule: rule } })
  })
  test('S1-80 an item of several reports runs by the channel of the first', () =>
    given(...begun, example.ReportLinked)
      .when(assign({}))
      .thenRefused('OutsideDeadlineMissing'))
})

describe('the reply a channel asks for', () => {
  const reply = (points?: Record<string, string>) => ({
    ...{ type: 'ReplyToReport' as const, reportId: 'report-1', result: 'solved' as const, text: '已修复' },
    ...{ definitionOf: own, ...(points ? { points } : {}) },
  })
  const begun = [came('patrol', { kind: 'road' }), registered, assigned] as const
  test('S0-79 a reply that leaves out a point is refused by the point', () =>
    given(...begun)
      .when(reply())
      .thenRefused({
        code: 'ReplyIncomplete',
        problems: [{ path: 'points.cause', says: 'the reply has to answer: the cause', zh: '答复须回答：原因' }],
      }))
  test('S0-79 a point nobody asks for is refused, not dropped, also where the channel asks for none', () => {
    const problem = { path: 'points.other', says: 'the channel asks for no point other', zh: '该渠道没有要点 other' }
    const refusal = { code: 'ReplyIncomplete' as const, problems: [problem] }
    given(...begun)
      .when(reply({ cause: '路面沉降', other: 'x' }))
      .thenRefused(refusal)
    given(came('Constituent Call'), registered, assigned)
      .when(reply({ other: 'x' }))
      .thenRefused(refusal)
  })
  test('S0-79 what it says to each point is kept', () =>
    given(...begun)
      .when(reply({ cause: '路面沉降' }))
      .thenEvents(
        {
          type: 'ReportReplied',
          data: { reportId: 'report-1', result: 'solved', text: '已修复', points: { cause: '路面沉降' } },
        },
        { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } },
      ))
})

describe('a reply with a gap of a template in it', () => {
  const begun = [came('letter'), registered, assigned] as const
  const reply = (text: string, more: object = {}) => ({
    ...{ type: 'ReplyToReport' as const, reportId: 'report-1', result: 'solved' as const, text },
    ...more,
  })
  const problem = (path: string, gap: string) => ({
    path,
    says: `still to be filled in: ${gap}`,
    zh: `尚未填写：${gap}`,
  })
  test('S0-79 is refused by every gap, in the text and in what it says to a point, in both languages', () =>
    given(...begun)
      .when(reply('【待填：查明的情况】，[to fill in: outcome]', { points: { cause: '【待填：原因】' } }))
      .thenRefused({
        code: 'ReplyHasGaps',
        problems: [
          problem('text', '【待填：查明的情况】'),
          problem('text', '[to fill in: outcome]'),
          problem('points.cause', '【待填：原因】'),
        ],
      }))
  test('S0-79 is refused as well where a template was sent as it stands, with nothing filled in', () =>
    given(...begun)
      .when(reply('编号{number}已办结'))
      .thenRefused({ code: 'ReplyHasGaps', problems: [problem('text', '{number}')] }))
  test('S0-79 is taken once nothing is left to be filled in', () =>
    given(...begun)
      .when(reply('已修复【东街】{3}号井盖'))
      .thenEvents(
        { type: 'ReportReplied', data: { reportId: 'report-1', result: 'solved', text: '已修复【东街】{3}号井盖' } },
        { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } },
      ))
  test('of another system is taken as it was said there', () =>
    given(...begun)
      .when(reply('{number}', { isTakenOver: true }))
      .thenEvents(
        { type: 'ReportReplied', data: { reportId: 'report-1', result: 'solved', text: '{number}' } },
        { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } },
      ))
})

test('nothing is asked where channels are not looked up', () => {
  const { definitionOf: __, ...blind } = receive('anything')
  given().when(blind).thenEvents(came('anything'))
  expect(blind).not.toHaveProperty('definitionOf')
})
