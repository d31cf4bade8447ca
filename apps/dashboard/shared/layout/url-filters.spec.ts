import { describe, expect, test } from '@jest/globals'
import { changedParams, pageIn } from './url-filters.js'

const params = (text: string) => new URLSearchParams(text)

describe('filters in the address', () => {
  test('another filter begins on the first page', () => {
    expect(changedParams(params('state=received&page=3'), { state: 'assigned' }, false).toString()).toBe(
      'state=assigned',
    )
    expect(changedParams(params('state=received'), { page: '2' }, true).toString()).toBe('state=received&page=2')
  })
  test('an empty filter leaves the address', () => {
    expect(changedParams(params('search=a&unit=b'), { search: '' }, false).toString()).toBe('unit=b')
  })
  test('what is no page is the first', () => {
    expect([null, '0', '-1', 'x', '1.5', '4'].map(pageIn)).toStrictEqual([1, 1, 1, 1, 1, 4])
  })
})
