import { describe, expect, test } from '@jest/globals'
import { storedFact } from '@huiyin/testing'
import { unitFacts } from './unit-facts.js'

const rowOf = (type: string, data: unknown, stream = 'organisation-unit-s1') => {
  const fact = storedFact({ stream, type, data, tenant: 'city', position: 7, occurredAt: '2026-03-01T02:00:00.000Z' })
  const [row, ...more] = unitFacts.rowsOf(fact)
  expect(more).toStrictEqual([])
  return row && Object.fromEntries(Object.keys(unitFacts.columns).map((column, at) => [column, row[at]]))
}
const common = { position: 7, tenant: 'city', occurred_at: '2026-03-01T02:00:00.000Z', unit_id: 's1' }
const blank = { name: '', name_en: '', parent_id: '', level: '', into_unit_id: '' }

describe('the facts of units for figures', () => {
  test('say from which day a unit is there, with its name, parent and level', () => {
    const data = { name: '注册科', nameEn: 'Registration', parentId: 'b1', level: 'section', validFrom: '2026-01-01' }
    expect(rowOf('UnitCreated', data)).toStrictEqual({
      ...{ ...common, ...blank, fact: 'created', valid_from: '2026-01-01' },
      ...{ name: '注册科', name_en: 'Registration', parent_id: 'b1', level: 'section' },
    })
  })
  test('have an empty parent for the root and an empty English name where there is none', () => {
    const data = { name: '市', nameEn: null, parentId: null, level: 'city', validFrom: '2026-01-01' }
    expect(rowOf('UnitCreated', data)).toMatchObject({ name_en: '', parent_id: '' })
    expect(rowOf('UnitRenamed', { name: '市', nameEn: null, validFrom: '2026-01-01' })).toMatchObject({ name_en: '' })
  })
  test('say from which day it has another name, another parent, a successor or an end', () => {
    const validFrom = '2026-04-01'
    const base = { ...common, ...blank, valid_from: validFrom }
    expect(rowOf('UnitRenamed', { name: '登记科', nameEn: 'Desk', validFrom })).toStrictEqual({
      ...{ ...base, fact: 'renamed', name: '登记科', name_en: 'Desk' },
    })
    expect(rowOf('UnitMoved', { parentId: 'b2', validFrom })).toStrictEqual({ ...base, fact: 'moved', parent_id: 'b2' })
    expect(rowOf('UnitMerged', { intoUnitId: 's2', validFrom })).toStrictEqual({
      ...{ ...base, fact: 'merged', into_unit_id: 's2' },
    })
    expect(rowOf('UnitClosed', { reason: '撤销', validFrom })).toStrictEqual({ ...base, fact: 'closed' })
  })
  test('say nothing about persons and accounts', () => {
    expect(rowOf('PersonAdded', { name: '王力', validFrom: '2026-01-01' }, 'organisation-person-w')).toBeUndefined()
  })
})
