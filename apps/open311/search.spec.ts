import { describe, expect, test } from '@jest/globals'
import { NotAnswered } from './problem.js'
import { searchOf, spanOf } from './search.js'

const NOW = '2026-06-15T00:00:00.000Z'
const refusedBy = (query: object): readonly string[] => {
  try {
    searchOf(query as Readonly<Record<string, unknown>>, NOW)
    return []
  } catch (error) {
    return (error as NotAnswered).problems.map(({ en }) => en)
  }
}

describe('a search', () => {
  test('for ids goes before everything else, each id once', () => {
    expect(searchOf({ service_request_id: 'a,b, a', start_date: 'x' }, NOW)).toStrictEqual({
      by: 'ids',
      ids: ['a', 'b'],
    })
    expect(
      refusedBy({ service_request_id: Array.from({ length: 201 }, (_, nth) => `i${nth}`).join(',') }),
    ).toStrictEqual(['at most 200 service_request_id at a time'])
  })
  test.each([
    [{}, '2026-03-17T00:00:00.000Z', NOW],
    [{ start_date: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    [{ start_date: '2026-06-01T08:00:00+08:00' }, '2026-06-01T00:00:00.000Z', NOW],
    [{ start_date: '2026-06-01T08:00:00 08:00' }, '2026-06-01T00:00:00.000Z', NOW],
    [{ end_date: '2026-04-01T00:00:00Z' }, '2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
  ])('of %j spans what is said, or ninety days', (query, from, to) => {
    expect(spanOf(query, NOW)).toStrictEqual({ from, to })
  })
  test('is refused with what is wrong: a day without a zone, a span too long or the wrong way round, a word that is no status', () => {
    expect(refusedBy({ start_date: '2026-03-02' })).toHaveLength(1)
    expect(refusedBy({ start_date: '2026-13-02T00:00:00Z' })).toHaveLength(1)
    expect(refusedBy({ start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-01T00:00:01Z' })).toStrictEqual([
      'a search spans at most 90 days',
    ])
    expect(refusedBy({ start_date: '2026-02-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' })).toStrictEqual([
      'start_date is not after end_date',
    ])
    expect(refusedBy({ status: 'open,lost' })).toStrictEqual(['status is open or closed'])
    expect(refusedBy({ status: 'OPEN,closed', service_code: 'C1,C2' })).toStrictEqual([])
  })
})
