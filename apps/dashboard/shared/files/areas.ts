/** A rectangle of a picture, in thousandths of its width and height from the upper left. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A place in the picture, in thousandths. */
export interface Place {
  readonly x: number
  readonly y: number
}

const WHOLE = 1_000
/** A rectangle smaller than this each way was a click and no drawing. */
const LEAST = 5
/** How far one press of an arrow goes. */
const STEP = 10
/** Where a rectangle begins that was not drawn. */
const NEW: Area = { x: 400, y: 400, width: 200, height: 200 }

const within = (value: number, from: number, to: number) => Math.min(to, Math.max(from, Math.round(value)))

/** The rectangle between two places; null: it is too small to be meant. */
export const areaBetween = (one: Place, other: Place): Area | null => {
  const [left, right] = [one.x, other.x].map((x) => within(x, 0, WHOLE)).toSorted((a, b) => a - b) as [number, number]
  const [top, bottom] = [one.y, other.y].map((y) => within(y, 0, WHOLE)).toSorted((a, b) => a - b) as [number, number]
  const area = { x: left, y: top, width: right - left, height: bottom - top }
  return area.width < LEAST || area.height < LEAST ? null : area
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] },
  ...{ ArrowUp: [0, -STEP], ArrowDown: [0, STEP] },
}

/** What a key does to a rectangle: arrows move it, with Shift they change its size. Null: this key does nothing. */
export const keyed = ({ x, y, width, height }: Area, key: string, shift: boolean): Area | null => {
  const direction = DIRECTIONS[key]
  if (!direction) return null
  const [right, down] = direction
  if (shift) {
    return { x, y, width: within(width + right, STEP, WHOLE - x), height: within(height + down, STEP, WHOLE - y) }
  }
  return { x: within(x + right, 0, WHOLE - width), y: within(y + down, 0, WHOLE - height), width, height }
}

/** One more rectangle, beside the last one that was made so. */
export const withNew = (areas: readonly Area[]): readonly Area[] => {
  const shift = (areas.length % 5) * 40
  return [...areas, { ...NEW, x: NEW.x + shift, y: NEW.y + shift }]
}
