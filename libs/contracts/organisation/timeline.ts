import type { Day } from '@huiyin/kernel'

/** What holds from a day on, until the next entry; in the order of days, one entry a day. */
export type Timeline<T> = readonly (T & { readonly from: Day })[]

/** With one more entry, wherever its day falls; what is said later about the same day takes the place of the earlier. */
export const withEntry = <T>(timeline: Timeline<T>, entry: T & { readonly from: Day }): Timeline<T> => [
  ...timeline.filter(({ from }) => from < entry.from),
  entry,
  ...timeline.filter(({ from }) => from > entry.from),
]

/** With this entry as the last: whatever was planned for its day or later holds no more. */
export const endingWith = <T>(timeline: Timeline<T>, entry: T & { readonly from: Day }): Timeline<T> => [
  ...timeline.filter(({ from }) => from < entry.from),
  entry,
]

/** What holds on a day, or null before the first entry. */
export const entryAt = <T>(timeline: Timeline<T>, day: Day): (T & { readonly from: Day }) | null =>
  timeline.findLast(({ from }) => from <= day) ?? null
