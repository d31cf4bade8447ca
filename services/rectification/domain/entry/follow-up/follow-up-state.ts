import type { EntryEvent } from '../events.js'
import { followUpEventDefinitions } from './events.js'

export type FollowUpEvent = Extract<EntryEvent, { type: keyof typeof followUpEventDefinitions }>

export const isFollowUpEvent = (event: EntryEvent): event is FollowUpEvent =>
  Object.hasOwn(followUpEventDefinitions, event.type)
