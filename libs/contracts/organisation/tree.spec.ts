import { describe, expect, test } from '@jest/globals'
import { unitAfter, type UnitChange, type UnitRecord } from './records.js'
import {
  openUnitsBelow,
  rootOf,
  standingOf,
  successorOf,
  unitsAbove,
  unitsBelow,
  unitsInLoops,
  type Units,
} from './tree.js'

const created = (parentId: string | null, validFrom = '2026-01-01'): UnitChange => ({
  name: 'UnitCreated',
  data: { name: 'a unit', nameEn: null, parentId, level: 'bureau', validFrom },
})
const moved = (parentId: string, validFrom: string): UnitChange => ({
  name: 'UnitMoved',
  data: { parentId, validFrom },
})
const merged = (intoUnitId: string, validFrom: string): UnitChange => ({
  name: 'UnitMerged',
  data: { intoUnitId, validFrom },
})
const closed = (validFrom: string): UnitChange => ({ name: 'UnitClosed', data: { validFrom } })
const unitsOf = (drawn: Readonly<Record<string, readonly UnitChange[]>>): Units =>
  new Map(
    Object.entries(drawn).map(([unitId, changes]) => [unitId, changes.reduce<UnitRecord | null>(unitAfter, null)!]),
  )

/**
 * One city in 2026, drawn by hand:
 *
 *   city ─┬─ b1 ─┬─ s1 ── w1
 *         │      └─ s2            from 04-01 under b2
 *         ├─ b2 ─┬─ s3 ── w2      w2 closed from 09-01
 *         │      └─ t1            exists from 06-01
 *         └─ b3 ── s4 ── w3       b3 merged into b2 from 07-01, s4 into s3 from 10-01
 */
const city = unitsOf({
  city: [created(null, '2020-01-01')],
  b1: [created('city')],
  s1: [created('b1')],
  w1: [created('s1')],
  s2: [created('b1'), moved('b2', '2026-04-01')],
  b2: [created('city')],
  s3: [created('b2')],
  w2: [created('s3'), closed('2026-09-01')],
  t1: [created('b2', '2026-06-01')],
  b3: [created('city'), merged('b2', '2026-07-01')],
  s4: [created('b3'), merged('s3', '2026-10-01')],
  w3: [created('s4')],
})

describe('how a unit stands', () => {
  test('it is not there before its first day and not from the day of its end on', () => {
    const standings = (unitId: string, ...days: string[]) => days.map((day) => standingOf(city.get(unitId)!, day))
    expect(standings('t1', '2026-05-31', '2026-06-01')).toStrictEqual(['notYet', 'open'])
    expect(standings('w2', '2026-08-31', '2026-09-01')).toStrictEqual(['open', 'closed'])
    expect(standings('b3', '2026-06-30', '2026-07-01')).toStrictEqual(['open', 'merged'])
  })
})

describe('the units above', () => {
  test('are named nearest first and the root last', () => {
    expect(unitsAbove(city, 'w1', '2026-02-01')).toStrictEqual(['s1', 'b1', 'city'])
    expect(unitsAbove(city, 'city', '2026-02-01')).toStrictEqual([])
  })
  test('are those of the day: the day before a move the old ones, on the day the new ones', () => {
    expect(unitsAbove(city, 's2', '2026-03-31')).toStrictEqual(['b1', 'city'])
    expect(unitsAbove(city, 's2', '2026-04-01')).toStrictEqual(['b2', 'city'])
  })
  test('of a unit whose parent was merged are the successor and those above it', () => {
    expect(unitsAbove(city, 'w3', '2026-06-30')).toStrictEqual(['s4', 'b3', 'city'])
    expect(unitsAbove(city, 'w3', '2026-07-01')).toStrictEqual(['s4', 'b2', 'city'])
    expect(unitsAbove(city, 'w3', '2026-10-01')).toStrictEqual(['s3', 'b2', 'city'])
  })
  test('of a unit not yet there, or of an unknown one, are none', () => {
    expect(unitsAbove(city, 't1', '2026-05-31')).toStrictEqual([])
    expect(unitsAbove(city, 'nowhere', '2026-05-31')).toStrictEqual([])
  })
})

