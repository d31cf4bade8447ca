import type { Deadline } from '@huiyin/calendar'
import type { OwnerGround, TransferRule } from '@huiyin/contracts/intake'
import type { Looking } from './standing.js'

/** Whether an item may be handed on, and what lets its owner be changed where it has only one. */
export interface HandingOn {
  readonly rule: TransferRule
  readonly grounds: readonly OwnerGround[]
}

/** Who left and what was merged, by the organisation of the day. */
export interface Succession {
  /** Whether a person who held a post in a unit holds none there any more. */
  readonly hasLeft: (personId: string, unitId: string) => boolean
  /** The unit one was merged into; null: it goes on, or nobody took its place. */
  readonly mergedInto: (unitId: string) => string | null
}

/** For what hands an item on; left out, it goes with a reason, and nobody is known to have left. */
export interface ByRule extends Looking {
  readonly ruleOf?: ((campaign: string | null, channel: string | null) => HandingOn) | undefined
  readonly succession?: Succession | undefined
  /** Until when the unit may object to getting it; left out: it may not. */
  readonly objectUntil?: ((campaign: string | null) => Deadline) | undefined
}
