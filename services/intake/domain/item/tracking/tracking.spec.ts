import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemCommand } from '../command.js'
import type { ItemEvent } from '../events.js'
import { itemExamples as example } from '../examples.js'
import { item } from '../item.js'

const given = specFor(item)
const { ReportReceived: received, ReportLinked: linked, TrackingCodeGiven: coded } = example
const { ItemRegistered: registered, ItemAssigned: assigned, ReportReplied: replied } = example
const [CODE, OTHER] = [coded.data.tracking, 'f'.repeat(32)]
const giveTo = (reportId: string, tracking = CODE): ItemCommand => ({ type: 'GiveTrackingCode', reportId, tracking })
const codedFor = (reportId: string): ItemEvent => ({ ...coded, data: { reportId, tracking: CODE } }) as ItemEvent
const { reportId: first } = received.data
const { reportId: second } = linked.data

describe('S0-79 the code of a report', () => {
  test('is given to each report of an item, the first and one that joined it', () => {
    given(received).when(giveTo(first)).thenEvents(codedFor(first))
    given(received, linked).when(giveTo(second)).thenEvents(codedFor(second))
  })
  test('is given once: sent again nothing changes, and no other takes its place', () => {
    given(received, codedFor(first)).when(giveTo(first)).thenNothing()
    given(received, codedFor(first)).when(giveTo(first, OTHER)).thenRefused('TrackingCodeGivenAlready')
    given(received, linked, codedFor(first))
      .when(giveTo(second, OTHER))
      .thenEvents({
        ...coded,
        data: { reportId: second, tracking: OTHER },
      } as ItemEvent)
  })
  test('is the one its id is made from, where it came from the pages of citizens or from the form of the desk', () => {
    const own = { ...received, data: { ...received.data, reportId: `r-${CODE}` } } as ItemEvent
    given(own)
      .when(giveTo(`r-${CODE}`))
      .thenNothing()
    given(own)
      .when(giveTo(`r-${CODE}`, OTHER))
      .thenRefused('TrackingCodeGivenAlready')
  })
  test('is for nobody to take afterwards and judge the reply in the name of its reporter', () => {
    const answered = [received, registered, assigned, { ...replied, data: { ...replied.data, reportId: first } }]
    given(...(answered as ItemEvent[]))
      .when(giveTo(first))
      .thenRefused('ReplyAlreadyGiven')
  })
  test('is of a report that is there, and was not taken back', () => {
    given().when(giveTo(first)).thenRefused('ItemUnknown')
    for (const nobody of ['nobody', 'constructor']) given(received).when(giveTo(nobody)).thenRefused('ReportUnknown')
    const back = { type: 'ReportWithdrawn', data: { reportId: first, reason: '已解决' } } as ItemEvent
    given(received, linked, back).when(giveTo(first)).thenRefused('ReportWithdrawnAlready')
  })
})
