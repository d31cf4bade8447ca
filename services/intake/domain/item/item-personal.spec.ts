import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const { OpeningRequested: requested, OpeningConsented: consented, ReporterOpened: opened } = example
const { ErasureOrdered: ordered, SubjectErased: erased } = example
const sealed = { subject: 's-1', name: 'sealed name', contact: null, address: null, text: null }
const personal: ItemEvent = { type: 'ReportReceived', data: { ...example.ReportReceived.data, sealed } }

const NOW = '2022-03-01T03:00:00.000Z'
const { until } = requested.data
const AFTER = '2022-03-02T01:00:00.001Z'
const { askedBy: OPERATOR, consentedBy: OFFICER } = consented.data
const ask = (by = OPERATOR, more = {}): ItemCommand => ({
  ...{ type: 'RequestOpening', reportId: 'report-1', reason: '核实来件内容', by, at: NOW, until },
  ...more,
})
const consent = (by: string, at = NOW): ItemCommand => ({
  ...{ type: 'ConsentToOpening', reportId: 'report-1', askedBy: OPERATOR, by, at },
})
const open: ItemCommand = { type: 'OpenReporter', reportId: 'report-1', by: OPERATOR, at: NOW }
const order: ItemCommand = { type: 'OrderErasure', reportId: 'report-1', reason: '反映人要求删除' }
const record: ItemCommand = { type: 'RecordErasure', reportId: 'report-1' }

describe('what a reporter said of himself', () => {
  test('comes sealed with the report, and stays sealed in the fact', () =>
    given()
      .when({ ...example.ReportReceived.data, type: 'ReceiveReport', sealed })
      .thenEvents(personal))
  test('a report that holds nothing sealed has nothing to open or to erase', () => {
    for (const command of [ask(), consent(OFFICER), open, order, record]) {
      given(example.ReportReceived).when(command).thenRefused('NothingSealed')
      given().when(command).thenRefused('NothingSealed')
    }
  })
  test('a report of another item has nothing sealed here, whatever its id is called', () => {
    for (const reportId of ['report-9', 'constructor', 'toString']) {
      for (const command of [ask(), consent(OFFICER), open, order, record]) {
        given(personal)
          .when({ ...command, reportId } as ItemCommand)
          .thenRefused('NothingSealed')
      }
    }
  })
})

describe('looking at what a reporter said of himself', () => {
  test('S3-69 is asked for with a reason, consented to by a second person, and done: each a fact of the item', () => {
    given(personal).when(ask()).thenEvents(requested)
    given(personal, requested).when(consent(OFFICER)).thenEvents(consented)
    given(personal, requested, consented).when(open).thenEvents(opened)
  })
  test('S3-69 is refused to whoever did not ask, and until somebody else has consented', () => {
    given(personal).when(open).thenRefused('NoOpeningRequested')
    given(personal, requested).when(open).thenRefused('ConsentOutstanding')
    given(personal, requested, consented)
      .when({ ...open, by: OFFICER } as ItemCommand)
      .thenRefused('NoOpeningRequested')
  })
  test('S3-69 nobody consents to his own request, nor to one that nobody made', () => {
    given(personal, requested).when(consent(OPERATOR)).thenRefused('OwnRequest')
    given(personal).when(consent(OFFICER)).thenRefused('NoOpeningRequested')
  })
  test('S3-69 one consent is good for one look: who wants to look once more asks once more', () => {
    given(personal, requested, consented, opened).when(open).thenRefused('NoOpeningRequested')
    given(personal, requested, consented, opened).when(ask()).thenEvents(requested)
  })
  test('a request stands up to its last moment; after it nobody consents and nobody looks', () => {
    given(personal, requested).when(consent(OFFICER, until)).thenEvents(consented)
    given(personal, requested).when(consent(OFFICER, AFTER)).thenRefused('NoOpeningRequested')
    const openAt = (at: string) => ({ ...open, at }) as ItemCommand
    given(personal, requested, consented).when(openAt(until)).thenEvents(opened)
    given(personal, requested, consented).when(openAt(AFTER)).thenRefused('NoOpeningRequested')
  })
  test('a request that is over is made anew, and needs a consent of its own', () => {
    const later = '2022-03-03T01:00:00.000Z'
    const anew = { type: 'OpeningRequested' as const, data: { ...requested.data, until: later } }
    given(personal, requested, consented)
      .when(ask(OPERATOR, { at: AFTER, until: later }))
      .thenEvents(anew)
    given(personal, requested, consented, anew)
      .when({ ...open, at: AFTER } as ItemCommand)
      .thenRefused('ConsentOutstanding')
  })
  test('asked for again while it stands, it is the same request; for another reason it is refused', () => {
    given(personal, requested).when(ask()).thenNothing()
    given(personal, requested)
      .when(ask(OPERATOR, { reason: '电话回访' }))
      .thenRefused('OpeningAlreadyRequested')
  })
  test('two persons may want to look: the consent to one is none to the other', () => {
    const other = { type: 'OpeningRequested' as const, data: { ...requested.data, askedBy: OFFICER } }
    given(personal, requested, other, consented)
      .when({ ...open, by: OFFICER } as ItemCommand)
      .thenRefused('ConsentOutstanding')
    given(personal, requested, other, consented).when(open).thenEvents(opened)
    given(personal, requested, consented).when(consent('officer-2')).thenNothing()
  })
  test('an opening from before a second person was asked for stays readable and ends no request', () => {
    const { openedBy: _, consentedBy: _by, ...before } = opened.data
    given(personal, requested, consented, { type: 'ReporterOpened', data: before }).when(open).thenEvents(opened)
  })
})

describe('S0-79 what the reporter of a further report said of himself', () => {
  const further = { ...sealed, subject: 's-2' }
  const joined: ItemEvent = { type: 'ReportLinked', data: { ...example.ReportLinked.data, sealed: further } }
  const ofReport = (event: ItemEvent, reportId: string) =>
    ({ ...event, data: { ...event.data, reportId } }) as ItemEvent
  const askedFor = (reportId: string) => [ofReport(requested, reportId), ofReport(consented, reportId)]
  const openedOf = (reportId: string) => ofReport(opened, reportId)
  const openIt: ItemCommand = { ...open, reportId: 'report-2' } as ItemCommand

  test('joins sealed with it, beside that of the first', () =>
    given(personal)
      .when({ ...example.ReportLinked.data, type: 'LinkReport', sealed: further })
      .thenEvents(joined))
  test('is opened and erased by itself: the other report stays as it is', () => {
    given(personal, joined, ...askedFor('report-2'))
      .when(openIt)
      .thenEvents(openedOf('report-2'))
    given(personal, joined, ...askedFor('report-2'))
      .when(open)
      .thenRefused('NoOpeningRequested')
    const orderIt = { ...order, reportId: 'report-2' } as ItemCommand
    const ordersIt = { type: 'ErasureOrdered', data: { ...ordered.data, reportId: 'report-2', subject: 's-2' } }
    given(personal, joined)
      .when(orderIt)
      .thenEvents(ordersIt as ItemEvent)
    given(personal, joined, ordered, ...askedFor('report-2'))
      .when(openIt)
      .thenEvents(openedOf('report-2'))
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
    given(personal, requested, consented, ordered).when(open).thenRefused('PersonErased')
    given(personal, ordered, erased).when(open).thenRefused('PersonErased')
    given(personal, ordered).when(ask()).thenRefused('PersonErased')
    given(personal, requested, ordered).when(consent(OFFICER)).thenRefused('PersonErased')
  })
})
