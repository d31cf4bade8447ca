import { describe, expect, test } from '@jest/globals'
import { RANKING_MINIMUM, rank, type RankedUnit } from './ranking.js'
import { groupsThatCannotBeToldApart } from './separability.js'
import { canBeToldApart } from './wilson.js'

// Thirty bureaus, all alike, are ranked three years running, again and again: what a league table makes of chance.
const BUREAUS = 30
const LAST = 3
const YEARS = 3
const CASES = 400
const TRUE_RATE = 0.8
const ROUNDS = 200

/** Mulberry32: the same numbers on every run. */
const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

const throwOnce = dice(20_150_101)

const yearOf = (): readonly RankedUnit[] => {
  const units = Array.from({ length: BUREAUS }, (_, number) => {
    let numerator = 0
    for (let drawn = 0; drawn < CASES; drawn += 1) if (throwOnce() < TRUE_RATE) numerator += 1
    return { bureau: `bureau ${number}`, numerator, denominator: CASES }
  })
  return rank(units, { minimum: RANKING_MINIMUM }).ranked
}

const rounds = Array.from({ length: ROUNDS }, () => Array.from({ length: YEARS }, yearOf))

const shareOfRounds = (isMarked: (unit: RankedUnit, place: number) => boolean): number => {
  const marked = rounds.map((years) =>
    years.map(
      (ranked) => new Set(ranked.filter((unit, index) => isMarked(unit, index + 1)).map(({ bureau }) => bureau)),
    ),
  )
  const isTwiceRunning = ([first, second, third]: Set<string>[]): boolean =>
    [...(second ?? [])].some((bureau) => first?.has(bureau) || third?.has(bureau))
  return marked.filter(isTwiceRunning).length / ROUNDS
}

describe('thirty bureaus that are all alike', () => {
  test('by mere places, somebody is among the last three two years running in about half of all rounds', () => {
    const share = shareOfRounds((_, place) => place > BUREAUS - LAST)
    expect(share).toBeGreaterThan(0.38)
    expect(share).toBeLessThan(0.62)
  })
  test('by rank intervals, nobody ever is', () => {
    expect(shareOfRounds(({ rankLowest }) => rankLowest > BUREAUS - LAST)).toBe(0)
  })
  test('of a hundred pairs fewer than one is told apart', () => {
    let apart = 0
    let pairs = 0
    for (const ranked of rounds.flat())
      for (const [index, one] of ranked.entries())
        for (const other of ranked.slice(index + 1)) {
          pairs += 1
          if (canBeToldApart(one, other)) apart += 1
        }
    expect(pairs).toBe((ROUNDS * YEARS * BUREAUS * (BUREAUS - 1)) / 2)
    expect(apart / pairs).toBeLessThan(0.01)
  })
  test('in at least nine of ten years they form a single group', () => {
    const single = rounds.flat().filter((ranked) => groupsThatCannotBeToldApart(ranked).length === 1)
    expect(single.length / (ROUNDS * YEARS)).toBeGreaterThan(0.9)
  })
})
