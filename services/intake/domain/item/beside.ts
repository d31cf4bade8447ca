import { isOfAssignmentObjection, type OfAssignmentObjection } from './assignment-objection/standing.js'
import type { ItemEvent } from './events.js'
import { isOfStyleLead, type OfStyleLead } from './style-lead/standing.js'
import { isOfWatch, type OfWatch } from './watch/standing.js'

/** What is said beside the way of an item: against its assignment, that it is a style lead, who keeps an eye on it. */
export type BesideItsWay = OfAssignmentObjection | OfStyleLead | OfWatch

/** Whether a fact moves the item nowhere. */
export const isBesideItsWay = (event: ItemEvent): event is BesideItsWay =>
  isOfAssignmentObjection(event) || isOfStyleLead(event) || isOfWatch(event)
