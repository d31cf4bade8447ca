import type { Deadline } from '@huiyin/calendar'
import type { HistoryFact } from '@huiyin/read-model'
import { countedDays, type DeadlineDay } from './deadline-days.js'

interface Carrying {
  readonly objectionDeadline?: Deadline
  readonly deadline?: Deadline
}

const GIVING = new Set(['ItemAssigned', 'ItemTransferred', 'AssignmentObjectionRaised'])

/**
 * How the days were counted that matter to an assignment now: those of its unit to object, or, once it has, those of the
 * decision. Empty: nobody may object.
 */
export const assignmentDays = (facts: readonly HistoryFact[]): readonly DeadlineDay[] => {
  const last = facts.findLast(({ type, voided }) => GIVING.has(type) && !voided)
  if (!last) return []
  const { objectionDeadline, deadline } = last.data as Carrying
  const counted = last.type === 'AssignmentObjectionRaised' ? deadline : objectionDeadline
  return counted ? countedDays(counted) : []
}
