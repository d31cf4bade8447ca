import { describe, expect, test } from '@jest/globals'
import { instantFromMillis, systemClock, type Instant } from '@huiyin/kernel'
import { alarmTimer } from './alarm-timer.js'

const soon = (millis: number): Instant => instantFromMillis(Date.now() + millis)
const waits = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))
const until = async (holds: () => boolean) => {
  for (let slept = 0; !holds() && slept < 3_000; slept += 5) await waits(5)
}

/** Alarms at these instants, with what was rung and when. */
const rung = (alarms: readonly Instant[], fault?: Error) => {
  let set = [...alarms]
  const rings: { readonly dueAt: Instant; readonly at: Instant }[] = []
  const runner = {
    next: async () => set.toSorted()[0] ?? null,
    fire: async (now: Instant) => {
      if (fault && rings.length === 0) {
        rings.push({ dueAt: 'fault', at: now })
        throw fault
      }
      const due = set.filter((one) => one <= now).toSorted()[0]
      if (due === undefined) return 0
      set = set.filter((one) => one !== due)
      rings.push({ dueAt: due, at: now })
      return 1
    },
  }
  return { runner, rings, set: (instant: Instant) => (set = [...set, instant]) }
}

describe('the timer of the alarms', () => {
  test('rings at once what is due, all of it, in due order', async () => {
    const [first, second] = [soon(-2_000), soon(-1_000)]
    const { runner, rings } = rung([second, first])
    const timer = alarmTimer({ clock: systemClock, alarms: runner, onFault: () => undefined })
    await until(() => rings.length === 2)
    await timer.stop()
    expect(rings.map(({ dueAt }) => dueAt)).toStrictEqual([first, second])
  })
  test('sleeps until the next one is due', async () => {
    const due = soon(250)
    const { runner, rings } = rung([due])
    const timer = alarmTimer({ clock: systemClock, alarms: runner, onFault: () => undefined })
    await until(() => rings.length === 1)
    await timer.stop()
    expect(rings[0]!.at >= due).toBe(true)
  })
  test('finds what was set meanwhile, after its longest sleep', async () => {
    const { runner, rings, set } = rung([])
    const timer = alarmTimer({ clock: systemClock, alarms: runner, onFault: () => undefined, capMillis: 50 })
    await waits(20)
    set(soon(-1))
    await until(() => rings.length === 1)
    await timer.stop()
    expect(rings).toHaveLength(1)
  })
  test('tells a fault and goes on', async () => {
    const { runner, rings } = rung([soon(-1)], new Error('disk full'))
    const faults: unknown[] = []
    const onFault = (error: unknown) => faults.push(error)
    const timer = alarmTimer({ clock: systemClock, alarms: runner, onFault, capMillis: 20 })
    await until(() => rings.length === 2)
    await timer.stop()
    expect(faults).toMatchObject([{ message: 'disk full' }])
    expect(rings).toHaveLength(2)
  })
  test('stopped, it rings no more and does not wait out its sleep', async () => {
    const { runner, rings, set } = rung([])
    const timer = alarmTimer({ clock: systemClock, alarms: runner, onFault: () => undefined, capMillis: 60_000 })
    await waits(20)
    await timer.stop()
    set(soon(-1))
    await waits(50)
    expect(rings).toStrictEqual([])
  })
})
