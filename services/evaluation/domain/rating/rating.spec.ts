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
})
