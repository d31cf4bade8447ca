export { Open311Module, open311Bodies, type Open311Options } from './edge/open311.module.js'
export { keepsPosition, OPEN311_CHANNEL } from './channel.js'
export { isClientName } from './ids.js'
export { open311Limits, type Open311Limits } from './limits.js'
export type {
  ApiClient,
  Open311Owners,
  Open311Ports,
  Reading,
  SentEntry,
  SentItem,
  SentItemsAsked,
  SentStep,
} from './ports.js'
