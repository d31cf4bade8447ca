import type { OwnerGround } from '@huiyin/contracts/intake'
import { mayNotHandle } from './complained-of.js'
import type { ByRule, HandingOn } from './handing-on.js'
import type { ItemState } from './state.js'

interface Holder {
  readonly unitId: string
  readonly personId: string | null
}

const USUAL: HandingOn = { rule: 'withReason', grounds: [] }

/** By which rule the item goes, which is that of the campaign it was registered under and of the channel it came by. */
export const transferRuleFor = ({ ruleOf }: ByRule, { registration, channel }: ItemState): HandingOn =>
  ruleOf?.(registration?.campaign ?? null, channel) ?? USUAL

/** K11: whoever received it, until somebody else took over; else whoever it was assigned to. */
export const ownerOf = ({ firstContact, assignment }: ItemState): Holder | null => firstContact ?? assignment

const holds = (ground: OwnerGround, owner: Holder, to: Holder & ByRule, state: ItemState): boolean => {
  switch (ground) {
    case 'complainedOf':
      return [owner, ...(state.assignment ? [state.assignment] : [])].some(({ unitId, personId }) =>
        mayNotHandle({ atOrBelow: to.atOrBelow, unitId, personId }, state),
      )
    case 'successor':
      return owner.personId !== null && to.succession?.hasLeft(owner.personId, owner.unitId) === true
    case 'mergedUnit':
      return to.succession?.mergedInto(owner.unitId) === to.unitId
  }
}

/** Whether somebody else may have it: nobody asked, on what ground, or not at all (S4-41). */
export type Owned = { readonly kept: false; readonly ground: OwnerGround | null } | { readonly kept: true }

/** Where an item has one owner, it goes to somebody else on a ground that its campaign names and that holds (S4-41, K12). */
export const ownedBy = (to: Holder & ByRule, state: ItemState): Owned => {
  const { rule, grounds } = transferRuleFor(to, state)
  const owner = ownerOf(state)
  if (rule !== 'oneOwner' || !owner) return { kept: false, ground: null }
  // where nobody of the unit was named, one of it may say that it is he
  const isNamed = to.personId !== null && owner.personId !== null
  const isSame = owner.unitId === to.unitId && (!isNamed || owner.personId === to.personId)
  if (isSame) return { kept: false, ground: null }
  const ground = grounds.find((one) => holds(one, owner, to, state))
  return ground ? { kept: false, ground } : { kept: true }
}

/** Why a transfer with this reason may not be made by the rule of the item; null: it may. */
export const reasonRefusal = (to: ByRule & { readonly reason: string | null }, state: ItemState) =>
  to.reason === null && transferRuleFor(to, state).rule !== 'free' ? ('TransferReasonMissing' as const) : null
