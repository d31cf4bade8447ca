import type { ItemEvent } from '../domain/item/events.js'

/** Where an item has been, as its row keeps it. */
export interface HandOvers {
  readonly transfers: number
  /** Every unit that has or had it, as a JSON array. */
  readonly holders: string
  readonly kicks: number
  readonly kicked_back: number
  readonly misplaced: number
}

type Given = Extract<ItemEvent, { type: 'ItemAssigned' | 'ItemTransferred' }>

const holdersWith = (holders: string, unitId: string): string =>
  JSON.stringify([...new Set([...(JSON.parse(holders) as readonly string[]), unitId])])

/**
 * A transfer is a kick (S2-14), and one back to a unit that had the item before is so whatever their number (S4-90). What
 * lay with somebody complained of had to be handed on: that is neither.
 */
export const handedOver = (row: HandOvers, event: Given): Omit<HandOvers, 'misplaced'> => {
  const { unitId } = event.data
  const holders = holdersWith(row.holders, unitId)
  if (event.type === 'ItemAssigned')
    return { transfers: row.transfers, holders, kicks: row.kicks, kicked_back: row.kicked_back }
  const isKick = row.misplaced === 0
  const isBack = (JSON.parse(row.holders) as readonly string[]).includes(unitId)
  return {
    transfers: row.transfers + 1,
    holders,
    kicks: row.kicks + (isKick ? 1 : 0),
    kicked_back: isKick && isBack ? 1 : row.kicked_back,
  }
}
