import { describe, expect, test } from '@jest/globals'
import { filterOf, itemOf, lineText, parseLine, rowsOf, type AccessLine } from './access-line.js'

const asked: AccessLine = {
  ...{ at: '2026-03-30T01:02:03.004Z', tenant: 'county', person: 'p1', question: 'items', item: null },
  ...{ filter: {}, rows: 3, refusal: null },
}

describe('a line of the access log', () => {
  test('holds codes, ids and numbers as they were asked, and of any other text its length alone', () => {
    const filter = { states: ['registered'], unitId: 'K1', search: '王某某 13800000001', remark: null }
    const written = filterOf({
      filter,
      page: { limit: 20, offset: 0 },
      note: 'call him',
      deep: { search: ['甲', 'z'] },
    })
    expect(written).toStrictEqual({
      filter: { states: ['registered'], unitId: 'K1', search: { characters: 15 } },
      page: { limit: 20, offset: 0 },
      note: { characters: 8 },
      deep: { search: [{ characters: 1 }, { characters: 1 }] },
    })
    expect(JSON.stringify(written)).not.toMatch(/王|138|call|甲/)
  })
  test('S3-25 says which ledger left the house, and of which days of opening', () => {
    const filter = { ledger: 'safety', openedFrom: '2026-07-01', openedTo: '2026-09-30' }
    expect(filterOf({ filter, order: 'opened' })).toStrictEqual({ filter, order: 'opened' })
  })
  test('a text where an id belongs is not believed when it is long, and a list of thousands is cut', () => {
    expect(filterOf({ unitId: 'x'.repeat(101), states: Array.from({ length: 900 }, () => 'read') })).toMatchObject({
      unitId: { characters: 101 },
      states: Array.from({ length: 50 }, () => 'read'),
    })
    expect([filterOf(null), filterOf('text'), filterOf(undefined)]).toStrictEqual([{}, {}, {}])
  })
  test('tells of arguments that no screen of ours sends how long they were, and looks into none too deep', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, nth) => [`王某某 ${nth}`, nth]))
    expect(Object.keys(filterOf(many))).toStrictEqual(['characters'])
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as object
    expect(JSON.stringify(filterOf(deep))).toMatch(/^({"a":){9}null}{9}$/)
  })
  test('names the item where the question is about one', () => {
    expect([itemOf({ itemId: 'i1' }), itemOf({ filter: {} }), itemOf(null), itemOf({ itemId: 7 })]).toStrictEqual([
      'i1',
      null,
      null,
      null,
    ])
  })
  test('counts the rows that were shown', () => {
    expect([{ rows: [1, 2] }, [1], { facts: [1, 2, 3] }, null, { tiles: [] }].map(rowsOf)).toStrictEqual([
      2,
      1,
      3,
      0,
      null,
    ])
  })
  test('is one line, and reads as it was written; what a crash left of one reads as none', () => {
    const text = lineText({ ...asked, item: 'a\nb' })
    expect(text.indexOf('\n')).toBe(text.length - 1)
    expect(parseLine(text)).toStrictEqual({ ...asked, item: 'a\nb' })
    expect(parseLine(text.slice(0, 40))).toBeNull()
    expect(parseLine('{"at":1}')).toBeNull()
  })
})
