import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './state.js'

const given = specFor(item)
const { ReporterOpened: opened, ErasureOrdered: ordered, SubjectErased: erased } = example
const sealed = { subject: 's-1', name: 'sealed name', contact: null, address: null, text: null }
const personal: ItemEvent = { type: 'ReportReceived', data: { ...example.ReportReceived.data, sealed } }

const open: ItemCommand = { type: 'OpenReporter', reportId: 'report-1', reason: '核实来件内容' }
const order: ItemCommand = { type: 'OrderErasure', reportId: 'report-1', reason: '反映人要求删除' }
const record: ItemCommand = { type: 'RecordErasure', reportId: 'report-1' }

describe('what a reporter said of himself', () => {
  test('comes sealed with the report, and stays sealed in the fact', () =>
    given()
      .when({ ...example.ReportReceived.data, type: 'ReceiveReport', sealed })
      .thenEvents(personal))
  test('every opening is a fact of the item, with its reason', () => {
    given(personal).when(open).thenEvents(opened)
    given(personal, opened).when(open).thenEvents(opened)
  })
  test('a report that holds nothing sealed has nothing to open or to erase', () => {
    for (const command of [open, order, record]) {
      given(example.ReportReceived).when(command).thenRefused('NothingSealed')
      given().when(command).thenRefused('NothingSealed')
    }
  })
  test('a report of another item has nothing sealed here, whatever its id is called', () => {
    for (const reportId of ['report-9', 'constructor', 'toString']) {
      for (const command of [open, order, record]) {
        given(personal)
          .when({ ...command, reportId } as ItemCommand)
          .thenRefused('NothingSealed')
      }
    }
  })
})

describe('S0-79 what the reporter of a further report said of himself', () => {
  const further = { ...sealed, subject: 's-2' }
  const joined: ItemEvent = { type: 'ReportLinked', data: { ...example.ReportLinked.data, sealed: further } }
  const openIt: ItemCommand = { ...open, reportId: 'report-2' } as ItemCommand

  test('joins sealed with it, beside that of the first', () =>
    given(personal)
      .when({ ...example.ReportLinked.data, type: 'LinkReport', sealed: further })
      .thenEvents(joined))
  test('is opened and erased by itself: the other report stays as it is', () => {
    given(personal, joined)
      .when(openIt)
      .thenEvents({ type: 'ReporterOpened', data: { ...opened.data, reportId: 'report-2' } } as ItemEvent)
    const orderIt = { ...order, reportId: 'report-2' } as ItemCommand
    const ordersIt = { type: 'ErasureOrdered', data: { ...ordered.data, reportId: 'report-2', subject: 's-2' } }
    given(personal, joined)
      .when(orderIt)
      .thenEvents(ordersIt as ItemEvent)
    given(personal, joined, ordered)
      .when(openIt)
      .thenEvents({
        type: 'ReporterOpened',
        data: { ...opened.data, reportId: 'report-2' },
      } as ItemEvent)
  })
  test('is nothing where nothing was said', () =>
    given(personal, example.ReportLinked).when(openIt).thenRefused('NothingSealed'))
})

describe('an erasure', () => {
  test('is ordered with a reason, and names the subject whose key is to be destroyed', () =>
    given(personal).when(order).thenEvents(ordered))
  test('ordered again, nothing changes, also when it was carried out', () => {
    given(personal, ordered).when(order).thenNothing()
    given(personal, ordered, erased).when(order).thenNothing()
  })
  test('is recorded after it was carried out', () => given(personal, ordered).when(record).thenEvents(erased))
  test('recorded again, nothing changes', () => given(personal, ordered, erased).when(record).thenNothing())
  test('is not recorded where nobody ordered it', () => given(personal).when(record).thenRefused('ErasureNotOrdered'))
  test('closes what was sealed from the order on', () => {
    given(personal, ordered).when(open).thenRefused('PersonErased')
    given(personal, ordered, erased).when(open).thenRefused('PersonErased')
  })
})
