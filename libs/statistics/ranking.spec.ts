import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareCodePoints, rank, type UnitRate } from './ranking.js'
import { canBeToldApart } from './wilson.js'

const unit = (bureau: string, numerator: number, denominator: number): UnitRate => ({ bureau, numerator, denominator })

// By hand:
// 0.9 [0.8798, 0.9171] · 0.8 [0.7741, 0.8236] · 24/31 [0.6019, 0.8860] · 0.6 [0.5020, 0.6906] · 0.6 [0.5693, 0.6299]
const alpha = unit('Alpha', 900, 1000)
const beta = unit('Beta', 800, 1000)
const gamma = unit('Gamma', 24, 31)
const delta = unit('Delta', 60, 100)
const epsilon = unit('Epsilon', 600, 1000)

const unitsOf = (figures: readonly (readonly [string, number, number])[]): UnitRate[] =>
  figures.map(([bureau, a, b]) => unit(bureau, Math.min(a, b), Math.max(a, b)))
const anyUnits = fc
  .uniqueArray(fc.tuple(fc.string(), fc.nat(400), fc.nat(400)), { selector: ([bureau]) => bureau, maxLength: 25 })
  .map(unitsOf)

describe('a ranking', () => {
  test('it names rate, interval and the places a unit may really hold', () => {
    expect(rank([epsilon, gamma, alpha, delta, beta], { minimum: 30 }).ranked).toStrictEqual([
      { ...alpha, rank: 1, onTimeRate: 0.9, wilson95: [0.8798, 0.9171], rankLowest: 1, rankHighest: 2 },
      { ...beta, rank: 2, onTimeRate: 0.8, wilson95: [0.7741, 0.8236], rankLowest: 2, rankHighest: 3 },
      { ...gamma, rank: 3, onTimeRate: 0.7742, wilson95: [0.6019, 0.886], rankLowest: 1, rankHighest: 5 },
      { ...delta, rank: 4, onTimeRate: 0.6, wilson95: [0.502, 0.6906], rankLowest: 3, rankHighest: 5 },
      { ...epsilon, rank: 4, onTimeRate: 0.6, wilson95: [0.5693, 0.6299], rankLowest: 3, rankHighest: 5 },
    ])
  })
  test('it says of neighbours whether their order is more than chance', () => {
    expect(rank([epsilon, gamma, alpha, delta, beta], { minimum: 30 }).neighbours).toStrictEqual([
      { first: 'Alpha', second: 'Beta', intervalsOverlap: false },
      { first: 'Beta', second: 'Gamma', intervalsOverlap: true },
      { first: 'Gamma', second: 'Delta', intervalsOverlap: true },
      { first: 'Delta', second: 'Epsilon', intervalsOverlap: true },
    ])
  })
  test('two firsts are followed by a third', () => {
    const { ranked } = rank([unit('C', 40, 80), unit('B', 30, 40), unit('A', 60, 80)], { minimum: 30 })
    expect(ranked.map(({ bureau, rank: place }) => [bureau, place])).toStrictEqual([
      ['A', 1],
      ['B', 1],
      ['C', 3],
    ])
  })
  test('a unit with fewer counted cases than the minimum is named and not ranked', () => {
    const { ranked, neighbours, tooFew } = rank([unit('B', 29, 29), unit('C', 0, 0), unit('A', 15, 30)], {
      minimum: 30,
    })
    expect(ranked.map(({ bureau }) => bureau)).toStrictEqual(['A'])
    expect(neighbours).toStrictEqual([])
    expect(tooFew).toStrictEqual([
      { bureau: 'B', numerator: 29, denominator: 29, onTimeRate: 1 },
      { bureau: 'C', numerator: 0, denominator: 0, onTimeRate: null },
    ])
  })
  test('the minimum belongs to the campaign', () => {
    expect(rank([gamma], { minimum: 31 }).ranked).toHaveLength(1)
    expect(rank([gamma], { minimum: 32 }).tooFew).toHaveLength(1)
  })
  test('of nobody there is an empty ranking', () => {
    expect(rank([], { minimum: 30 })).toStrictEqual({ ranked: [], neighbours: [], tooFew: [] })
  })
  test('a unit named twice, a broken rate and a minimum below 1 are faults', () => {
    expect(() => rank([alpha, alpha], { minimum: 30 })).toThrow('named twice: Alpha')
    expect(() => rank([unit('A', 2, 1)], { minimum: 30 })).toThrow('not a rate: 2/1')
    expect(() => rank([alpha], { minimum: 0 })).toThrow('not a minimum: 0')
    expect(() => rank([alpha], { minimum: 1.5 })).toThrow('not a minimum: 1.5')
  })
})

