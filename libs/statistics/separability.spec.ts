import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { funnel } from './funnel.js'
import { rank, type UnitRate } from './ranking.js'
import { compareRates, sumRates, type Rate } from './rate.js'
import { groupsThatCannotBeToldApart, standingOf, standings } from './separability.js'
import { canBeToldApart, wilson95 } from './wilson.js'

const unit = (bureau: string, numerator: number, denominator: number): UnitRate => ({ bureau, numerator, denominator })
const rankedOf = (units: readonly UnitRate[]) => rank(units, { minimum: 1 }).ranked

const alpha = unit('Alpha', 900, 1000) // [0.8798, 0.9171]
const beta = unit('Beta', 800, 1000) // [0.7741, 0.8236]
const gamma = unit('Gamma', 24, 31) // [0.6019, 0.8860]
const delta = unit('Delta', 60, 100) // [0.5020, 0.6906]
const epsilon = unit('Epsilon', 600, 1000) // [0.5693, 0.6299]

const anyUnits = fc
  .array(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 3000 })), { maxLength: 25 })
  .map((figures) => figures.map(([a, b], index) => unit(`unit ${index}`, Math.min(a, b), b)))

describe('groups that cannot be told apart', () => {
  test('a ranking is cut where everybody above is clearly better than everybody below', () => {
    expect(groupsThatCannotBeToldApart(rankedOf([alpha, beta, delta, epsilon]))).toStrictEqual([
      { placeFrom: 1, placeTo: 1, bureaus: ['Alpha'], everyPairOverlaps: true },
      { placeFrom: 2, placeTo: 2, bureaus: ['Beta'], everyPairOverlaps: true },
      { placeFrom: 3, placeTo: 4, bureaus: ['Delta', 'Epsilon'], everyPairOverlaps: true },
    ])
  })
  test('neighbours that do not overlap are not cut when a small unit below overlaps the one above', () => {
    expect(canBeToldApart(alpha, beta)).toBe(true)
    expect(canBeToldApart(alpha, gamma)).toBe(false)
    expect(groupsThatCannotBeToldApart(rankedOf([alpha, beta, gamma]))).toStrictEqual([
      { placeFrom: 1, placeTo: 3, bureaus: ['Alpha', 'Beta', 'Gamma'], everyPairOverlaps: false },
    ])
  })
  test('a chain whose ends can be told apart is one group and says so', () => {
    const [top, middle, low] = [unit('A', 870, 1000), unit('B', 850, 1000), unit('C', 825, 1000)]
    expect([canBeToldApart(top, middle), canBeToldApart(middle, low), canBeToldApart(top, low)]).toStrictEqual([
      false,
      false,
      true,
    ])
    const [group] = groupsThatCannotBeToldApart(rankedOf([top, middle, low]))
    expect(group).toStrictEqual({ placeFrom: 1, placeTo: 3, bureaus: ['A', 'B', 'C'], everyPairOverlaps: false })
  })
  test('nobody forms no group, and a unit over nothing is a fault', () => {
    expect(groupsThatCannotBeToldApart([])).toStrictEqual([])
    expect(() => groupsThatCannotBeToldApart([unit('A', 0, 0)])).toThrow('ranked over nothing: A')
  })
})

