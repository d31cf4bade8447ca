/** The columns of the list `major_problems` that are asked about; its owner is intake. */
export interface MajorProblemListRow {
  readonly problem_id: string
  readonly tenant: string
  readonly unit_id: string
  readonly to_unit_id: string
  readonly campaign: string
  readonly condition: string
  readonly title: string
  readonly text: string
  readonly happened_at: string
  readonly hours: number
  readonly due_at: string
  readonly reported_at: string
  readonly reported_by: string
  readonly late: number
  readonly acknowledged_at: string | null
  readonly acknowledged_by: string | null
  readonly instruction: string | null
}

/** The list itself, among those the questions are asked of. */
export interface MajorProblemLists {
  readonly major_problems: MajorProblemListRow
}