describe('names in order', () => {
  test('they are ordered by code points, where UTF-16 would put a rare character before a full-width bracket', () => {
    const [bracket, rare] = ['（城区）', '𠮷镇']
    expect(rare < bracket).toBe(true)
    expect(compareCodePoints(bracket, rare)).toBeLessThan(0)
    const { ranked } = rank([unit(rare, 20, 40), unit(bracket, 20, 40)], { minimum: 30 })
    expect(ranked.map(({ bureau }) => bureau)).toStrictEqual([bracket, rare])
  })
  test('the shorter of two names that begin alike comes first', () => {
    expect(compareCodePoints('市局', '市局二处')).toBeLessThan(0)
    expect(compareCodePoints('市局二处', '市局')).toBeGreaterThan(0)
    expect(compareCodePoints('市局', '市局')).toBe(0)
    expect(compareCodePoints('', 'a')).toBeLessThan(0)
  })
  test('capitals come before small letters, as no locale would have it', () => {
    expect(['b', 'B', 'a'].sort(compareCodePoints)).toStrictEqual(['B', 'a', 'b'])
  })
  test('it is an order: it turns round, and equal means the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareCodePoints(a, b)) + Math.sign(compareCodePoints(b, a))).toBe(0)
        expect(compareCodePoints(a, b) === 0).toBe(a === b)
      }),
    )
  })
})

describe('a ranking, whatever the units', () => {
  test('the rank interval contains the rank and lies within the places there are', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const { ranked } = rank(units, { minimum: 30 })
        for (const { rank: place, rankLowest, rankHighest } of ranked) {
          const inOrder = [1, rankLowest, place, rankHighest, ranked.length]
          expect(inOrder).toStrictEqual(inOrder.toSorted((a, b) => a - b))
        }
        expect(ranked.every(({ wilson95, onTimeRate }) => wilson95[0] <= onTimeRate && onTimeRate <= wilson95[1])).toBe(
          true,
        )
      }),
    )
  })
  test('the order in which units are given does not matter', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranking = rank(units, { minimum: 30 })
        expect(rank(units.toReversed(), { minimum: 30 })).toStrictEqual(ranking)
        expect(rank([...ranking.tooFew, ...ranking.ranked], { minimum: 30 })).toStrictEqual(ranking)
      }),
    )
  })
  test('every unit is either ranked or named among those with too few cases', () => {
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 1, max: 400 }), (units, minimum) => {
        const { ranked, tooFew } = rank(units, { minimum })
        const names = [...ranked, ...tooFew].map(({ bureau }) => bureau)
        expect(names.toSorted()).toStrictEqual(units.map(({ bureau }) => bureau).toSorted())
        expect(ranked.every(({ denominator }) => denominator >= minimum)).toBe(true)
        expect(tooFew.every(({ denominator }) => denominator < minimum)).toBe(true)
      }),
    )
  })
  test('the width of a rank interval is the number of others the unit cannot be told apart from', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const { ranked } = rank(units, { minimum: 1 })
        for (const one of ranked) {
          const alike = ranked.filter((other) => other !== one && !canBeToldApart(one, other))
          expect(one.rankHighest - one.rankLowest).toBe(alike.length)
        }
      }),
    )
  })
  test('the input is left as it was', () => {
    const units = [epsilon, gamma, alpha]
    rank(units, { minimum: 30 })
    expect(units).toStrictEqual([epsilon, gamma, alpha])
  })
})
