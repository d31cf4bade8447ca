import type { CitizenLimits } from '../limits.js'
import type { CitizenPorts } from '../ports.js'

/** What the controllers are given. */
export interface CitizenSettings extends CitizenPorts {
  readonly limits: CitizenLimits
}
export const CITIZEN = Symbol('citizen')
