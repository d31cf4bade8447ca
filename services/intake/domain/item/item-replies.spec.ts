import { describe, expect, test } from '@jest/globals'
import { decodeEvent } from '@huiyin/event-sourcing'
import { specFor } from '@huiyin/testing'
import { itemEvents, type ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const { ReportReceived: received, ReportLinked: linked, ItemRegistered: registered, ItemAssigned: assigned } = example
const { ItemTransferred: transferred, ItemDeclined: declined } = example

const reply = (reportId: string, text = '已办结'): ItemCommand => ({
  type: 'ReplyToReport',
  reportId,
  result: 'solved',
  text,
})
const replied = (reportId: string, text = '已办结'): ItemEvent => ({
  type: 'ReportReplied',
  data: { reportId, result: 'solved', text },
})
const takeBack = (reportId: string): ItemCommand => ({ type: 'WithdrawReport', reportId, reason: '已自行解决' })
const takenBack = (reportId: string): ItemEvent => ({
  type: 'ReportWithdrawn',
  data: { reportId, reason: '已自行解决' },
})
const answered = (reports: number, unitId = 'K1'): ItemEvent => ({ type: 'ItemAnswered', data: { unitId, reports } })
const withdrawn = (unitId: string | null): ItemEvent => ({ type: 'ItemWithdrawn', data: { unitId } })

const one: readonly ItemEvent[] = [received, registered, assigned]
const two: readonly ItemEvent[] = [received, linked, registered, assigned]

describe('a reply is given', () => {
  test('S0-79 the last reply answers the item', () =>
    given(...one)
      .when(reply('report-1'))
      .thenEvents(replied('report-1'), answered(1)))
  test('S0-79 an item with two reports is not answered by one reply', () =>
    given(...two)
      .when(reply('report-1'))
      .thenEvents(replied('report-1')))
  test('S0-79 an item with two reports is answered by two replies', () =>
    given(...two, replied('report-1'))
      .when(reply('report-2'))
      .thenEvents(replied('report-2'), answered(2)))
  test('a report that was taken back needs no reply and is not counted as answered', () =>
    given(...two, takenBack('report-2'))
      .when(reply('report-1'))
      .thenEvents(replied('report-1'), answered(1)))
  test('the same reply again changes nothing', () =>
    given(...one, replied('report-1'), answered(1))
      .when(reply('report-1'))
      .thenNothing())
  test('a report gets one reply, not two', () => {
    const history = given(...one, replied('report-1'), answered(1))
    history.when(reply('report-1', '另一答复')).thenRefused('ReplyAlreadyGiven')
    history
      .when({ type: 'ReplyToReport', reportId: 'report-1', result: 'notOurs', text: '已办结' })
      .thenRefused('ReplyAlreadyGiven')
  })
  test('a report that was taken back gets no reply', () =>
    given(...two, takenBack('report-2'))
      .when(reply('report-2'))
      .thenRefused('ReportWithdrawnAlready'))
  test('a report of another item gets no reply here', () => {
    given(...one)
      .when(reply('report-9'))
      .thenRefused('ReportUnknown')
    given(...one)
      .when(reply('constructor'))
      .thenRefused('ReportUnknown')
  })
  test('nobody answers before a unit has the item', () =>
    given(received, registered).when(reply('report-1')).thenRefused('ItemNotAssigned'))
  test('nothing is answered that was not received', () => given().when(reply('report-1')).thenRefused('ItemUnknown'))
  test('a declined item is answered by its reason', () =>
    given(received, declined).when(reply('report-1')).thenRefused('ItemDeclinedAlready'))
  test('an item everybody took back is not answered', () =>
    given(received, takenBack('report-1'), withdrawn(null)).when(reply('report-1')).thenRefused('ItemWithdrawnAlready'))
})

describe('a report is taken back', () => {
  test('one of two taken back leaves the other owed', () =>
    given(...two)
      .when(takeBack('report-1'))
      .thenEvents(takenBack('report-1')))
  test('the only report taken back ends the item', () =>
    given(received).when(takeBack('report-1')).thenEvents(takenBack('report-1'), withdrawn(null)))
  test('S0-78 the unit that works on the item hears that nobody asks any more', () =>
    given(...one)
      .when(takeBack('report-1'))
      .thenEvents(takenBack('report-1'), withdrawn('K1')))
  test('the last one owed taken back answers the item when others had their reply', () =>
    given(...two, replied('report-1'))
      .when(takeBack('report-2'))
      .thenEvents(takenBack('report-2'), answered(1)))
  test('taken back again, nothing changes', () => {
    given(...two, takenBack('report-1'))
      .when(takeBack('report-1'))
      .thenNothing()
    given(received, takenBack('report-1'), withdrawn(null)).when(takeBack('report-1')).thenNothing()
  })
  test('what was answered is not taken back', () =>
    given(...one, replied('report-1'), answered(1))
      .when(takeBack('report-1'))
      .thenRefused('ReplyAlreadyGiven'))
  test('a report of another item is not taken back here', () => {
    given(received).when(takeBack('report-9')).thenRefused('ReportUnknown')
    given(received).when(takeBack('constructor')).thenRefused('ReportUnknown')
  })
  test('nothing is taken back that was not received', () =>
    given().when(takeBack('report-1')).thenRefused('ItemUnknown'))
  test('a declined item stays declined', () =>
    given(received, declined).when(takeBack('report-1')).thenRefused('ItemDeclinedAlready'))
})

describe('after the item was answered', () => {
  const answeredItem = [...one, replied('report-1'), answered(1)]

  test('S0-79 a report linked later owes its own reply', () =>
    given(...answeredItem)
      .when({ type: 'LinkReport', ...linked.data })
      .thenEvents(linked, { type: 'ReplyOwed', data: { unitId: 'K1', reportId: 'report-2' } }))
  const owing = [...answeredItem, linked, { type: 'ReplyOwed', data: { unitId: 'K1', reportId: 'report-2' } } as const]
  test('S0-79 a second late report is one more of those owed', () =>
    given(...owing)
      .when({ type: 'LinkReport', ...linked.data, reportId: 'report-3' })
      .thenEvents({ type: 'ReportLinked', data: { ...linked.data, reportId: 'report-3' } }))
  test('S0-79 its reply answers the item again, with every report counted', () =>
    given(...owing)
      .when(reply('report-2'))
      .thenEvents(replied('report-2'), answered(2)))
  test('S0-79 taken back, the item is answered as before', () =>
    given(...owing)
      .when(takeBack('report-2'))
      .thenEvents(takenBack('report-2'), answered(1)))
  test('S0-79 a unit that gets an answered item hears that its reports have their replies', () =>
    given(...answeredItem)
      .when({ type: 'TransferItem', unitId: 'T1', personId: null, reason: transferred.data.reason! })
      .thenEvents(transferred, answered(1, 'T1')))
  test('S0-79 a unit that gets an item with a reply still owed hears nothing yet', () =>
    given(...owing)
      .when({ type: 'TransferItem', unitId: 'T1', personId: null, reason: transferred.data.reason! })
      .thenEvents(transferred))
  test('S0-79 what is owed after a transfer is owed to the unit that has the item now', () =>
    given(...answeredItem, transferred, answered(1, 'T1'))
      .when({ type: 'LinkReport', ...linked.data })
      .thenEvents(linked, { type: 'ReplyOwed', data: { unitId: 'T1', reportId: 'report-2' } }))
})

describe('facts on disk', () => {
  for (const [type, { data }] of Object.entries(example)) {
    test(`${type} is read back from disk as it was written`, () => {
      const definition = itemEvents.defs[type as ItemEvent['type']]
      const body = JSON.stringify(definition.data.parse(data))
      expect(decodeEvent(itemEvents, { type, schema: definition.schema, body })).toStrictEqual({ type, data })
    })
  }
  test('there is an example of every fact', () => {
    expect(Object.keys(example).sort()).toStrictEqual(Object.keys(itemEvents.defs).sort())
  })
  test('a fact that lacks a field does not fit its definition', () => {
    expect(itemEvents.defs.ItemRegistered.data.safeParse({ number: '1' }).success).toBe(false)
  })
})
