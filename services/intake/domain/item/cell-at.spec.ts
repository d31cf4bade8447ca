import { describe, expect, test } from '@jest/globals'
import { cellAt, placeIn } from './cell-at.js'

type Ring = [number, number][]
const square = (west: number, south: number, size: number): Ring => [
  ...([
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
  ] satisfies Ring),
  [west, south],
]
const area = (code: string, ...parts: Ring[][]) => ({ code, name: null, parts })
const grid = {
  areas: [
    area('west', [square(0, 0, 1)]),
    area('ring', [square(1, 0, 3), square(2, 1, 1)]),
    area('two', [square(10, 0, 1)], [square(12, 0, 1)]),
  ],
}

describe('the cell in which a place lies', () => {
  test('S3-56 is the one whose outline goes round it', () => {
    expect(cellAt(grid, [0.5, 0.5])).toBe('west')
    expect(cellAt(grid, [1.5, 0.5])).toBe('ring')
    expect(cellAt(grid, [-0.5, 0.5])).toBeNull()
    expect(cellAt(grid, [0.5, 1.5])).toBeNull()
  })
  test('S3-56 is none where it lies in a hole', () => {
    expect(cellAt(grid, [2.5, 1.5])).toBeNull()
    expect(cellAt(grid, [3.5, 1.5])).toBe('ring')
  })
  test('S3-56 is found in every part of a cell, and not between them', () => {
    expect([10.5, 11.5, 12.5].map((x) => cellAt(grid, [x, 0.5]))).toStrictEqual(['two', null, 'two'])
  })
  test('S3-56 on the border of two is one of them, not both and not none', () => {
    const halves = { areas: [area('left', [square(0, 0, 1)]), area('right', [square(1, 0, 1)])] }
    expect(cellAt(halves, [1, 0.5])).toBe('right')
  })
})

describe('the place a report names', () => {
  test('is read from two fields of its channel, as text or as numbers', () => {
    expect(placeIn({ lat: ' 30.25 ', long: '120.5' })).toStrictEqual([120.5, 30.25])
    expect(placeIn({ lat: 30.25, long: 120.5 })).toStrictEqual([120.5, 30.25])
  })
  test('is none where one is missing, empty, no number or beyond the globe', () => {
    expect(placeIn(undefined)).toBeNull()
    for (const [lat, long] of [
      ['30', ''],
      ['', '120'],
      ['东街', '120'],
      ['95', '120'],
      ['30', '181'],
    ] as const)
      expect(placeIn({ lat, long })).toBeNull()
    expect(placeIn({ lat: true, long: '120' })).toBeNull()
  })
})
