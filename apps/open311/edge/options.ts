import type { Open311Limits } from '../limits.js'
import type { Open311Ports } from '../ports.js'

/** What the host gave this module, with the limits in use. */
export interface Open311Settings extends Open311Ports {
  readonly limits: Open311Limits
}
export const OPEN311 = Symbol('open311')
