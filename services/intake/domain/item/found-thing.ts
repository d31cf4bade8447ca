import type { Day } from '@huiyin/kernel'

/** A finding as its inspection has it, to become an item. */
export interface FoundThing {
  readonly channel: string
  readonly text: string
  readonly category: string
  readonly manifestation?: string | undefined
  readonly violation?: string | undefined
  readonly place: string | null
  /** The day of the visit that found it. */
  readonly foundOn?: Day | undefined
  readonly complainedOf?: readonly string[] | undefined
}
