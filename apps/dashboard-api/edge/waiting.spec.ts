import { describe, expect, test } from '@jest/globals'
import type { Position } from '../queries/ports.js'
import { waitingFor } from './waiting.js'

const at = (position: number) => position as Position

/** Comes one step further with each look. */
const stepping = (...steps: readonly (number | null)[]) => {
  let looks = 0
  const reached = async () => steps[Math.min(looks++, steps.length - 1)] as Position | null
  return { reached, looks: () => looks }
}

describe('waiting for what another process keeps', () => {
  test('ends when it has come there, and names the place that was asked for, also where it is further', async () => {
    const { reached, looks } = stepping(null, 3, 9)
    expect(await waitingFor({ reached, pauseMillis: 1 })(at(7))).toBe(7)
    expect(looks()).toBe(3)
  })
  test('does not wait where it is there already', async () => {
    const { reached, looks } = stepping(7)
    expect([await waitingFor({ reached, pauseMillis: 60_000 })(at(7)), looks()]).toStrictEqual([7, 1])
  })
  test('ends after its time with how far it has come; where nothing has begun, that is before everything', async () => {
    expect(await waitingFor({ reached: stepping(1, 4).reached, pauseMillis: 1, limitMillis: 30 })(at(7))).toBe(4)
    expect(await waitingFor({ reached: stepping(null).reached, pauseMillis: 1, limitMillis: 30 })(at(7))).toBe(0)
  })
  test('ends with the fault where nobody can say how far it is', async () => {
    const reached = () => Promise.reject(new Error('no database'))
    await expect(waitingFor({ reached })(at(7))).rejects.toThrow('no database')
  })
})
