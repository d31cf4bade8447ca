import { describe, expect, test } from '@jest/globals'
import { filterIn } from './chosen.js'

const from = (text: string) => {
  const params = new URLSearchParams(text)
  return filterIn((name) => params.get(name))
}

describe('the filter in the address of a list of cases', () => {
  test('a period needs both its ends', () => {
    expect(from('from=2026-10-01&to=2026-12-31').period).toStrictEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(from('from=2026-10-01').period).toBeNull()
  })
  test('an empty category is a category, a missing one is none', () => {
    expect([from('category=').category, from('').category]).toStrictEqual(['', null])
  })
  test('the unit and the figure go to the server under its names', () => {
    expect(from('unit=u1&tile=closed&at=2026-11-21T00:00:00.000Z')).toMatchObject({
      ...{ unitId: 'u1', tile: 'closed', at: '2026-11-21T00:00:00.000Z' },
    })
  })
})
