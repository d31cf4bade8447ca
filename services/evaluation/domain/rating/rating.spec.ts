import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { rating, type RatingCommand } from './rating.js'

const given = specFor(rating)
const data = { itemId: 'item-1', unitId: 'K1', rating: 'satisfied', remark: null } as const
const command: RatingCommand = { type: 'RateReport', ...data }
const rated = { type: 'ReportRated', data } as const

describe('how satisfied somebody is who was answered', () => {
  test('S3-59 is recorded once for each report', () => given().when(command).thenEvents(rated))
  test('said again the same way adds nothing', () => given(rated).when(command).thenNothing())
  test('S3-54 is not overwritten by a later word', () =>
    given(rated)
      .when({ ...command, rating: 'notSatisfied' })
      .thenRefused('RatedAlready'))
  test('S3-88 S3-54 may say how one was treated and spoken to', () => {
    const asked = { ...data, attitude: 'satisfied', language: 'notSatisfied' } as const
    given()
      .when({ type: 'RateReport', ...asked })
      .thenEvents({ type: 'ReportRated', data: asked })
    given({ type: 'ReportRated', data: asked })
      .when({ type: 'RateReport', ...asked })
      .thenNothing()
    given({ type: 'ReportRated', data: asked }).when(command).thenRefused('RatedAlready')
  })
})

describe('a call-back that brings no word', () => {
  const about = { itemId: 'item-1', unitId: 'K1', remark: null } as const
  const call = (outcome: 'notReached' | 'refused' | 'notPossible', remark: string | null = null) =>
    ({ type: 'RecordCallBack', ...about, outcome, remark }) as const
  const called = (outcome: string, remark: string | null = null) =>
    ({ type: 'CallBackRecorded', data: { ...about, outcome, remark } }) as const
  test('S3-54 is a fact with why, each time', () => {
    given().when(call('notReached')).thenEvents(called('notReached'))
    given(called('notReached')).when(call('notReached')).thenNothing()
    given(called('notReached')).when(call('notReached', '第二次')).thenEvents(called('notReached', '第二次'))
    given(called('notReached')).when(call('refused')).thenEvents(called('refused'))
  })
  test('S3-54 the word may still come; after it nobody is called', () => {
    given(called('notReached')).when(command).thenEvents(rated)
    given(called('notReached'), rated).when(call('refused')).thenRefused('RatedAlready')
    given(rated).when(call('notPossible')).thenRefused('RatedAlready')
  })
})
