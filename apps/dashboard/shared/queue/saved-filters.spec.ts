import { describe, expect, test } from '@jest/globals'
import { forgetFilter, keptOf, MOST_SAVED, savedIn, savedKey, saveFilter, type Keeping } from './saved-filters.js'

const keeping = (first: Readonly<Record<string, string>> = {}): Keeping => {
  const held = new Map(Object.entries(first))
  return { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) }
}
const KEY = savedKey('desk', { tenant: 'city', personId: 'p' })

describe('filters a person gave a name', () => {
  test('are kept and told again, one of the same name in place of the one before', () => {
    const place = keeping()
    saveFilter(place, KEY, { name: ' 逾期 ', search: 'due=overdue' })
    saveFilter(place, KEY, { name: '逾期', search: 'due=overdue&unit=u' })
    expect(savedIn(place, KEY)).toStrictEqual([{ name: '逾期', search: 'due=overdue&unit=u' }])
    expect(forgetFilter(place, KEY, '逾期')).toStrictEqual({ ok: true, all: [] })
    expect(savedIn(place, KEY)).toStrictEqual([])
  })
  test('are those of one person at one page: another who signs in at the same computer does not see them', () => {
    const place = keeping()
    saveFilter(place, KEY, { name: 'mine', search: '' })
    expect(savedIn(place, savedKey('desk', { tenant: 'city', personId: 'q' }))).toStrictEqual([])
    expect(savedIn(place, savedKey('ledgers', { tenant: 'city', personId: 'p' }))).toStrictEqual([])
  })
  test('hold neither the page nor what was searched for, which may be a name', () => {
    expect(keptOf(new URLSearchParams('tab=items&search=某某&page=3&state=all'))).toBe('tab=items&state=all')
  })
  test('need a name, and there are at most twenty', () => {
    const place = keeping()
    expect(saveFilter(place, KEY, { name: '  ', search: '' })).toStrictEqual({ ok: false, why: 'nameMissing' })
    for (let nth = 0; nth < MOST_SAVED; nth += 1) saveFilter(place, KEY, { name: `n${nth}`, search: '' })
    expect(saveFilter(place, KEY, { name: 'one more', search: '' })).toStrictEqual({ ok: false, why: 'tooMany' })
    expect(saveFilter(place, KEY, { name: 'n3', search: 'a=1' })).toMatchObject({ ok: true })
    expect(saveFilter(place, KEY, { name: 'n3', search: 'x'.repeat(1_001) })).toMatchObject({ why: 'tooLong' })
  })
  test('what the browser holds and nobody can read is as good as nothing', () => {
    for (const text of ['{', 'null', '{"a":1}', '[1,{"name":2}]'])
      expect(savedIn(keeping({ [KEY]: text }), KEY)).toStrictEqual([])
  })
  test('a browser that keeps nothing says so', () => {
    const full: Keeping = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(saveFilter(full, KEY, { name: 'a', search: '' })).toStrictEqual({ ok: false, why: 'notKept' })
  })
})
