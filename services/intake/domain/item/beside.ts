import { isOfAssignmentObjection, type OfAssignmentObjection } from './assignment-objection/standing.js'
import type { ItemEvent } from './events.js'
import { isOfStyleLead, type OfStyleLead } from './style-lead/standing.js'
import { isOfTracking, type OfTracking } from './tracking/standing.js'
import { isOfWatch, type OfWatch } from './watch/standing.js'

/**
 * What is said beside the way of an item: against its assignment, that it is a style lead, who keeps an eye on it,
 * by what code a report is followed.
 */
export type BesideItsWay = OfAssignmentObjection | OfStyleLead | OfWatch | OfTracking

/** Whether a fact moves the item nowhere. */
export const isBesideItsWay = (event: ItemEvent): event is BesideItsWay =>
  isOfAssignmentObjection(event) || isOfStyleLead(event) || isOfWatch(event) || isOfTracking(event)
