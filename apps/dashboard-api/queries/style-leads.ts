import { elapsedFrom, type OrderStatistics } from '@huiyin/statistics'

/** A row of `style-leads`. */
export interface StyleLeadCounts extends OrderStatistics {
  readonly leads: number
  readonly open: number
  readonly overdue: number
  readonly closed: number
}

/** How many style leads were named in a period, what became of them, and how fast those closed were handled (S3-75). */
export interface StyleLeadFigures {
  readonly leads: number
  readonly open: number
  readonly overdue: number
  readonly closed: number
  /** From the naming to the claim it was closed on, in hours; null: none was closed. */
  readonly medianHours: number | null
  readonly p90Hours: number | null
}

/** The figures from what the database counted; nothing was named where it has no row. */
export const styleLeadFigures = (counts: StyleLeadCounts | undefined): StyleLeadFigures => {
  const { leads = 0, open = 0, overdue = 0, closed = 0 } = counts ?? {}
  const elapsed = counts ? elapsedFrom(counts) : null
  const took = { medianHours: elapsed?.medianHours ?? null, p90Hours: elapsed?.p90Hours ?? null }
  return { leads, open, overdue, closed, ...took }
}
