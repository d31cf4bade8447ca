import { accept, reject, type Decision } from '@huiyin/kernel'
import type { ItemEvent } from './events.js'
import type { AtOrBelow, Looking, Standing } from './standing.js'
import type { ItemRefusal } from './command.js'
import type { ItemState } from './state.js'

const knowsNobody: AtOrBelow = () => null

/** Who may be given an item: a unit, a person in it, or both. */
interface Holder {
  readonly unitId: string
  readonly personId: string | null
}

const isAmong = ({ personIds, unitIds }: Standing, { unitId, personId }: Holder): boolean =>
  unitIds.has(unitId) || (personId !== null && personIds.has(personId))

/** Whether somebody may not be given the item, because he or the unit stands at or below who is complained of. */
export const mayNotHandle = (
  { atOrBelow = knowsNobody, ...holder }: Looking & Holder,
  { complainedOf }: ItemState,
): boolean => {
  if (complainedOf.length === 0) return false
  const standing = atOrBelow(complainedOf)
  return standing === null || isAmong(standing, holder)
}

/**
 * Who is complained of is only ever added to: what was said cannot be taken back by naming somebody else. The truth is
 * recorded also where the item lies with him or below him; it is then hidden there and has to be handed on.
 */
export const nameComplainedOf = (
  { personIds, atOrBelow = knowsNobody }: Looking & { readonly personIds: readonly string[] },
  state: ItemState,
): Decision<ItemEvent, ItemRefusal> => {
  if (state.status === 'unknown') return reject('ItemUnknown')
  const added = [...new Set(personIds)].filter((personId) => !state.complainedOf.includes(personId))
  if (added.length === 0) return accept()
  const complainedOf = [...state.complainedOf, ...added]
  const standing = atOrBelow(complainedOf)
  if (!standing) return reject('PersonUnknown')
  const misplaced = state.assignment !== null && isAmong(standing, state.assignment)
  const source = state.source ? { source: state.source } : {}
  const data = { personIds: added, complainedOf, unitIds: [...state.unitIds], misplaced, ...source }
  return accept({ type: 'PersonComplainedOfNamed', data })
}
