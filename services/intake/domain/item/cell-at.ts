import { POSITION_FIELDS } from '@huiyin/contracts/intake'

/** Longitude and latitude in degrees. */
export type Place = readonly [longitude: number, latitude: number]

type Fields = Readonly<Record<string, string | number | boolean>>
type Rings = readonly (readonly Place[])[]

/** The cells of a grid: of each part the outline, then its holes. */
export interface Grid {
  readonly areas: readonly { readonly code: string; readonly parts: readonly Rings[] }[]
}

const degrees = (value: Fields[string] | undefined, most: number): number | null => {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const number = Number(text)
  return text === '' || !Number.isFinite(number) || Math.abs(number) > most ? null : number
}

/** Where a report says it happened, by the two fields of its channel; null: it does not, or what it says is no position. */
export const placeIn = (fields: Fields | undefined): Place | null => {
  const latitude = degrees(fields?.[POSITION_FIELDS.latitude], 90)
  const longitude = degrees(fields?.[POSITION_FIELDS.longitude], 180)
  return latitude === null || longitude === null ? null : [longitude, latitude]
}

/** Whether a place is within an outline and in none of its holes: a line from it to the east crosses them an odd number of times. */
const holds = (rings: Rings, [longitude, latitude]: Place): boolean =>
  rings.reduce((isIn, ring) => {
    const crossings = ring.filter(([x, y], index) => {
      const [fromX, fromY] = ring[(index === 0 ? ring.length : index) - 1] ?? [x, y]
      if (y > latitude === fromY > latitude) return false
      return longitude < fromX + ((latitude - fromY) / (y - fromY)) * (x - fromX)
    })
    return crossings.length % 2 === 1 ? !isIn : isIn
  }, false)

/** The code of the cell in which a place lies, the first one where areas overlap; null: it lies in none (S3-56). */
export const cellAt = ({ areas }: Grid, place: Place): string | null =>
  areas.find(({ parts }) => parts.some((rings) => holds(rings, place)))?.code ?? null
