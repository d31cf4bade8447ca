import { describe, expect, test } from '@jest/globals'
import { seeded } from '@huiyin/bus-embedded'
import { arrivalsOf, daysBetween } from './arrivals.js'
import { simulatedMatters, type SimulationPlan } from './matters.js'

const days = daysBetween('2026-01-01', '2026-12-31')
const plan: SimulationPlan = { days, items: 4_000, bureaus: 40, seed: 7, open: false }
const allOf = (of: SimulationPlan) => [...simulatedMatters(of)].flat()
const mean = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0) / counts.length
const arrivals = arrivalsOf(days, 300_000, seeded(7))
const meanWhere = (is: (day: (typeof days)[number], index: number) => boolean): number =>
  mean(arrivals.filter((_, index) => is(days[index]!, index)))
const weekday = ({ day }: (typeof days)[number]): number => new Date(`${day}T00:00:00.000Z`).getUTCDay()

describe('the arrivals of a year', () => {
  test('are exactly as many as were asked for, on whatever days', () => {
    for (const items of [1, 17, 4_000]) {
      expect(arrivalsOf(days, items, seeded(3)).reduce((sum, one) => sum + one, 0)).toBe(items)
    }
  })
  test('peak on Mondays and in autumn, and days off are quiet', () => {
    const working = meanWhere(({ isWorking }) => isWorking)
    expect(meanWhere((day) => day.isWorking && weekday(day) === 1)).toBeGreaterThan(1.2 * working)
    expect(meanWhere(({ isWorking }) => !isWorking)).toBeLessThan(0.3 * working)
    expect(meanWhere(({ day }) => day.startsWith('2026-11'))).toBeGreaterThan(
      1.5 * meanWhere(({ day }) => day.startsWith('2026-02')),
    )
  })
  test('days off are those of the calendar: a holiday in the week, and no make-up Saturday', () => {
    const of = (day: string) => days.find((one) => one.day === day)!
    expect([of('2026-10-01').isWorking, of('2026-02-14').isWorking]).toStrictEqual([false, true])
    expect(of('2026-10-03').working).toBe(of('2026-09-30').working)
    expect(of('2026-01-01').working).toBe(-1)
  })
  test('more comes on the first day after a holiday than on other days of its month', () => {
    const back = days.findIndex(({ day, isWorking }) => day > '2026-10-01' && isWorking)
    expect(arrivals[back]).toBeGreaterThan(1.2 * meanWhere(({ day, isWorking }) => isWorking && day > '2026-10-10'))
  })
})

describe('the matters of a year', () => {
  const matters = allOf(plan)
  const share = (is: (matter: (typeof matters)[number]) => boolean) => matters.filter(is).length / matters.length

  test('are the same for the same seed and others for another', () => {
    expect(allOf(plan)).toStrictEqual(matters)
    expect(allOf({ ...plan, seed: 8 })).not.toStrictEqual(matters)
  })
  test('go to every bureau, more to some than to others', () => {
    const counts = Array.from({ length: 40 }, (_, bureau) => matters.filter((one) => one.bureau === bureau).length)
    expect(Math.min(...counts)).toBeGreaterThan(0)
    expect(Math.max(...counts)).toBeGreaterThan(5 * Math.min(...counts))
  })
  test('some are handed on, sent back, repeated, done late, never done, handled jointly or in the open', () => {
    for (const is of [
      (one) => one.transferTo !== null,
      (one) => one.returned,
      (one) => one.duplicate,
      (one) => one.claimed !== null && one.claimed - one.received > 12,
      (one) => one.claimed === null,
      (one) => one.mode === 'joint',
      (one) => one.mode === 'public',
      (one) => one.extension === 'granted',
      (one) => one.extension === 'refused',
    ] satisfies ((one: (typeof matters)[number]) => boolean)[]) {
      expect(share(is)).toBeGreaterThan(0.005)
      expect(share(is)).toBeLessThan(0.3)
    }
  })
  test('no bureau works with itself, and none is given what is not there', () => {
    for (const bureaus of [1, 2, 3, 4]) {
      const few = allOf({ ...plan, items: 2_000, bureaus })
      expect(few.every(({ bureau, transferTo }) => bureau < bureaus && (transferTo ?? 0) < bureaus)).toBe(true)
      expect(few.filter(({ jointWith, bureau, transferTo }) => jointWith === (transferTo ?? bureau))).toStrictEqual([])
    }
  })
  test('of a full desk nothing is ever claimed', () =>
    expect(allOf({ ...plan, open: true }).filter(({ claimed }) => claimed !== null)).toStrictEqual([]))
})
