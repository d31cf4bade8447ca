import { describe, expect, test } from '@jest/globals'
import { evaluationCommands } from '@huiyin/contracts/evaluation'
import { periodsToPublish, quarterOf, rankingIdOf } from './publishable.js'

const NOW = '2026-09-30T16:00:00.000Z' // the first moment of October in Shanghai
const THIRD = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }
const SECOND = { kind: 'quarter', from: '2026-04-01', to: '2026-06-30' }

describe('S1-68 what can be published', () => {
  test('is a quarter or month that is over, by the day of the tenant’s zone, the latest first', () => {
    const periods = periodsToPublish(NOW, 'Asia/Shanghai', [])
    expect(periods.slice(0, 2)).toStrictEqual([THIRD, SECOND])
    expect(periods.find(({ kind }) => kind === 'month')).toStrictEqual({
      ...{ kind: 'month', from: '2026-09-01', to: '2026-09-30' },
    })
    expect(periodsToPublish(NOW, 'UTC', [])[0]).toStrictEqual(SECOND)
  })
  test('is not what is published already', () => {
    expect(periodsToPublish(NOW, 'Asia/Shanghai', [THIRD])[0]).toStrictEqual(SECOND)
  })
  test('is sent as its definition takes it, under an id that is the same for everybody', () => {
    const { from, to } = periodsToPublish(NOW, 'Asia/Shanghai', [])[0]!
    const input = { rankingId: rankingIdOf('demo-city', { from, to }), period: { from, to }, at: NOW }
    expect(evaluationCommands.PublishRanking.input.safeParse(input).success).toBe(true)
    expect(rankingIdOf('demo-city', { from, to })).toBe('demo-city:2026-07-01:2026-09-30')
    expect(quarterOf({ from, to })).toBe(3)
  })
})
