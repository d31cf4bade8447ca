import { describe, expect, test } from '@jest/globals'
import type { UnitRecord, Units } from '@huiyin/contracts/organisation'
import { hasUnitsBelow, namedUnit, unitInCharge } from './named-unit.js'

const unit = (parents: readonly [string, string | null][], end: UnitRecord['end'] = null): UnitRecord => ({
  level: 'bureau',
  validFrom: parents[0]?.[0] ?? '',
  names: [],
  parents: parents.map(([from, parentId]) => ({ from, parentId })),
  end,
})
/** city ── b1 ── s1; s1 goes under b2 on 07-01, where b2 went under b3 on 03-01; b4 is closed on 09-01. */
const units: Units = new Map([
  ['city', unit([['2020-01-01', null]])],
  ['town', unit([['2020-01-01', null]])],
  ['t1', unit([['2020-01-01', 'town']])],
  ['b1', unit([['2026-01-01', 'city']])],
  [
    'b2',
    unit([
      ['2026-01-01', 'city'],
      ['2026-03-01', 'b3'],
    ]),
  ],
  ['b3', unit([['2026-01-01', 'city']])],
  ['b4', unit([['2026-01-01', 'city']], { from: '2026-09-01', intoUnitId: null })],
  ['b5', unit([['2026-01-01', 'city']], { from: '2026-09-01', intoUnitId: 'b1' })],
  [
    's1',
    unit([
      ['2026-01-01', 'b1'],
      ['2026-07-01', 'b2'],
    ]),
  ],
])
const at = (day: string) => ({ tenant: 'city', day })

describe('a unit that a command names', () => {
  test('is unknown where nobody created it, before its first day, and in another tenant', () => {
    const unknown = { standing: 'unknown', closesOn: null, way: [] }
    expect(namedUnit(units, 'b9', at('2026-02-01'))).toStrictEqual(unknown)
    expect(namedUnit(units, 'b1', at('2025-12-31'))).toStrictEqual(unknown)
    expect(namedUnit(units, 't1', at('2026-02-01'))).toStrictEqual(unknown)
    expect(namedUnit(units, 't1', { tenant: 'town', day: '2026-02-01' }).standing).toBe('open')
  })
  test('says from when on it will be closed, but not that it will be merged, for then it is taken over', () => {
    expect(namedUnit(units, 'b4', at('2026-02-01'))).toMatchObject({ standing: 'open', closesOn: '2026-09-01' })
    expect(namedUnit(units, 'b5', at('2026-02-01'))).toMatchObject({ standing: 'open', closesOn: null })
  })
  test('says that the unit it is merged into will be closed', () => {
    const b6: UnitRecord = unit([['2026-01-01', 'city']], { from: '2026-05-01', intoUnitId: 'b4' })
    const more = new Map([...units, ['b6', b6] as const])
    expect(namedUnit(more, 'b6', at('2026-02-01'))).toMatchObject({ standing: 'open', closesOn: '2026-09-01' })
  })
  test('has ended from the day of its end on', () => {
    const standings = ['b4', 'b5'].map((unitId) => namedUnit(units, unitId, at('2026-09-01')).standing)
    expect(standings).toStrictEqual(['ended', 'ended'])
  })
  test('tells its way up for that day and for every later one that is known already', () => {
    expect(namedUnit(units, 's1', at('2026-01-01')).way).toStrictEqual(['s1', 'b1', 'city', 'b2', 'b3'])
    expect(namedUnit(units, 's1', at('2026-07-01')).way).toStrictEqual(['s1', 'b2', 'b3', 'city'])
    expect(namedUnit(units, 'city', at('2026-07-01')).way).toStrictEqual(['city'])
  })
})

describe('a unit that is to be closed', () => {
  test('has units below it when one stands there on that day or will stand there later', () => {
    expect(hasUnitsBelow(units, 'b1', '2026-02-01')).toBe(true)
    expect(hasUnitsBelow(units, 'b2', '2026-02-01')).toBe(true)
    expect(hasUnitsBelow(units, 's1', '2026-02-01')).toBe(false)
  })
  test('has none once the last has left', () => {
    expect(hasUnitsBelow(units, 'b1', '2026-06-30')).toBe(true)
    const without = new Map([...units].filter(([unitId]) => unitId !== 'b5'))
    expect(hasUnitsBelow(without, 'b1', '2026-07-01')).toBe(false)
  })
  test('is not held up by what it took over from units that ended', () => {
    expect(hasUnitsBelow(units, 'b1', '2026-09-01')).toBe(false)
  })
})

describe('in whose scope a unit lies', () => {
  test('its own, once it is there, however it ends', () => {
    expect(unitInCharge(units, 's1', '2026-02-01')).toBe('s1')
    expect(unitInCharge(units, 'b4', '2027-01-01')).toBe('b4')
  })
  test('of the unit under which it will stand, while it is yet to come', () => {
    const later = new Map([
      ...units,
      ['n1', unit([['2026-08-01', 'b1']])] as const,
      ['n2', unit([['2026-09-01', 'n1']])] as const,
    ])
    expect(unitInCharge(later, 'n2', '2026-07-31')).toBe('b1')
    expect(unitInCharge(later, 'n2', '2026-08-01')).toBe('n1')
    expect(unitInCharge(later, 'n2', '2026-09-01')).toBe('n2')
  })
  test('its own, where nothing above it is known or the way goes round', () => {
    const round = new Map([['x', unit([['2026-08-01', 'y']])] as const, ['y', unit([['2026-08-01', 'x']])] as const])
    expect(unitInCharge(round, 'x', '2026-01-01')).toBe('x')
    expect(unitInCharge(round, 'nobody', '2026-01-01')).toBe('nobody')
  })
})
