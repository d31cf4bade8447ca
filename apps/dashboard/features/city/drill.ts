import type { Figures } from '../../shared/api/schema.generated.js'

/** What a figure was counted from, as filters of the list behind it. */
export interface Behind {
  readonly tile?: string
  readonly unitId?: string
  readonly channel?: string
  readonly category?: string
}

/**
 * The address of the list behind a figure. Period and moment go with it, so that the list counts what the figure did,
 * however long it is looked at.
 */
export const listBehind = ({ period, asOf }: Pick<Figures, 'period' | 'asOf'>, behind: Behind): string => {
  const { tile, unitId, channel, category } = behind
  const entries = Object.entries({
    tile,
    unit: unitId,
    channel,
    category,
    from: period.from,
    to: period.to,
    at: asOf.at,
  })
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/cases?${new URLSearchParams(given).toString()}`
}
