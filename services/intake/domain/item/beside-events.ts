import { styleLeadEvents } from './style-lead/events.js'
import { trackingEvents } from './tracking/events.js'
import { watchEvents } from './watch/events.js'

/** Facts that are said beside the way of an item, each described where it is decided. */
export const besideEvents = { ...styleLeadEvents, ...watchEvents, ...trackingEvents }
