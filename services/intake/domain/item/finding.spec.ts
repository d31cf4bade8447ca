import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemCommand } from './command.js'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import type { FoundThing } from './found-thing.js'
import { item } from './item.js'

const given = specFor(item)
const named = { inspectionId: 'inspection-1', findingId: 'finding-1', reportId: 'report-1' }
const found: FoundThing = { channel: 'inspection', text: '窗口无人值守', category: 'C5', place: '东街服务大厅' }
const receive = (finding: FoundThing | null, more: object = {}) =>
  ({ type: 'ReceiveFinding', ...named, finding, ...more }) as ItemCommand
const received = (more: object = {}): ItemEvent => ({
  type: 'ReportReceived',
  data: {
    ...{ reportId: 'report-1', channel: 'inspection', reporter: 'staff', summary: '窗口无人值守' },
    ...{ category: 'C5', place: '东街服务大厅', outsideNumber: null },
    source: { inspectionId: 'inspection-1', findingId: 'finding-1' },
    ...more,
  },
})

describe('a finding of an inspection', () => {
  test('S4-23 becomes an item as a report of the staff does, and says which inspection found it', () =>
    given().when(receive(found)).thenEvents(received()))
  test('S4-23 handed over twice it is one item, and no other item takes it in', () => {
    given(received()).when(receive(found)).thenNothing()
    given(example.ReportReceived)
      .when({ ...receive(found), reportId: 'report-9' } as ItemCommand)
      .thenRefused('ItemAlreadyReceived')
  })
  test('S0-59 keeps how it shows, which rule it breaks and, where a campaign counts what recurs, the day of the visit', () => {
    const told = { ...found, manifestation: 'C5.1', violation: 'V2', foundOn: '2022-04-29' }
    const says = { manifestation: 'C5.1', violation: 'V2' }
    given().when(receive(told)).thenEvents(received(says))
    given()
      .when(receive(told, { looksForKinds: true }))
      .thenEvents(received({ ...says, foundOn: '2022-04-29' }))
  })
  test('is refused where the inspection has none such, or where its channel is not one of the tenant', () => {
    given().when(receive(null)).thenRefused('FindingUnknown')
    given()
      .when(receive(found, { definitionOf: () => null }))
      .thenRefused('ChannelUnknown')
  })
  test('S2-54 is hidden from whom it complains of from the first moment, or is not taken in', () => {
    const complained = { ...found, complainedOf: ['k1'] }
    const standing = { personIds: new Set(['k1']), unitIds: new Set(['K1']) }
    const source = { inspectionId: 'inspection-1', findingId: 'finding-1' }
    const says = { personIds: ['k1'], complainedOf: ['k1'], unitIds: [], misplaced: false, source }
    given()
      .when(receive(complained, { atOrBelow: () => standing }))
      .thenEvents(received(), { type: 'PersonComplainedOfNamed', data: says })
    given()
      .when(receive(complained, { atOrBelow: () => null }))
      .thenRefused('PersonUnknown')
  })
})
