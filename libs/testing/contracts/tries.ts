import { expect } from '@jest/globals'
import type { Tries } from '@huiyin/kernel'
import type { SettableClock } from '../clock.js'

/** Tries of which three are allowed within a minute, nothing counted yet, by a clock that the promise moves. */
export interface OpenedTries {
  readonly tries: Tries
  readonly clock: Pick<SettableClock, 'advance'>
  /** The same as another process counts them, or this one again where one process counts alone. */
  readonly others: Tries
}
export type OpenTries = () => Promise<OpenedTries>

/** What is allowed in these promises. */
export const THREE_A_MINUTE = { most: 3, withinSeconds: 60 } as const

/** Promises by their title; a promise that is not held rejects. */
export type TriesPromises = Readonly<Record<string, (open: OpenTries) => Promise<void>>>

const times = async (nth: number, tries: Tries, key: string): Promise<readonly number[]> => {
  const waits: number[] = []
  for (let at = 0; at < nth; at += 1) waits.push(await tries.take(key))
  return waits
}

/** What whoever counts tries promises, in one process or for several. */
export const triesContract: TriesPromises = {
  'so many and no more are counted, until the first of them is old enough': async (open) => {
    const { tries, clock } = await open()
    for (let at = 0; at < 3; at += 1) {
      expect(await tries.take('a')).toBe(0)
      clock.advance(10_000)
    }
    expect(await tries.take('a')).toBe(30)
    clock.advance(29_999)
    expect(await tries.take('a')).toBe(1)
    clock.advance(1)
    expect(await times(2, tries, 'a')).toStrictEqual([0, 10])
  },
  'in no stretch of the time are there more, wherever it begins': async (open) => {
    const { tries, clock } = await open()
    expect(await tries.take('a')).toBe(0)
    clock.advance(59_000)
    expect(await times(2, tries, 'a')).toStrictEqual([0, 0])
    clock.advance(2_000) // the first is old enough now, the other two are not
    expect(await times(2, tries, 'a')).toStrictEqual([0, 58])
  },
  'one that is too many costs nothing: whoever goes on knocking waits no longer': async (open) => {
    const { tries, clock } = await open()
    expect(await times(3, tries, 'a')).toStrictEqual([0, 0, 0])
    clock.advance(50_000)
    expect(await times(6, tries, 'a')).toStrictEqual([10, 10, 10, 10, 10, 10])
    clock.advance(10_000)
    expect(await times(4, tries, 'a')).toStrictEqual([0, 0, 0, 60])
  },
  'of one key are not those of another, whatever keys are called': async (open) => {
    const { tries } = await open()
    const keys = ['a', 'A', '', '2001:db8:0:0', "o'app; --", '程序'.repeat(400)]
    for (const key of keys) expect(await times(4, tries, key)).toStrictEqual([0, 0, 0, 60])
  },
  'that come together are no more than those that come one after the other': async (open) => {
    const { tries, others } = await open()
    const waits = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? tries : others).take('a')))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  },
}
