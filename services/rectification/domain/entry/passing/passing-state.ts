import type { Day } from '@huiyin/kernel'
import type { EntryEvent } from '../events.js'
import { passingEventDefinitions } from './events.js'

export type PassingEvent = Extract<EntryEvent, { type: keyof typeof passingEventDefinitions }>
type Passed = Extract<EntryEvent, { type: 'EntryPassedOn' }>['data']

/** Who an entry passed from, and to, since it began. */
export interface PassingState {
  /** The unit that took over the one it was given to; null: none did. */
  readonly heldBy: string | null
  /** Everybody it was given to by name before; none of them judges it. */
  readonly formerly: readonly string[]
  /** The post that nobody holds who could go on with it; null: somebody does. */
  readonly vacant: Pick<Passed, 'postId' | 'principal' | 'named' | 'fromPersonId' | 'withheld'> | null
  /** The day of the last change. */
  readonly since: Day | null
}

export const initialPassing: PassingState = { heldBy: null, formerly: [], vacant: null, since: null }

/** Whose matter an entry is now: the unit it was given to, or the one that took that over. */
export const unitNow = ({
  opening,
  passing,
}: {
  readonly opening: { readonly unitId: string } | null
  readonly passing: PassingState
}): string | null => passing.heldBy ?? opening?.unitId ?? null

export const isPassingEvent = (event: EntryEvent): event is PassingEvent =>
  Object.hasOwn(passingEventDefinitions, event.type)

/** Who has the entry after one more change. */
export const evolvePassing = (passing: PassingState, event: PassingEvent): PassingState => {
  if (event.type === 'EntryTakenOver') return { ...passing, heldBy: event.data.intoUnitId }
  const { postId, principal, named, fromPersonId, toPersonId, withheld, on } = event.data
  const formerly = named && fromPersonId !== null ? [...passing.formerly, fromPersonId] : passing.formerly
  const vacant = toPersonId === null ? { postId, principal, named, fromPersonId, withheld } : null
  return { ...passing, formerly: [...new Set(formerly)], vacant, since: on }
}
