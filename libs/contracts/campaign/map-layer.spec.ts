import { describe, expect, test } from '@jest/globals'
import { mapLayer, MOST_AREAS, MOST_POINTS } from './map-layer.js'

type Point = [number, number]
const square = (west: number, south: number): Point[] => [
  ...([
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south + 0.01],
  ] satisfies Point[]),
  [west, south],
]
const area = (code: string, ...rings: Point[][]) => ({ code, name: null, parts: [rings] })
const layer = (...areas: object[]) => ({
  ...{ code: 'cells', zh: '测试网格', en: 'a grid for a test', source: '测试', drawnOn: '2026-01-01', areas },
})

/** What is wrong with a layer, each with its place. */
const says = (given: object): readonly string[] =>
  (mapLayer.safeParse(given).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('S3-56 a layer of the map', () => {
  test('is taken as it stands where nothing is wrong, with holes and several parts', () => {
    const given = layer(area('a', square(0, 0), square(0.001, 0.001)), {
      ...{ code: 'b', name: '东街', parts: [[square(0.02, 0)], [square(0.04, 0)]] },
    })
    expect(says(given)).toStrictEqual([])
    expect(mapLayer.parse(given)).toStrictEqual(given)
  })
  test('is refused with a code that stands twice, by its place and once', () =>
    expect(says(layer(area('a', square(0, 0)), area('a', square(0.02, 0)), area('b', square(0.04, 0))))).toStrictEqual([
      'areas.1.code: the code a stands twice',
    ]))
  test('is refused with a ring that is not closed, or encloses nothing, by its place', () => {
    const open = square(0, 0).slice(0, 4)
    const flat: Point[] = [
      [0, 0],
      [0.01, 0.01],
      [0.02, 0.02],
      [0, 0],
    ]
    expect(says(layer(area('a', open), area('b', square(0, 0), flat)))).toStrictEqual([
      'areas.0.parts.0.0: the ring is not closed: its last point has to be its first',
      'areas.1.parts.0.1: the ring encloses nothing',
    ])
  })
  test('is refused with what is no longitude and latitude in degrees', () => {
    expect(says(layer(area('a', [[500_000, 3_800_000], ...square(0, 0)])))[0]).toMatch(/^areas\.0\.parts\.0\.0\.0\.0: /)
    expect(says(layer(area('a', square(30, 120))))[0]).toMatch(/^areas\.0\.parts\.0\.0\.0\.1: /)
  })
  test('is refused where its areas lie further apart than any city reaches', () => {
    expect(says(layer(area('a', square(110, 30)), area('b', square(119.9, 30))))).toStrictEqual([])
    expect(says(layer(area('a', square(110, 30)), area('b', square(0, 0))))).toStrictEqual([
      'areas: the areas lie more than 10 degrees apart: a point is wrong',
    ])
  })
  test('is refused with more areas or more points than a fact may hold', () => {
    const areas = Array.from({ length: MOST_AREAS + 1 }, (_, n) => area(`${n}`, square(0, 0)))
    expect(says(layer(...areas.slice(1)))).toStrictEqual([])
    expect(says(layer(...areas))[0]).toMatch(/^areas: /)
    const turn = (2 * Math.PI) / MOST_POINTS
    const round: Point[] = Array.from({ length: MOST_POINTS }, (_, n) => [
      Number(Math.cos(n * turn).toFixed(4)),
      Number(Math.sin(n * turn).toFixed(4)),
    ])
    expect(says(layer(area('a', [...round, round[0]!])))).toStrictEqual([
      `areas: ${MOST_POINTS + 1} points, at most ${MOST_POINTS}: simplify the outlines`,
    ])
  })
  test('is refused where its names make it too large for one fact', () => {
    const areas = Array.from({ length: MOST_AREAS }, (_, n) => ({
      ...area(`${n}-${'网'.repeat(70)}`, square(0, 0)),
      name: '格'.repeat(60),
    }))
    expect(says(layer(...areas))[0]).toContain('bytes')
  })
  test('is refused with a key nobody knows, and where it has no area at all', () => {
    expect(says({ ...layer(area('a', square(0, 0))), crs: 'EPSG:4490' })).toHaveLength(1)
    expect(says(layer())).toHaveLength(1)
  })
})
