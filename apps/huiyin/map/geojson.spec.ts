import { describe, expect, test } from '@jest/globals'
import { areasIn } from './geojson.js'

const RING = [
  [120.123456789, 30.1],
  [120.2, 30.1, 15],
  [120.2, 30.2],
  [120.123456789, 30.1],
]
const feature = (properties: object | null, geometry: object | null) => ({ type: 'Feature', properties, geometry })
const polygon = (ring: readonly (readonly number[])[] = RING) => ({ type: 'Polygon', coordinates: [ring] })
const collection = (features: readonly object[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more })
const cell = feature({ GRID: 'G-1', NAME: '东街一格' }, polygon())

const read = (text: string) => areasIn(text, { code: 'GRID', name: 'NAME' })
const problemsOf = (text: string): readonly string[] => {
  const areas = read(text)
  return areas.ok ? [] : areas.problems
}

describe('S3-56 the areas of a GeoJSON file', () => {
  test('are read with code and name, to about a metre and without heights', () => {
    const ring = [
      [120.12346, 30.1],
      [120.2, 30.1],
      [120.2, 30.2],
      [120.12346, 30.1],
    ]
    expect(read(`\uFEFF${collection([cell])}`)).toStrictEqual({
      ...{ ok: true, areas: [{ code: 'G-1', name: '东街一格', parts: [[ring]] }] },
    })
  })
  test('may have several parts, a number as their code, and no name', () => {
    const parts = { type: 'MultiPolygon', coordinates: [[RING], [RING]] }
    const areas = read(collection([feature({ GRID: 305 }, parts)]))
    expect(areas).toMatchObject({ ok: true, areas: [{ code: '305', name: null, parts: { length: 2 } }] })
  })
  test.each([
    ['no JSON', '{', 'it is no GeoJSON: a FeatureCollection is wanted'],
    ['a list', '[]', 'it is no GeoJSON: a FeatureCollection is wanted'],
    ['a single geometry', JSON.stringify(polygon()), 'it is a Polygon; a FeatureCollection is wanted'],
    ['an empty file', collection([]), 'it holds no feature'],
  ])('%s is refused in words', (_, text, says) => expect(problemsOf(text)).toStrictEqual([says]))
  test('a code that is missing or empty is refused by its place, with the properties there are', () =>
    expect(
      problemsOf(collection([cell, feature({ CODE: 'G-2', AREA: 3 }, polygon()), feature({ GRID: ' ' }, polygon())])),
    ).toStrictEqual([
      'feature 2: the property GRID is missing or empty; it has CODE, AREA',
      'feature 3: the property GRID is missing or empty; it has GRID',
    ]))
  test('what is no area is refused by its place and code', () =>
    expect(
      problemsOf(
        collection([
          feature({ GRID: 'G-1' }, { type: 'Point', coordinates: [120, 30] }),
          feature({ GRID: 'G-2' }, null),
          feature({ GRID: 'G-3' }, { type: 'Polygon', coordinates: RING }),
        ]),
      ),
    ).toStrictEqual([
      'feature 1 (G-1) is a Point; an area is a Polygon or a MultiPolygon',
      'feature 2 (G-2) has no geometry',
      'feature 3 (G-3) has coordinates that are none of a Polygon',
    ]))
  test('another coordinate system is refused, by its name or by its numbers', () => {
    const named = (name: string) => ({ crs: { type: 'name', properties: { name } } })
    expect(problemsOf(collection([cell], named('urn:ogc:def:crs:EPSG::4547')))[0]).toMatch(/EPSG::4547, not longitude/)
    expect(problemsOf(collection([cell], named('urn:ogc:def:crs:OGC:1.3:CRS84')))).toStrictEqual([])
    expect(problemsOf(collection([cell], named('EPSG:4490')))).toStrictEqual([])
    const metres = feature({ GRID: 'G-1' }, polygon([[500_000, 3_300_000], ...RING]))
    expect(problemsOf(collection([metres]))).toStrictEqual([
      'feature 1 (G-1): 500000, 3300000 is no longitude and latitude in degrees: export it in CGCS2000 (EPSG:4490) or WGS84 (EPSG:4326)',
    ])
    const turned = feature({ GRID: 'G-1' }, polygon(RING.map(([x = 0, y = 0]) => [y, x])))
    expect(problemsOf(collection([turned]))[0]).toMatch(/has the latitude first; longitude comes first/)
  })
  test('more features than a layer has areas are refused before any is read', () =>
    expect(problemsOf(collection(Array.from({ length: 2001 }, () => cell)))).toStrictEqual([
      'it holds 2001 features, at most 2000',
    ]))
})
