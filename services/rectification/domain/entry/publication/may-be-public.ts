import type { EntryRefusal } from '../command.js'
import type { EntryState, Of } from '../state.js'

/** An entry may be public whether it is open or closed out; not when it is elsewhere, or only a part. */
export const notHere = ({ status, opening }: EntryState): EntryRefusal | null => {
  if (status === 'unknown' || !opening) return 'EntryUnknown'
  if (status === 'handedOver') return 'EntryHandedOverAlready'
  return opening.lead ? 'PartOfAnother' : null
}

/**
 * Why nothing of this kind is public of the entry: its campaign does not say so (K15), or the item complains of a person,
 * and neither he nor anybody below him is to learn of it from the newspaper (ADR 0008). Null: it may be.
 */
export const mayBePublic = (
  state: EntryState,
  kind: string,
  under: Of<'DraftPublication'>['publicationUnder'],
): EntryRefusal | null => {
  if (state.complainedOf.length > 0) return 'ComplainedOfNotPublished'
  const rules = under(state.opening?.campaign ?? null)
  return rules?.kinds.some((one) => one === kind) ? null : 'NotPublicUnderCampaign'
}
