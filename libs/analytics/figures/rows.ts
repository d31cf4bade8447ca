/** A row of `tallies`: the verdict counts of one group of one dimension, and of its cases whose deadline has passed. */
export interface TallyRow {
  readonly dimension: string
  readonly key: string
  readonly subkey: string
  readonly onTime: number
  readonly late: number
  readonly openOverdue: number
  readonly pending: number
  readonly noTarget: number
  readonly dueCases: number
  readonly dueOnTime: number
  readonly dueLate: number
  readonly dueOpenOverdue: number
}

/** A row of `resolution`: key '' is the whole. */
export interface ResolutionRow {
  readonly key: string
  readonly closedCases: number
  readonly negative: number
  readonly zero: number
  readonly kept: number
  readonly sumSeconds: number
  readonly lowerMiddle: number
  readonly upperMiddle: number
  readonly p90Seconds: number
}

/** A row of `backlog`: counts at each of the moments asked about; key '' is the whole. */
export interface BacklogRow {
  readonly key: string
  readonly opened: readonly number[]
  readonly closed: readonly number[]
}

/** The row of `extent`: UTC, `2015-01-01 05:20:09.000`. */
export interface ExtentRow {
  readonly cases: number
  readonly firstReceived: string | null
  readonly lastCompleted: string | null
}
