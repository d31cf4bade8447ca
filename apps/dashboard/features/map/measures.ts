import type { AreaCounts, ItemFilter, MapArea, MapCounts } from '../../shared/api/schema.generated.js'

/** What an area is coloured by. */
export const MEASURES = ['unanswered', 'overdue', 'items', 'reports'] as const
export type Measure = (typeof MEASURES)[number]
export const isMeasure = (text: string | null): text is Measure =>
  (MEASURES as readonly (string | null)[]).includes(text)

export type Counts = Pick<AreaCounts, Measure>

/** What stands in the address of the map, and goes on to the desk. */
export interface Narrowed {
  readonly about: string | null
  readonly channel: string | null
  readonly unit: string | null
  readonly from: string | null
  readonly to: string | null
}

/** What the map asks of the items, by the words of the desk's own filter. */
export const filterOf = (
  { channel, unit, from, to }: Narrowed,
  about: Pick<ItemFilter, 'campaign' | 'category' | 'manifestation'>,
): ItemFilter => ({ ...about, channel, unitId: unit, receivedFrom: from, receivedTo: to })

/** How the desk is narrowed to what a measure counts. */
const DESK_OF: Readonly<Record<Measure, Readonly<Record<string, string>>>> = {
  unanswered: { state: 'unanswered' },
  overdue: { flag: 'overdue' },
  items: { state: 'all' },
  reports: { state: 'all' },
}

/** The desk with what an area of the map counts; of a layer of units, `cell` is the unit. */
export const deskOf = (layer: string, code: string, measure: Measure, narrowed: Narrowed): string => {
  const area = layer === 'units' ? { unit: code } : { cell: code }
  const { about, channel, unit, from, to } = narrowed
  const given = Object.entries({ about, channel, unit, from, to }).filter(([, value]) => value !== null)
  const params = {
    tab: 'items',
    ...(Object.fromEntries(given) as Record<string, string>),
    ...DESK_OF[measure],
    ...area,
  }
  return `/desk?${new URLSearchParams(params).toString()}`
}

const NOTHING: Counts = { items: 0, unanswered: 0, overdue: 0, reports: 0 }
const add = (one: Counts, other: Counts): Counts => ({
  items: one.items + other.items,
  unanswered: one.unanswered + other.unanswered,
  overdue: one.overdue + other.overdue,
  reports: one.reports + other.reports,
})

/** A row of the table beside the map. */
export interface AreaRow extends Counts {
  readonly code: string
  readonly name: string | null
}

/** The figures of every area that is drawn, and of what is not on the map: items without a code, and with one nobody drew. */
export interface OnMap {
  readonly rows: readonly AreaRow[]
  readonly without: Counts
  readonly undrawn: Counts
}

/** Puts counts and outlines together; those with most of a measure come first, then by code. */
export const onMap = (areas: readonly MapArea[], { rows }: Pick<MapCounts, 'rows'>, measure: Measure): OnMap => {
  const counts = new Map(rows.map((row) => [row.code, row]))
  const drawn = new Set(areas.map(({ code }) => code))
  const found = areas.map(({ code, name }) => ({ ...NOTHING, ...counts.get(code), code, name }))
  const undrawn = rows.filter(({ code }) => code !== null && !drawn.has(code))
  return {
    rows: found.toSorted((one, other) => other[measure] - one[measure] || (one.code < other.code ? -1 : 1)),
    without: counts.get(null) ?? NOTHING,
    undrawn: undrawn.reduce<Counts>(add, NOTHING),
  }
}
