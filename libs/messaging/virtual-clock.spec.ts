import { describe, expect, test } from '@jest/globals'
import { systemClock, type Instant } from '@huiyin/kernel'
import { ClockNotMovable, virtualClock, type Settling } from './virtual-clock.js'

const [T0, T1, T2, T3] = ['01', '02', '03', '04'].map((day) => `2026-01-${day}T00:00:00.000Z`) as [
  Instant,
  Instant,
  Instant,
  Instant,
]

/** Alarms at these instants; what is fired may set others, which are there after the next drain. */
const story = (start: Instant, alarms: readonly Instant[], follows: Readonly<Record<Instant, Instant>> = {}) => {
  const clock = virtualClock(start)
  const said: string[] = []
  let set = [...alarms]
  let waiting: Instant[] = []
  const settling: Settling = {
    drain: async () => {
      said.push(`drained at ${clock.now()}`)
      set = [...set, ...waiting]
      waiting = []
    },
    alarms: {
      next: async () => set.toSorted()[0] ?? null,
      fire: async (now) => {
        const due = set.filter((one) => one <= now).toSorted()[0]
        if (due === undefined) return 0
        said.push(`${due} rang at ${clock.now()}`)
        set = set.filter((one) => one !== due)
        if (follows[due] !== undefined) waiting.push(follows[due])
        return 1
      },
    },
  }
  return { clock, said, moveTo: (target: Instant) => clock.moveTo(target, settling), settling }
}

describe('a virtual clock', () => {
  test('stands until it is moved', () => expect(virtualClock(T1).now()).toBe(T1))
  test('settles first, then rings each alarm at its own instant, settling in between, then arrives', async () => {
    const { clock, said, moveTo } = story(T0, [T2, T1])
    await moveTo(T3)
    expect(said).toStrictEqual([
      `drained at ${T0}`,
      `${T1} rang at ${T1}`,
      `drained at ${T1}`,
      `${T2} rang at ${T2}`,
      `drained at ${T2}`,
    ])
    expect(clock.now()).toBe(T3)
  })
  test('an alarm that another one set rings on the way', async () => {
    const { said, moveTo } = story(T0, [T1], { [T1]: T2 })
    await moveTo(T3)
    expect(said.filter((line) => line.includes('rang'))).toStrictEqual([`${T1} rang at ${T1}`, `${T2} rang at ${T2}`])
  })
  test('an alarm at the target rings, one after it does not', async () => {
    const { said, moveTo } = story(T0, [T1, T2])
    await moveTo(T1)
    expect(said.filter((line) => line.includes('rang'))).toStrictEqual([`${T1} rang at ${T1}`])
  })
  test('what was recorded late rings as the clock stands, which does not go back for it', async () => {
    const { said, moveTo } = story(T2, [T1])
    await moveTo(T3)
    expect(said[1]).toBe(`${T1} rang at ${T2}`)
  })
  test('a move to where it stands still settles and rings', async () => {
    const { said, moveTo } = story(T1, [T1])
    await moveTo(T1)
    expect(said).toStrictEqual([`drained at ${T1}`, `${T1} rang at ${T1}`, `drained at ${T1}`])
  })
  test('moves asked for together happen one after the other', async () => {
    const { said, moveTo, clock } = story(T0, [T1, T2])
    await Promise.all([moveTo(T1), moveTo(T3)])
    const first = [`drained at ${T0}`, `${T1} rang at ${T1}`, `drained at ${T1}`]
    const second = [`drained at ${T1}`, `${T2} rang at ${T2}`, `drained at ${T2}`]
    expect(said).toStrictEqual([...first, ...second])
    expect(clock.now()).toBe(T3)
  })
  test('never goes back', async () => {
    const { moveTo, clock } = story(T2, [])
    await expect(moveTo(T1)).rejects.toBeInstanceOf(ClockNotMovable)
    expect(clock.now()).toBe(T2)
  })
  test('stays where a fault stopped it, and can be moved on', async () => {
    const { clock, moveTo, settling } = story(T0, [T1, T2])
    const broken = { ...settling, drain: () => Promise.reject(new Error('disk full')) }
    await expect(clock.moveTo(T3, broken)).rejects.toThrow('disk full')
    expect(clock.now()).toBe(T0)
    await moveTo(T3)
    expect(clock.now()).toBe(T3)
  })
  test('released, it is the machine’s own clock and cannot be moved', async () => {
    const { clock, moveTo } = story(T0, [])
    clock.release()
    expect(clock.now() >= T0 && clock.now() <= systemClock.now()).toBe(true)
    expect(clock.now().slice(0, 13)).toBe(systemClock.now().slice(0, 13))
    await expect(moveTo(T3)).rejects.toBeInstanceOf(ClockNotMovable)
  })
})
