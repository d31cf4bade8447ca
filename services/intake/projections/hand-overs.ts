import type { ItemEvent } from '../domain/item/events.js'

/** Where an item has been, as its row keeps it. */
export interface HandOvers {
  readonly transfers: number
  /** Every unit that has or had it, as a JSON array. */
  readonly holders: string
  readonly kicks: number
  readonly kicked_back: number
  /** Kicks under a campaign that calls each a fault. */
  readonly kick_faults: number
  readonly misplaced: number
}

type Given = Extract<ItemEvent, { type: 'ItemAssigned' | 'ItemTransferred' }>

const holdersWith = (holders: string, unitId: string): string =>
  JSON.stringify([...new Set([...(JSON.parse(holders) as readonly string[]), unitId])])

/**
 * A transfer is a kick (S2-14), and one back to a unit that had the item before is so whatever their number (S4-90). What
 * lay with somebody complained of had to be handed on: that is neither, nor is what a campaign lets go freely (K12), or what the unit rightly objected to.
 */
export const handedOver = (row: HandOvers, event: Given): Omit<HandOvers, 'misplaced'> => {
  const { unitId } = event.data
  const holders = holdersWith(row.holders, unitId)
  const { transfers, kicks, kicked_back: back, kick_faults: faults } = row
  if (event.type === 'ItemAssigned') return { transfers, holders, kicks, kicked_back: back, kick_faults: faults }
  const { rule, ground, objected } = event.data
  const isKick = row.misplaced === 0 && rule !== 'free' && ground === undefined && !objected
  const isBack = (JSON.parse(row.holders) as readonly string[]).includes(unitId)
  return {
    ...{ transfers: transfers + 1, holders },
    kicks: kicks + (isKick ? 1 : 0),
    kicked_back: isKick && isBack ? 1 : back,
    kick_faults: faults + (isKick && rule === 'kickIsFault' ? 1 : 0),
  }
}
