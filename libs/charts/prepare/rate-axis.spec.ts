import { describe, expect, test } from '@jest/globals'
import { rateAxis } from './rate-axis.js'

describe('the axis of rates', () => {
  test('goes in whole steps around the values', () => {
    expect(rateAxis([0.61, 0.88])).toStrictEqual({ from: 0.6, to: 0.9, ticks: [0.6, 0.7, 0.8, 0.9] })
  })
  test('never leaves 0 and 1', () => {
    const { from, to, ticks } = rateAxis([0, 1])
    expect([from, to]).toStrictEqual([0, 1])
    expect(ticks).toStrictEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  })
  test('has a width even when all values are one', () => {
    expect(rateAxis([0.5])).toStrictEqual({ from: 0.5, to: 0.52, ticks: [0.5, 0.52] })
    expect(rateAxis([1])).toStrictEqual({ from: 0.98, to: 1, ticks: [0.98, 1] })
  })
  test('shows the whole range when there is nothing to show', () => {
    expect(rateAxis([])).toMatchObject({ from: 0, to: 1 })
  })
})
