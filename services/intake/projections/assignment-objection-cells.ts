import type { FactAt } from '@huiyin/event-sourcing'
import type { Assignment } from '../domain/item/events.js'
import type { OfAssignmentObjection } from '../domain/item/assignment-objection/standing.js'

/** What a unit says against an assignment, as the row of the item keeps it. */
export const assignmentObjectionColumns = {
  /** Until when the unit that has it may object to that; null: it may not. */
  objection_until: 'nullableText',
  /** none, open, decided: of the unit that has it, against getting it. */
  assignment_objection: 'text',
  /** While it is open: who objects, why, and which unit is competent in his opinion, as JSON; and by when that is decided. */
  assignment_objection_said: 'nullableText',
  assignment_objection_due_at: 'nullableText',
} as const

type Cells = Partial<{
  objection_until: string | null
  assignment_objection: string
  assignment_objection_said: string | null
  assignment_objection_due_at: string | null
}>

/** A unit that gets it has said nothing yet. */
export const assignmentObjectionBegun = ({ objectionDeadline }: Pick<Assignment, 'objectionDeadline'>) => ({
  ...{ objection_until: objectionDeadline?.dueAt ?? null, assignment_objection: 'none' },
  ...{ assignment_objection_said: null, assignment_objection_due_at: null },
})

const OVER: Cells = { assignment_objection_said: null, assignment_objection_due_at: null }

/** What was withdrawn by everybody waits for no decision. */
export const assignmentObjectionOver = (cells: { readonly assignment_objection: string }): Cells =>
  cells.assignment_objection === 'open' ? { ...OVER, assignment_objection: 'decided' } : {}

/** The cells after one more fact of it; that nobody decided in time changes none. */
export const assignmentObjectionCells = (event: OfAssignmentObjection, { occurred }: FactAt): Cells => {
  switch (event.type) {
    case 'AssignmentObjectionRaised': {
      const { raisedBy, reason, rightUnitId, deadline } = event.data
      return {
        assignment_objection: 'open',
        assignment_objection_said: JSON.stringify({ raisedBy, reason, rightUnitId, raisedAt: occurred.at }),
        assignment_objection_due_at: deadline.dueAt ?? null,
      }
    }
    case 'AssignmentObjectionUpheld':
    case 'AssignmentObjectionRejected':
      return { ...OVER, assignment_objection: 'decided' }
    case 'AssignmentObjectionOverdue':
      return {}
  }
}
