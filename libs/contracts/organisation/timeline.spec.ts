import { describe, expect, test } from '@jest/globals'
import { endingWith, entryAt, withEntry, type Timeline } from './timeline.js'

type Names = Timeline<{ readonly name: string }>
const names: Names = [
  { from: '2026-01-01', name: 'one' },
  { from: '2026-07-01', name: 'two' },
]

describe('a timeline', () => {
  test('says for a day what was last to begin before it or on it', () => {
    const said = ['2026-01-01', '2026-06-30', '2026-07-01', '2030-01-01'].map((day) => entryAt(names, day)?.name)
    expect(said).toStrictEqual(['one', 'one', 'two', 'two'])
  })
  test('says nothing for a day before its first entry', () => {
    expect(entryAt(names, '2025-12-31')).toBeNull()
    expect(entryAt([], '2026-01-01')).toBeNull()
  })
  test('takes an entry recorded late to where its day lies and keeps what holds later', () => {
    const late = withEntry(names, { from: '2026-03-01', name: 'late' })
    expect(late.map(({ name }) => name)).toStrictEqual(['one', 'late', 'two'])
    expect(entryAt(late, '2026-07-01')?.name).toBe('two')
  })
  test('takes an entry before its first one and one after its last', () => {
    const wider = withEntry(withEntry(names, { from: '2025-01-01', name: 'zero' }), {
      from: '2027-01-01',
      name: 'three',
    })
    expect(wider.map(({ name }) => name)).toStrictEqual(['zero', 'one', 'two', 'three'])
  })
  test('believes the later word about one day', () => {
    expect(withEntry(names, { from: '2026-07-01', name: 'corrected' })).toStrictEqual([
      names[0],
      { from: '2026-07-01', name: 'corrected' },
    ])
  })
  test('ended with an entry forgets what was planned for its day or later', () => {
    expect(endingWith(names, { from: '2026-06-01', name: 'last' })).toStrictEqual([
      names[0],
      { from: '2026-06-01', name: 'last' },
    ])
    expect(endingWith(names, { from: '2026-07-01', name: 'last' }).map(({ name }) => name)).toStrictEqual([
      'one',
      'last',
    ])
  })
  test('is never changed in place', () => {
    const before = structuredClone(names)
    withEntry(names, { from: '2026-03-01', name: 'late' })
    endingWith(names, { from: '2026-03-01', name: 'last' })
    expect(names).toStrictEqual(before)
  })
})
