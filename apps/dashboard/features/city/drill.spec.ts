import { describe, expect, test } from '@jest/globals'
import { listBehind } from './drill.js'

const figures = {
  period: { from: '2026-10-01', to: '2026-12-31' },
  asOf: { at: '2026-11-21T08:00:00.000Z', position: 7 },
}

describe('the list behind a figure', () => {
  test('carries the period and the moment of the figure', () => {
    const address = new URL(listBehind(figures, { tile: 'overdueOpen' }), 'http://x')
    expect(address.pathname).toBe('/cases')
    expect(Object.fromEntries(address.searchParams)).toStrictEqual({
      ...{ tile: 'overdueOpen', from: '2026-10-01', to: '2026-12-31' },
      at: '2026-11-21T08:00:00.000Z',
    })
  })
  test('keeps an empty code: cases without a category are a group too', () => {
    expect(listBehind(figures, { category: '' })).toContain('category=&')
  })
})
