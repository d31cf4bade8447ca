import { expect, test } from '@jest/globals'
import { numberingEvents } from './events.js'

const block = numberingEvents.defs.NumbersReserved.data

test('S3-51 a block of numbers stands in the stream of its year, and begins at one or later', () => {
  expect(numberingEvents.category).toBe('intake-numbering')
  expect(block.parse({ from: 1, to: 20 })).toStrictEqual({ from: 1, to: 20 })
  for (const wrong of [{ from: 0, to: 20 }, { from: 1 }, { from: 1.5, to: 2 }]) {
    expect([wrong, block.safeParse(wrong).success]).toStrictEqual([wrong, false])
  }
})
