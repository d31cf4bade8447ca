import type { Ground } from './ground.js'

/** Something that happens to an installation while clients send. */
export interface Fault {
  readonly name: string
  /** Brings it about. */
  readonly begin: (ground: Ground) => Promise<void>
  /** Ends it; from here on the time to recover is counted. */
  readonly end: (ground: Ground) => Promise<void>
  /** Who has to recover; left out: everybody. */
  readonly left?: (ground: Ground) => Ground
  /** Puts back what the fault took away for good, when the time to recover was taken. */
  readonly after?: (ground: Ground) => Promise<void>
}
