import { describe, expect, test } from '@jest/globals'
import { batchesOf } from './storing-threads.js'

const address = 'a'.repeat(64)
const reading = { ask: { to: 'read', address } } as const
const storing = (bytes: number) => ({ ask: { to: 'store', address, bytes: new Uint8Array(bytes) } }) as const
const sizes = (waiting: Parameters<typeof batchesOf>[0]) => batchesOf(waiting).map(({ length }) => length)

describe('what goes to a thread together', () => {
  test('is at most 32 asks, so that another thread has something to do as well', () => {
    expect(sizes(Array.from({ length: 70 }, () => reading))).toStrictEqual([32, 32, 6])
  })
  test('is at most 4 MB to store; a larger file goes alone, and its neighbours do not wait for it', () => {
    expect(sizes([1_000_000, 3_000_000, 1, 25_000_000, 1, 1].map(storing))).toStrictEqual([2, 1, 1, 2])
  })
  test('is in the order it was asked, and nothing where nothing was', () => {
    const asked = [storing(1), reading, storing(2)]
    expect(batchesOf(asked)).toStrictEqual([asked])
    expect(batchesOf([])).toStrictEqual([])
  })
})
