import type { MapArea } from '../../shared/api/schema.generated.js'

/** A place on the sheet, in its own units. */
export type Point = readonly [x: number, y: number]

/** An area as it is drawn: its path, and where its words stand. */
export interface Drawn {
  readonly code: string
  readonly name: string | null
  readonly path: string
  readonly middle: Point
  /** How wide and how high it is. */
  readonly size: Point
}

/** A sheet with its areas. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly areas: readonly Drawn[]
}

/** How wide a sheet is; how high follows from what lies on it. */
const WIDTH = 1_000
const MARGIN = 10
/** Neither a strip nor a tower fills the screen. */
const FLATTEST = 0.3
const STEEPEST = 1.4

type Rings = MapArea['parts'][number]

const pointsOf = ({ parts }: MapArea): readonly (readonly number[])[] => parts.flat(2)

interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

const boxOf = (points: readonly (readonly number[])[]): Box =>
  points.reduce<Box>(
    ({ west, east, south, north }, [x = 0, y = 0]) => ({
      ...{ west: Math.min(west, x), east: Math.max(east, x) },
      ...{ south: Math.min(south, y), north: Math.max(north, y) },
    }),
    { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity },
  )

const digits = (value: number): number => Math.round(value * 10) / 10

const pathOf = (parts: readonly Rings[], place: (point: readonly number[]) => Point): string =>
  parts
    .flat()
    .map((ring) => `M${ring.map((point) => place(point).map(digits).join(' ')).join('L')}Z`)
    .join('')

const drawn = (area: MapArea, place: (point: readonly number[]) => Point): Drawn => {
  const { code, name, parts } = area
  // the words stand in the first part: between two parts there is nothing
  const { west, east, south, north } = boxOf(parts[0]?.[0] ?? [])
  const [[left, bottom], [right, top]] = [place([west, south]), place([east, north])]
  return {
    ...{ code, name, path: pathOf(parts, place) },
    middle: [digits((left + right) / 2), digits((top + bottom) / 2)],
    size: [digits(right - left), digits(bottom - top)],
  }
}

/**
 * Areas laid out flat: a degree of longitude is as wide as it is at the middle latitude, which in a city is true to less
 * than a thousandth. North is up. No areas: an empty sheet.
 */
export const sheetOf = (areas: readonly MapArea[]): Sheet => {
  const box = boxOf(areas.flatMap(pointsOf))
  if (!Number.isFinite(box.west)) return { width: WIDTH, height: WIDTH * FLATTEST, areas: [] }
  const narrowing = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const [across, up] = [(box.east - box.west) * narrowing, box.north - box.south]
  const room = WIDTH - 2 * MARGIN
  const scale = Math.min(room / across, (room * STEEPEST) / up)
  const height = Math.max(up * scale + 2 * MARGIN, WIDTH * FLATTEST)
  const [left, top] = [(WIDTH - across * scale) / 2, (height - up * scale) / 2]
  const place = ([x = 0, y = 0]: readonly number[]): Point => [
    left + (x - box.west) * narrowing * scale,
    top + (box.north - y) * scale,
  ]
  return { width: WIDTH, height: digits(height), areas: areas.map((area) => drawn(area, place)) }
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const

/** Whether a key leads from one area to another. */
export const isStep = (key: string): key is keyof typeof STEPS => Object.hasOwn(STEPS, key)

/** The area that lies nearest in the direction of a key; what lies more to the side counts as further. null: none does. */
export const nextArea = (areas: readonly Drawn[], from: Drawn, key: keyof typeof STEPS): Drawn | null => {
  const [towardsX, towardsY] = STEPS[key]
  const found = areas.flatMap((area) => {
    const [x, y] = [area.middle[0] - from.middle[0], area.middle[1] - from.middle[1]]
    const ahead = x * towardsX + y * towardsY
    const aside = Math.abs(x * towardsY) + Math.abs(y * towardsX)
    return ahead > 0 && area !== from ? [{ area, away: ahead + 2 * aside }] : []
  })
  return (
    found.reduce<(typeof found)[number] | null>((best, one) => (best && best.away <= one.away ? best : one), null)
      ?.area ?? null
  )
}