describe('the units below', () => {
  test('are named level by level, each level by id', () => {
    expect(unitsBelow(city, 'b1', '2026-02-01')).toStrictEqual(['s1', 's2', 'w1'])
    expect(unitsBelow(city, 'w1', '2026-02-01')).toStrictEqual([])
  })
  test('include those that ended, so that nothing they left is without somebody who answers for it', () => {
    expect(unitsBelow(city, 'b2', '2026-12-31')).toStrictEqual(['b3', 's2', 's3', 't1', 's4', 'w2', 'w3'])
    expect(openUnitsBelow(city, 'b2', '2026-12-31')).toStrictEqual(['s2', 's3', 't1', 'w3'])
  })
  test('are those of the day', () => {
    expect(openUnitsBelow(city, 'b2', '2026-03-31')).toStrictEqual(['s3', 'w2'])
    expect(openUnitsBelow(city, 'b2', '2026-04-01')).toStrictEqual(['s2', 's3', 'w2'])
    expect(openUnitsBelow(city, 'b3', '2026-07-01')).toStrictEqual([])
  })
  test('of the root are all there ever were up to the day', () => {
    expect(unitsBelow(city, 'city', '2026-12-31')).toHaveLength(city.size - 1)
    expect(unitsBelow(city, 'city', '2025-12-31')).toStrictEqual([])
  })
})

describe('the successor', () => {
  test('of a unit that exists is the unit itself', () => {
    expect(successorOf(city, 'b3', '2026-06-30')).toBe('b3')
  })
  test('S4-92 of a merged unit is the one that took it over', () => {
    expect(successorOf(city, 'b3', '2026-07-01')).toBe('b2')
    expect(successorOf(city, 's4', '2026-10-01')).toBe('s3')
  })
  test('is followed through one merge after the other, each from its day', () => {
    const chain = unitsOf({
      root: [created(null)],
      a: [created('root'), merged('b', '2026-02-01')],
      b: [created('root'), merged('c', '2026-03-01')],
      c: [created('root'), closed('2026-04-01')],
    })
    const found = ['2026-01-31', '2026-02-01', '2026-03-01', '2026-04-01'].map((day) => successorOf(chain, 'a', day))
    expect(found).toStrictEqual(['a', 'b', 'c', null])
  })
  test('of a closed unit, of one not yet there and of an unknown one is nobody', () => {
    expect(successorOf(city, 'w2', '2026-09-01')).toBeNull()
    expect(successorOf(city, 't1', '2026-05-31')).toBeNull()
    expect(successorOf(city, 'nowhere', '2026-05-31')).toBeNull()
  })
})

describe('the root', () => {
  test('of every unit of a tenant is the tenant, also after its end', () => {
    const roots = [...city.keys()].map((unitId) => rootOf(city, unitId, '2026-12-31'))
    expect(new Set(roots)).toStrictEqual(new Set(['city']))
  })
  test('of a unit nobody knows anything about is the unit itself', () => {
    expect(rootOf(city, 'nowhere', '2026-12-31')).toBe('nowhere')
  })
})

describe('a tree that goes round, as two processes could leave it', () => {
  const loop = unitsOf({
    root: [created(null)],
    a: [created('root'), moved('b', '2026-03-01')],
    b: [created('root'), moved('a', '2026-03-01')],
    c: [created('b')],
  })
  test('is found, from the day it goes round, with exactly the units in the round', () => {
    expect(unitsInLoops(loop, '2026-02-28')).toStrictEqual([])
    expect(unitsInLoops(loop, '2026-03-01')).toStrictEqual(['a', 'b'])
    expect(unitsInLoops(city, '2026-12-31')).toStrictEqual([])
  })
  test('does not keep any question from ending', () => {
    expect(unitsAbove(loop, 'c', '2026-03-01')).toStrictEqual(['b', 'a'])
    expect(unitsBelow(loop, 'a', '2026-03-01')).toStrictEqual(['b', 'c'])
    expect(successorOf(loop, 'a', '2026-03-01')).toBe('a')
    const merges = unitsOf({
      a: [created(null), merged('b', '2026-02-01')],
      b: [created(null), merged('a', '2026-02-01')],
    })
    expect(successorOf(merges, 'a', '2026-02-01')).toBeNull()
  })
})
