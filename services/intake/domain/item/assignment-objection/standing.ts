import type { Instant } from '@huiyin/kernel'
import type { ItemEvent } from '../events.js'
import { assignmentObjectionEvents } from './events.js'

/** What the unit that got the item says against that. */
export interface AssignmentObjection {
  readonly status: 'open' | 'decided'
  readonly raisedBy: string
  readonly reason: string
  readonly rightUnitId: string | null
  /** By when somebody else decides. */
  readonly dueAt: Instant | null
  readonly overdue: boolean
}

export type OfAssignmentObjection = Extract<ItemEvent, { type: keyof typeof assignmentObjectionEvents }>
/** Whether a fact is about what a unit says against an assignment. */
export const isOfAssignmentObjection = (event: ItemEvent): event is OfAssignmentObjection =>
  Object.hasOwn(assignmentObjectionEvents, event.type)

/** What became of an objection to an assignment after one more fact. */
export const evolveObjection = (
  held: AssignmentObjection | null,
  event: OfAssignmentObjection,
): AssignmentObjection | null => {
  switch (event.type) {
    case 'AssignmentObjectionRaised': {
      const { raisedBy, reason, rightUnitId, deadline } = event.data
      return { status: 'open', raisedBy, reason, rightUnitId, dueAt: deadline.dueAt ?? null, overdue: false }
    }
    case 'AssignmentObjectionUpheld':
    case 'AssignmentObjectionRejected':
      return held && { ...held, status: 'decided' }
    case 'AssignmentObjectionOverdue':
      return held && { ...held, overdue: true }
  }
}
