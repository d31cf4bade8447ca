import type { Action, Channel, Item, ItemRow } from '../../shared/api/schema.generated.js'
import { pointsInput, type FieldsFilled } from '../../shared/command/channel-values.js'
import { addDays, instantOfWall } from '../../shared/format/dates.js'

type Channels = ReadonlyMap<string, Pick<Channel, 'points' | 'outsideDeadline' | 'fields'>>
type Of = Pick<Item, 'reports'> & { readonly row: Pick<ItemRow, 'channel'> | null }

/** What the form of a command asks beside its own fields, because of the channel. */
export interface Extras {
  readonly points: Channel['points']
  /** Whether the day may be given, or has to be, by which whoever passed the matter on wants it done. */
  readonly outsideDay: 'none' | 'optional' | 'required'
}

const OUTSIDE = new Set(['optional', 'required'])

/** By the channel of the report that is answered; an assignment by that of the item, which is its first report's. */
export const extrasOf = (
  { command }: Pick<Action, 'command'>,
  { row, reports }: Of,
  { channels, reportId }: { readonly channels: Channels; readonly reportId: string | undefined },
): Extras => {
  const answered = reports.find((report) => report.reportId === reportId)?.channel
  const outside = (row && channels.get(row.channel)?.outsideDeadline) ?? 'none'
  return {
    points: command === 'ReplyToReport' && answered !== undefined ? (channels.get(answered)?.points ?? []) : [],
    outsideDay: command === 'AssignItem' && OUTSIDE.has(outside) ? (outside as Extras['outsideDay']) : 'none',
  }
}

/** The last moment of a day: a millisecond before the next begins. */
const endOf = (day: string, zone: string): string =>
  new Date(Date.parse(instantOfWall(`${addDays(day, 1)}T00:00`, zone)) - 1).toISOString()

/** What is sent for it: a day that was given includes itself. */
export const extrasInput = (
  { points, outsideDay }: Extras,
  filled: { readonly points?: FieldsFilled; readonly outsideDay?: string },
  zone: string,
): Readonly<Record<string, unknown>> => ({
  ...pointsInput({ points }, filled.points),
  ...(outsideDay !== 'none' && filled.outsideDay
    ? { outsideDeadline: { kind: 'given', dueAt: endOf(filled.outsideDay, zone) } }
    : {}),
})
