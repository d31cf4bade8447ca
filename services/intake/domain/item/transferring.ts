import type { ItemEvent } from './events.js'
import type { ByRule } from './handing-on.js'
import { transferRuleFor } from './owner.js'
import { answeredReports, type ItemState } from './state.js'

type Transferred = Extract<ItemEvent, { type: 'ItemTransferred' }>['data']

/** Of whom it complains, for the unit that gets the item; nothing where it is nobody. */
export const complaint = ({ complainedOf }: ItemState) =>
  complainedOf.length === 0 ? {} : { complainedOf: [...complainedOf] }

/** Until when the unit that gets it may object; where it has one owner nobody may. */
export const objectionTo = (by: ByRule, campaign: string | null, state: ItemState) =>
  by.objectUntil && transferRuleFor(by, state).rule !== 'oneOwner'
    ? { objectionDeadline: by.objectUntil(campaign) }
    : {}

/**
 * The facts by which an item that has a unit goes to another, with its first clock. The unit that gets an answered item
 * hears at once that no reply is owed: nobody would tell it later (S0-79).
 */
export const transferredTo = (
  by: ByRule,
  to: Pick<Transferred, 'unitId' | 'personId'>,
  how: Pick<Transferred, 'reason' | 'rule' | 'ground' | 'objected'>,
  state: ItemState,
): readonly ItemEvent[] => {
  const {
    complainedOf: _,
    objectionDeadline: _until,
    styleLead: _was,
    unitId: fromUnitId,
    ...given
  } = state.assignment!
  const lead = state.styleLead.is === 'lead' ? { styleLead: true as const } : {}
  const data = {
    ...given,
    ...to,
    ...lead,
    ...complaint(state),
    ...objectionTo(by, given.campaign, state),
    fromUnitId,
    ...how,
  }
  const { unitId, personId } = to
  return [
    { type: 'ItemTransferred', data },
    ...(how.ground && personId !== null ? [{ type: 'FirstContactTaken' as const, data: { personId, unitId } }] : []),
    ...(state.answered ? [{ type: 'ItemAnswered' as const, data: { unitId, reports: answeredReports(state) } }] : []),
  ]
}
