import { accept, reject } from '@huiyin/kernel'
import { deriveDeadline } from '@huiyin/calendar'
import type { EntryEvent } from '../events.js'
import { notOpen, type Decided, type EntryState, type Of } from '../state.js'

/** The end of the day a part is due; where none is named, when the lead's own work is. */
const partDueAt = ({ dueOn, counting }: Of<'AskJointUnit'>, { opening, deadline }: EntryState): string | null => {
  if (dueOn === null) return deadline?.dueAt ?? null
  const rule = { kind: 'date', day: dueOn } as const
  return deriveDeadline({ rule, ...counting, from: opening!.registeredAt }).dueAt ?? null
}

/** Another unit gets a part; the lead stays the lead, and nothing is handed on (S2-11: it may not be pushed away). */
export const askJointUnit = (command: Of<'AskJointUnit'>, state: EntryState): Decided => {
  const { unitId, personId, part, by } = command
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (state.opening.lead) return reject('PartOfAnother')
  if (unitId === state.opening.unitId || unitId === state.passing.heldBy) return reject('LeadItself')
  if (Object.hasOwn(state.plan.parts, unitId)) return accept()
  const { itemId, category, campaign, registeredAt } = state.opening
  const about = { itemId, unitId, personId, part, category, campaign, registeredAt }
  const data = { ...about, dueAt: partDueAt(command, state), complainedOf: [...state.complainedOf], askedBy: by }
  return accept({ type: 'JointUnitAsked', data })
}

/** What became of a part; said of a lead that was handed on meanwhile, it is of no use any more. */
export const recordPart = ({ unitId, done }: Of<'RecordPart'>, { status, plan }: EntryState): Decided => {
  if (status === 'unknown') return reject('EntryUnknown')
  const held = Object.hasOwn(plan.parts, unitId) ? plan.parts[unitId] : undefined
  if (held === undefined || held === (done ? 'done' : 'open')) return accept()
  return accept({ type: 'PartRecorded', data: { unitId, done } })
}

/** Whoever an entry is hidden from sees nothing of its parts either. */
export const hiddenParts = ({ opening, plan }: EntryState, personIds: string[]): readonly EntryEvent[] => {
  const jointUnitIds = Object.keys(plan.parts)
  if (!opening || jointUnitIds.length === 0) return []
  return [{ type: 'PartsHidden', data: { itemId: opening.itemId, personIds, jointUnitIds } }]
}
