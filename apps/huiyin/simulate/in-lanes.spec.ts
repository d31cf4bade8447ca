import { describe, expect, test } from '@jest/globals'
import { inLanes } from './in-lanes.js'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('many things in a few lanes', () => {
  test('each is done once, and never more at once than there are lanes', async () => {
    const done: number[] = []
    let [now, most] = [0, 0]
    await inLanes([1, 2, 3, 4, 5, 6, 7], 3, async (one) => {
      now += 1
      most = Math.max(most, now)
      await turn()
      now -= 1
      done.push(one)
    })
    expect(done.toSorted((one, other) => one - other)).toStrictEqual([1, 2, 3, 4, 5, 6, 7])
    expect(most).toBe(3)
  })
  test('a fault is thrown when everything under way has come to rest, and nothing further is begun', async () => {
    const begun: number[] = []
    let underWay = 0
    const working = inLanes([1, 2, 3, 4, 5, 6], 2, async (one) => {
      begun.push(one)
      underWay += 1
      await turn()
      underWay -= 1
      if (one === 1) throw new Error('disk full')
      await turn()
    })
    await expect(working).rejects.toThrow('disk full')
    expect([underWay, begun.length < 6]).toStrictEqual([0, true])
  })
})
