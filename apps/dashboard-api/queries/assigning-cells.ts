/** The columns of the list `items` that say who has it, who answers for it, and what is said against that. */
export interface AssigningCells {
  readonly kicks: number
  readonly kicked_back: number
  readonly kick_faults: number
  readonly contact_person_id: string | null
  readonly contact_unit_id: string | null
  readonly objection_until: string | null
  /** none, open, decided. */
  readonly assignment_objection: string
  readonly assignment_objection_said: string | null
  readonly assignment_objection_due_at: string | null
}
