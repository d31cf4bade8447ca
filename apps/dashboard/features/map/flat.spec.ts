import { describe, expect, test } from '@jest/globals'
import type { MapArea } from '../../shared/api/schema.generated.js'
import { nextArea, sheetOf } from './flat.js'

const square = (code: string, west: number, south: number, size = 0.01): MapArea => ({
  ...{ code, name: null },
  parts: [
    [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  ],
})
/** Two rows of three: a b c above d e f. */
const GRID = ['a', 'b', 'c', 'd', 'e', 'f'].map((code, n) => square(code, (n % 3) / 100, n < 3 ? 0.01 : 0))

describe('S3-56 areas laid out flat', () => {
  test('north is up, east is right, and all of it is on the sheet', () => {
    const { width, height, areas } = sheetOf(GRID)
    const [a, , c, d] = areas
    expect(a!.middle[0]).toBeLessThan(c!.middle[0])
    expect(a!.middle[1]).toBeLessThan(d!.middle[1])
    const numbers = areas
      .flatMap(({ path }) => path.match(/[\d.]+ [\d.]+/g) ?? [])
      .map((one) => one.split(' ').map(Number))
    for (const [x = -1, y = -1] of numbers) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(height)
    }
  })
  test('a degree of longitude is half as wide as one of latitude at 60 degrees, and as wide at the equator', () => {
    const sizeAt = (south: number) => sheetOf([square('a', 10, south)]).areas[0]!.size
    const [atEquator, farNorth] = [sizeAt(0), sizeAt(59.995)]
    expect(atEquator[0] / atEquator[1]).toBeCloseTo(1, 2)
    expect(farNorth[0] / farNorth[1]).toBeCloseTo(0.5, 2)
  })
  test('a hole is drawn into the path, and no area gives an empty sheet', () => {
    const [outline] = square('a', 0, 0, 0.03).parts[0]!
    const [hole] = square('a', 0.01, 0.01).parts[0]!
    const { areas } = sheetOf([{ code: 'a', name: null, parts: [[outline!, hole!]] }])
    expect(areas[0]!.path.match(/M/g)).toHaveLength(2)
    expect(sheetOf([]).areas).toStrictEqual([])
  })
})

describe('S3-56 the arrow keys', () => {
  const { areas } = sheetOf(GRID)
  const from = (code: string, key: Parameters<typeof nextArea>[2]) =>
    nextArea(
      areas,
      areas.find((area) => area.code === code)!,
      key,
    )?.code ?? null
  test('lead to the neighbour on that side', () => {
    expect([
      from('a', 'ArrowRight'),
      from('b', 'ArrowLeft'),
      from('b', 'ArrowDown'),
      from('e', 'ArrowUp'),
    ]).toStrictEqual([...['b', 'a', 'e', 'b']])
  })
  test('stay where nothing lies on that side', () => {
    expect([from('a', 'ArrowLeft'), from('a', 'ArrowUp'), from('f', 'ArrowRight')]).toStrictEqual([null, null, null])
  })
})
