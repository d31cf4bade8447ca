import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const UNTIL = '2022-03-15T15:59:59.999Z'
const { ReportReceived: received, ReportLinked: linked, ItemRegistered: registered, ItemAssigned: assigned } = example
const sealed = { subject: 's-1', text: 'sealed text' }
const replied: ItemEvent = {
  type: 'ReportReplied',
  data: { reportId: 'report-1', result: 'solved', text: '已办结', repliedBy: 'operator-1', objectUntil: UNTIL },
}
const answered: ItemEvent = { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } }
const history: readonly ItemEvent[] = [received, registered, assigned, replied, answered]
const raise = (at = UNTIL, reportId = 'report-1'): ItemCommand => ({ type: 'RaiseObjection', reportId, at, sealed })
const raised: ItemEvent = {
  type: 'ObjectionRaised',
  data: { reportId: 'report-1', unitId: 'K1', repliedBy: 'operator-1', sealed },
}
const record = (upheld: boolean): ItemCommand => ({ type: 'RecordObjectionDecision', reportId: 'report-1', upheld })
const decided = (upheld: boolean): ItemEvent => ({ type: 'ObjectionDecided', data: { reportId: 'report-1', upheld } })
const owed: ItemEvent = { type: 'ReplyOwed', data: { unitId: 'K1', reportId: 'report-1' } }
const reply: ItemCommand = {
  ...{ type: 'ReplyToReport', reportId: 'report-1', result: 'solved', text: '已办结', by: 'operator-1' },
  objectUntil: (campaign) => (campaign === 's2' ? UNTIL : null),
}

describe('a reply', () => {
  test('S1-89 says who gave it and until when it may be objected to, by the campaign of its item', () =>
    given(received, registered, assigned).when(reply).thenEvents(replied, answered))
  test('has no last day where the campaign sets none', () => {
    const { objectUntil: _, ...data } = replied.data as { readonly objectUntil?: string } & typeof replied.data
    given(received, { ...registered, data: { ...registered.data, campaign: null } }, assigned)
      .when(reply)
      .thenEvents({ type: 'ReportReplied', data } as ItemEvent, answered)
  })
})

describe('an objection', () => {
  test('S1-89 is raised up to the last moment, and changes nothing by itself', () =>
    given(...history)
      .when(raise())
      .thenEvents(raised))
  test('S1-89 is too late a moment after it', () =>
    given(...history)
      .when(raise('2022-03-15T16:00:00.000Z'))
      .thenRefused('ObjectionTooLate'))
  test('is raised at any time to a reply that was given before there was a last day', () =>
    given(received, registered, assigned, example.ReportReplied, answered)
      .when(raise('2030-01-01T00:00:00.000Z'))
      .thenEvents({ type: 'ObjectionRaised', data: { reportId: 'report-1', unitId: 'K1', repliedBy: null, sealed } }))
  test('S1-89 is raised once to a reply, also when it was decided against', () => {
    given(...history, raised)
      .when(raise())
      .thenRefused('ObjectionAlreadyRaised')
    given(...history, raised, decided(false))
      .when(raise())
      .thenRefused('ObjectionAlreadyRaised')
  })
  test('needs a reply, and a report of this item', () => {
    given(received, registered, assigned).when(raise()).thenRefused('ReportNotReplied')
    for (const reportId of ['report-9', 'constructor']) {
      given(...history)
        .when(raise(UNTIL, reportId))
        .thenRefused('ReportUnknown')
    }
    given().when(raise()).thenRefused('ItemUnknown')
  })
  test('needs a unit that has the item: nobody else could be asked to answer anew', () =>
    given(received, registered, replied).when(raise()).thenRefused('ItemNotAssigned'))
  test('goes to the unit that has the item now', () =>
    given(...history, example.ItemTransferred)
      .when(raise())
      .thenEvents({ ...raised, data: { ...raised.data, unitId: 'T1' } } as ItemEvent))
  test('holds personal data: it can be opened and erased, and not raised by somebody who was erased', () => {
    const { OpeningRequested: requested, OpeningConsented: consented, ReporterOpened: opened } = example
    const { askedBy: by, until: at } = requested.data
    const open: ItemCommand = { type: 'OpenReporter', reportId: 'report-1', by, at }
    given(...history)
      .when(open)
      .thenRefused('NothingSealed')
    given(...history, raised, requested, consented)
      .when(open)
      .thenEvents(opened)
    const personal: ItemEvent = {
      type: 'ReportReceived',
      data: { ...received.data, sealed: { ...sealed, name: null, contact: null, address: null } },
    }
    given(personal, registered, assigned, replied, answered, example.ErasureOrdered)
      .when(raise())
      .thenRefused('PersonErased')
  })
})

describe('what was decided about an objection', () => {
  test('S1-90 upheld, the report is owed a new reply, and the unit hears so', () =>
    given(...history, raised)
      .when(record(true))
      .thenEvents(decided(true), owed))
  test('S1-90 the new reply answers the item again, and may be objected to again', () => {
    const again = [...history, raised, decided(true), owed]
    given(...again)
      .when(reply)
      .thenEvents(replied, answered)
    given(...again, replied, answered)
      .when(raise())
      .thenEvents(raised)
  })
  test('S0-79 while another report is owed nothing more is told: the unit waits already', () =>
    given(received, linked, registered, assigned, replied, raised).when(record(true)).thenEvents(decided(true)))
  test('S1-90 rejected, the reply stands', () => {
    given(...history, raised)
      .when(record(false))
      .thenEvents(decided(false))
    given(...history, raised, decided(false))
      .when({ ...reply, text: '另一答复' })
      .thenRefused('ReplyAlreadyGiven')
  })
  test('is not recorded where nothing waits', () => {
    given(...history)
      .when(record(true))
      .thenRefused('NoObjectionRaised')
    given(...history, raised, decided(true), owed)
      .when(record(true))
      .thenRefused('NoObjectionRaised')
  })
})
