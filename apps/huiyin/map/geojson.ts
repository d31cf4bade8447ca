import { MOST_AREAS, type MapArea } from '@huiyin/contracts/campaign'
import { z } from 'zod'

/** How the properties of a feature are called that say its code and, where there is one, its name. */
export interface Named {
  readonly code: string
  readonly name: string | null
}

/** The areas of a file, or everything that is wrong in it. */
export type AreasRead =
  | { readonly ok: true; readonly areas: readonly MapArea[] }
  | { readonly ok: false; readonly problems: readonly string[] }

const PLAIN = z.looseObject({ type: z.string() })
const COLLECTION = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const FEATURE = z.looseObject({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
const POLYGON = z.array(z.array(z.array(z.number()).min(2)))
const MULTI = z.array(POLYGON)

/** Longitude and latitude by any of its names: CGCS2000 and WGS84 differ by less than a metre. */
const DEGREES = /(?:CRS:?84|EPSG:{1,2}(?:4326|4490))$/i
const EXPORT = 'export it in CGCS2000 (EPSG:4490) or WGS84 (EPSG:4326)'
/** A metre is the fifth decimal; more of them only make the fact larger. */
const DECIMALS = 100_000
const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS

const systemProblems = (file: object): readonly string[] => {
  if (!('crs' in file) || file.crs === null || file.crs === undefined) return []
  const given = z.looseObject({ properties: z.looseObject({ name: z.string() }) }).safeParse(file.crs)
  if (given.success && DEGREES.test(given.data.properties.name)) return []
  const called = given.success ? given.data.properties.name : JSON.stringify(file.crs).slice(0, 80)
  return [`its coordinate system is ${called}, not longitude and latitude: ${EXPORT}`]
}

/** What is wrong with one point, if anything. */
const pointProblem = ([x = 0, y = 0]: readonly number[]): string | null => {
  const [isLongitude, isLatitude] = [Math.abs(x) <= 180, Math.abs(y) <= 90]
  if (isLongitude && isLatitude) return null
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return `${x}, ${y} has the latitude first; longitude comes first`
  return `${x}, ${y} is no longitude and latitude in degrees: ${EXPORT}`
}

type Shape = z.infer<typeof MULTI>

const shapeOf = (geometry: z.infer<typeof FEATURE>['geometry']): Shape | string => {
  if (geometry === null) return 'has no geometry'
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    return `is a ${geometry.type}; an area is a Polygon or a MultiPolygon`
  const read =
    geometry.type === 'Polygon' ? POLYGON.safeParse(geometry.coordinates) : MULTI.safeParse(geometry.coordinates)
  if (!read.success) return `has coordinates that are none of a ${geometry.type}`
  return geometry.type === 'Polygon' ? [read.data as z.infer<typeof POLYGON>] : (read.data as Shape)
}

const textOf = (properties: Readonly<Record<string, unknown>> | null, property: string): string | null => {
  const value = properties?.[property]
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  return text === '' ? null : text
}

const areaOf = (given: unknown, index: number, named: Named): MapArea | string => {
  const at = `feature ${index + 1}`
  const read = FEATURE.safeParse(given)
  if (!read.success) return `${at} is no Feature with properties and geometry`
  const { properties, geometry } = read.data
  const code = textOf(properties, named.code)
  if (code === null) {
    const has = Object.keys(properties ?? {})
    return `${at}: the property ${named.code} is missing or empty; it has ${has.slice(0, 10).join(', ') || 'none'}`
  }
  const shape = shapeOf(geometry)
  if (typeof shape === 'string') return `${at} (${code}) ${shape}`
  const wrong = shape
    .flat(2)
    .map(pointProblem)
    .find((one) => one !== null)
  if (wrong) return `${at} (${code}): ${wrong}`
  const parts = shape.map((rings) =>
    rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [rounded(x), rounded(y)])),
  )
  return { code, name: named.name === null ? null : textOf(properties, named.name), parts }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const refused = (...problems: readonly string[]): AreasRead => ({ ok: false, problems })

/**
 * The areas of a GeoJSON file (RFC 7946), rounded to about a metre. What the shape of a layer says itself (codes that
 * stand twice, rings that are not closed, too many points) is judged afterwards, by the same rules as for the command.
 */
export const areasIn = (text: string, named: Named): AreasRead => {
  const file = PLAIN.safeParse(parsed(text))
  if (!file.success) return refused('it is no GeoJSON: a FeatureCollection is wanted')
  const collection = COLLECTION.safeParse(file.data)
  if (!collection.success) return refused(`it is a ${file.data.type.slice(0, 40)}; a FeatureCollection is wanted`)
  const { features } = collection.data
  const system = systemProblems(collection.data)
  if (system.length > 0) return refused(...system)
  if (features.length === 0) return refused('it holds no feature')
  if (features.length > MOST_AREAS) return refused(`it holds ${features.length} features, at most ${MOST_AREAS}`)
  const read = features.map((one, index) => areaOf(one, index, named))
  const problems = read.filter((one) => typeof one === 'string')
  return problems.length > 0 ? refused(...problems) : { ok: true, areas: read as readonly MapArea[] }
}
