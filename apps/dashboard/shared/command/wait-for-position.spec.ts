import { describe, expect, test } from '@jest/globals'
import { waitForPosition } from './wait-for-position.js'

const patience = (tries: number) => ({ tries, wait: async () => undefined })

describe('waiting for the effect of a command', () => {
  test('it is over when the answer is as of the position', async () => {
    const positions = [5, null, 7]
    expect(await waitForPosition(7, async () => positions.shift() ?? null, patience(5))).toBe(true)
    expect(positions).toStrictEqual([])
  })
  test('it ends without it when patience does', async () => {
    expect(await waitForPosition(7, async () => 6, patience(3))).toBe(false)
  })
})
