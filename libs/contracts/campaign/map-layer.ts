import { z } from 'zod'
import { code, day, line } from '../shapes.js'

/** What a layer of the map shows: cells of the grid, by the code that items carry, or the areas of units, by their id. */
export const MAP_LAYERS = ['cells', 'units'] as const

/** So many areas and points a layer may have; more of them neither tell anybody more nor fit into one fact. */
export const MOST_AREAS = 2_000
export const MOST_POINTS = 20_000
const MOST_BYTES = 500_000
/** A tenant is a city at most: whatever lies further apart, in degrees, was not meant. */
const MOST_DEGREES = 10

const DEGREES = 'longitude from -180 to 180, then latitude from -90 to 90, in degrees'
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], DEGREES)
const ring = z.array(position).min(4, 'a ring has at least four points, the last being the first')
const area = z.strictObject({
  code,
  /** What people call it; null: its code alone. */
  name: z.string().trim().min(1).max(60).nullable(),
  /** Of each part its outline, then its holes. */
  parts: z.array(z.array(ring).min(1)).min(1),
})

type Position = z.infer<typeof position>
type Ring = z.infer<typeof ring>
export type MapArea = z.infer<typeof area>

/** What is wrong with a layer beyond its shape, by its place. */
export interface LayerProblem {
  readonly path: readonly (string | number)[]
  readonly says: string
  readonly zh: string
}

const problem = (path: LayerProblem['path'], says: string, zh: string): LayerProblem => ({ path, says, zh })

/** Twice what a ring encloses, whichever way it runs round. */
const doubleAreaOf = (points: Ring): number =>
  Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] as Position
      return sum + x * nextY - nextX * y
    }, 0),
  )

const ringProblems = (points: Ring, path: LayerProblem['path']): readonly LayerProblem[] => {
  const [first, last] = [points[0] as Position, points.at(-1) as Position]
  if (first[0] !== last[0] || first[1] !== last[1])
    return [problem(path, 'the ring is not closed: its last point has to be its first', '环未闭合：末点应与首点相同')]
  return doubleAreaOf(points) === 0 ? [problem(path, 'the ring encloses nothing', '环没有面积')] : []
}

const ringsOf = ({ parts }: MapArea): readonly Ring[] => parts.flat()
const pointsOf = (areas: readonly MapArea[]): readonly Position[] => areas.flatMap((one) => ringsOf(one).flat())

/** So many bytes a text takes in UTF-8. */
const bytesOf = (text: string): number => encodeURIComponent(text).replace(/%../g, '-').length

const sizeProblems = (areas: readonly MapArea[], points: number): readonly LayerProblem[] => [
  ...(points > MOST_POINTS
    ? [
        problem(
          ['areas'],
          `${points} points, at most ${MOST_POINTS}: simplify the outlines`,
          `共${points}个点，最多${MOST_POINTS}个：请先简化边界`,
        ),
      ]
    : []),
  ...(bytesOf(JSON.stringify(areas)) > MOST_BYTES
    ? [
        problem(
          ['areas'],
          `more than ${MOST_BYTES} bytes: simplify the outlines or shorten the names`,
          `超过${MOST_BYTES}字节：请先简化边界或缩短名称`,
        ),
      ]
    : []),
]

const extentProblems = (points: readonly Position[]): readonly LayerProblem[] => {
  const spanOf = (axis: 0 | 1) => {
    const sorted = points.map((point) => point[axis]).toSorted((one, other) => one - other)
    return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  }
  return Math.max(spanOf(0), spanOf(1)) <= MOST_DEGREES
    ? []
    : [
        problem(
          ['areas'],
          `the areas lie more than ${MOST_DEGREES} degrees apart: a point is wrong`,
          `各区域相距超过${MOST_DEGREES}度：有点位错误`,
        ),
      ]
}

const doubleCodes = (areas: readonly MapArea[]): readonly LayerProblem[] => {
  const seen = new Set<string>()
  return areas.flatMap(({ code: one }, index) => {
    const isDouble = seen.has(one)
    seen.add(one)
    return isDouble ? [problem(['areas', index, 'code'], `the code ${one} stands twice`, `编码${one}重复`)] : []
  })
}

/** Everything that cannot be right in the areas of a layer whose shape is right (S3-56). */
export const areaProblems = (areas: readonly MapArea[]): readonly LayerProblem[] => {
  const points = pointsOf(areas)
  return [
    ...doubleCodes(areas),
    ...areas.flatMap(({ parts }, at) =>
      parts.flatMap((rings, part) =>
        rings.flatMap((one, index) => ringProblems(one, ['areas', at, 'parts', part, index])),
      ),
    ),
    ...sizeProblems(areas, points.length),
    ...extentProblems(points),
  ]
}

/** The areas of a layer: longitude and latitude in CGCS2000 or WGS84, which differ by less than a metre. */
const areas = z
  .array(area)
  .min(1)
  .max(MOST_AREAS)
  .superRefine((given, context) => {
    for (const { path, says, zh } of areaProblems(given))
      context.addIssue({ code: 'custom', path: path.slice(1), message: says, params: { zh } })
  })

/** One layer of a tenant's map, whole: a later one takes its place as a further version. */
export const mapLayer = z.strictObject({
  code: z.enum(MAP_LAYERS),
  zh: line,
  en: line,
  /** Who drew the areas, and the day on which they stood so. */
  source: line,
  drawnOn: day,
  areas,
})
export type MapLayer = z.infer<typeof mapLayer>