describe('groups that cannot be told apart, whatever the units', () => {
  test('any two units of different groups can be told apart, the earlier one being better', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranked = rankedOf(units)
        const groups = groupsThatCannotBeToldApart(ranked)
        const byName = new Map(ranked.map((one) => [one.bureau, one]))
        const placeOf = new Map(groups.flatMap(({ bureaus, placeFrom }) => bureaus.map((name) => [name, placeFrom])))
        for (const a of byName.values())
          for (const b of byName.values())
            if (Number(placeOf.get(a.bureau)) < Number(placeOf.get(b.bureau)))
              expect([canBeToldApart(a, b), compareRates(a, b)]).toStrictEqual([true, 1])
      }),
    )
  })
  test('no group can be cut further: from each member the others are reached through overlaps', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranked = rankedOf(units)
        for (const { bureaus } of groupsThatCannotBeToldApart(ranked)) {
          const members = ranked.filter(({ bureau }) => bureaus.includes(bureau))
          const reached = new Set(members.slice(0, 1))
          for (const from of reached) for (const to of members) if (!canBeToldApart(from, to)) reached.add(to)
          expect(reached.size).toBe(members.length)
        }
      }),
    )
  })
  test('the groups follow each other without a gap, and hold the rank intervals of their members', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranked = rankedOf(units)
        const groups = groupsThatCannotBeToldApart(ranked)
        expect(groups.flatMap(({ bureaus }) => bureaus)).toStrictEqual(ranked.map(({ bureau }) => bureau))
        for (const { placeFrom, placeTo, bureaus } of groups)
          for (const { rankLowest, rankHighest } of ranked.slice(placeFrom - 1, placeTo))
            expect([placeFrom <= rankLowest, rankHighest <= placeTo, bureaus.length]).toStrictEqual([
              true,
              true,
              placeTo - placeFrom + 1,
            ])
      }),
    )
  })
  test('a group says that every pair overlaps exactly when every pair does', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranked = rankedOf(units)
        for (const { placeFrom, placeTo, everyPairOverlaps } of groupsThatCannotBeToldApart(ranked)) {
          const members = ranked.slice(placeFrom - 1, placeTo)
          const isAnyApart = members.some((a) => members.some((b) => canBeToldApart(a, b)))
          expect(everyPairOverlaps).toBe(!isAnyApart)
        }
      }),
    )
  })
})

describe('standing against the overall rate', () => {
  const overall = { numerator: 62, denominator: 100 }
  test('clearly better or worse is a unit whose whole interval lies on one side of it', () => {
    expect(standingOf(beta, overall)).toBe('clearlyBetter')
    expect(standingOf(gamma, overall)).toBe('notDistinguishable')
    expect(standingOf(unit('Zeta', 400, 1000), overall)).toBe('clearlyWorse')
    expect(standingOf(unit('Eta', 62, 100), overall)).toBe('notDistinguishable')
  })
  test('three lists in the order of the ranking', () => {
    const ranked = rankedOf([unit('Zeta', 400, 1000), epsilon, delta, gamma, beta, alpha])
    expect(standings(ranked, overall)).toStrictEqual({
      clearlyBetter: ['Alpha', 'Beta'],
      notDistinguishable: ['Gamma', 'Delta', 'Epsilon'],
      clearlyWorse: ['Zeta'],
    })
  })
  test('of nothing, or against nothing, nothing can be said', () => {
    const nothing = { numerator: 0, denominator: 0 }
    expect(standingOf(nothing, overall)).toBeNull()
    expect(standingOf(beta, nothing)).toBeNull()
    expect(standings([beta], nothing)).toStrictEqual({ clearlyBetter: [], notDistinguishable: [], clearlyWorse: [] })
  })
  test('where everybody else reaches everything, one failure is clearly worse', () => {
    expect(standingOf({ numerator: 9, denominator: 10 }, { numerator: 5, denominator: 5 })).toBe('clearlyWorse')
    expect(standingOf({ numerator: 10, denominator: 10 }, { numerator: 5, denominator: 5 })).toBe('notDistinguishable')
  })
  test('the list by Wilson intervals and the funnel by its limits say the same', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const all: Rate = sumRates(units)
        const shown = funnel(units, all)
        for (const one of units) {
          const inFunnel = shown.bureau[one.bureau]
          const isClear = standingOf(one, all) !== 'notDistinguishable'
          expect(isClear).toBe(inFunnel?.outside95)
          const [lower, upper] = wilson95(one.numerator, one.denominator) ?? [0, 1]
          const p0 = all.numerator / all.denominator
          const isOutside = p0 < lower - 1e-12 || upper + 1e-12 < p0
          if (isOutside || (lower + 1e-12 < p0 && p0 < upper - 1e-12)) expect(isClear).toBe(isOutside)
        }
      }),
    )
  })
})
