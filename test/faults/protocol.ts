import type { DefectName } from './defects.js'
import type { Step } from './workload.js'

/** A command that was answered: which, how far the log reached with it, and the types of its facts. */
export interface Acknowledged {
  readonly item: number
  readonly step: Step
  readonly position: number
  readonly events: readonly string[]
}

/** A command that was sent and not answered before the process died. */
export interface InFlight {
  readonly item: number
  readonly step: Step
}

/** What a check found; `problems` tells the first of them in words. */
export interface Found {
  readonly lost: number
  readonly doubled: number
  readonly problems: readonly string[]
}

/** What the child does this time. */
export interface Plan {
  readonly folder: string
  readonly seed: number
  readonly bus: 'plain' | { readonly adversarial: number }
  readonly defect: DefectName | null
  /** Acknowledged since the last check that came to its end. */
  readonly acknowledged: readonly Acknowledged[]
  readonly inFlight: readonly InFlight[]
  /** Items begun and not ended, with the number of their steps that were acknowledged. */
  readonly unfinished: readonly { readonly item: number; readonly done: number }[]
  /** The first item that nobody has begun. */
  readonly next: number
  /** Whether lists and ClickHouse are compared with a rebuild from empty. */
  readonly rebuild: boolean
  /** Whether to go on with commands after the checks, until killed. */
  readonly load: boolean
}

/**
 * Places in a child's work at which a kill is of interest: a batch of lists is about to be written, a range for ClickHouse
 * is written down, a part of it has been inserted.
 */
export type Point = 'lists' | 'range' | 'inserted'

/** What a child says, one JSON text a line. */
export type Line =
  | { readonly say: 'sent'; readonly item: number; readonly step: Step }
  | ({ readonly say: 'acknowledged' } & Acknowledged)
  | { readonly say: 'at'; readonly point: Point }
  | ({ readonly say: 'checked'; readonly recoverySeconds: number; readonly events: number } & Found)
  | { readonly say: 'loading' }
  | { readonly say: 'fault'; readonly says: string }
