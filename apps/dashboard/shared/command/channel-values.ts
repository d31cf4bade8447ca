import type { Channel } from '../api/schema.generated.js'
import { instantOfWall } from '../format/dates.js'

/** What stands in the form for the fields of a channel, by code; a moment as it is on the city's clock. */
export type FieldsFilled = Readonly<Record<string, string | number | boolean | null | undefined>>

/**
 * What is sent of it: the fields of this channel only, for what was filled in under another is still in the form. What was
 * left empty is left out; nothing at all where nothing is left.
 */
export const fieldsInput = (
  channel: Pick<Channel, 'fields'> | undefined,
  filled: FieldsFilled = {},
  zone: string,
): { readonly fields?: Readonly<Record<string, string | number | boolean>> } => {
  const given = (channel?.fields ?? []).flatMap(({ code, kind }) => {
    const value = filled[code]
    const said = typeof value === 'string' ? value.trim() : value
    if (said === undefined || said === null || said === '') return []
    return [[code, kind === 'instant' && typeof said === 'string' ? instantOfWall(said, zone) : said] as const]
  })
  return given.length === 0 ? {} : { fields: Object.fromEntries(given) }
}

/** What a reply says to the points of its channel; nothing where the channel has none. */
export const pointsInput = (
  channel: Pick<Channel, 'points'> | undefined,
  filled: FieldsFilled = {},
): { readonly points?: Readonly<Record<string, string>> } => {
  const points = channel?.points ?? []
  if (points.length === 0) return {}
  return {
    points: Object.fromEntries(
      points.map(({ code }) => [code, String(filled[code] ?? '').trim()] as const).filter(([, said]) => said !== ''),
    ),
  }
}
