import { accept, reject, type Decision } from '@huiyin/kernel'
import { mayNotHandle } from './complained-of.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import type { ItemEvent } from './events.js'
import type { ItemState } from './state.js'

/** Whose matter an item is now: the unit it was given to, or the one that took that over; null: it was not given yet. */
export const unitNow = ({ assignment, heldBy }: ItemState): string | null => heldBy ?? assignment?.unitId ?? null

/**
 * S4-92: the item goes with its entry to who follows. Nobody hands it on, so it is no transfer; its number, its first clock
 * and the unit under which its work stands stay. One that went elsewhere meanwhile is left alone.
 */
export const recordPassedOn = (
  command: Extract<ItemCommand, { type: 'RecordItemPassedOn' }>,
  state: ItemState,
): Decision<ItemEvent, ItemRefusal> => {
  if (state.status === 'unknown') return reject('ItemUnknown')
  const { assignment } = state
  const before = unitNow(state)
  if (!assignment || before === null || assignment.unitId !== command.unitId) return accept()
  const { personId = assignment.personId, intoUnitId: unitId = before, atOrBelow } = command
  if (unitId === before && personId === assignment.personId) return accept()
  const misplaced = mayNotHandle({ unitId, personId, ...(atOrBelow ? { atOrBelow } : {}) }, state)
  return accept({ type: 'ItemPassedOn', data: { unitId, personId, misplaced } })
}
