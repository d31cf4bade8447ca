/** The columns of the list `negative_list_calls` that are asked about; its owner is rectification. */
export interface NegativeListCallListRow {
  readonly lists_id: string
  readonly tenant: string
  readonly unit_id: string
  readonly campaign: string
  readonly due_on: string
  readonly called_by: string
  readonly person_ids: string
  readonly excused: string
}

/** The columns of the list `negative_lists` that are asked about. */
export interface NegativeListListRow {
  readonly lists_id: string
  readonly person_id: string | null
  readonly handed_in_on: string
  readonly handed_in_by: string
  readonly late_days: number
  readonly problems: string
}

/** The lists themselves, among those the questions are asked of. */
export interface NegativeListLists {
  readonly negative_list_calls: NegativeListCallListRow
  readonly negative_lists: NegativeListListRow
}
