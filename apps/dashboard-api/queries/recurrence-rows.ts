/** The columns of the list `recurrences` that are asked about; its owner is intake. */
export interface RecurrenceListRow {
  readonly alert_id: string
  readonly recurrence_id: string
  readonly tenant: string
  readonly wave: number
  readonly campaign: string
  readonly problem: string
  readonly needed: number
  readonly days: number
  readonly state: string
  readonly noticed_at: string
  readonly answered_at: string | null
  readonly answered_by: string | null
  readonly reason: string | null
  readonly programmes: string
}

/** The columns of the list `recurring_problems` that are asked about; its owner is intake. */
export interface RecurringProblemListRow {
  readonly item_id: string
  readonly tenant: string
  readonly alert_id: string
  readonly found_on: string
}

/** The lists about what recurs, among those the questions are asked of. */
export interface RecurrenceLists {
  readonly recurrences: RecurrenceListRow
  readonly recurring_problems: RecurringProblemListRow
}
