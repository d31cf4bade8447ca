import { accept, reject } from '@huiyin/kernel'
import { decideVoiding, voidsOf, type RecordedFacts, type VoidingRules } from '@huiyin/event-sourcing'
import type { VOIDABLE_ENTRY_FACTS } from '@huiyin/contracts/rectification'
import type { EntryEvent } from './events.js'
import type { Decided, EntryState, Of } from './state.js'

const NOTES = ['DeadlineNear', 'DeadlinePassed', 'GraceGiven'] as const
const MOVED_ON = ['EntryHandedOver', 'EntryOpened'] as const

/**
 * Which facts of an entry may be voided. An acceptance and its close-out are one command and fall together. What the
 * product noted of a deadline falls with what made it note that; whatever somebody did in view of a fact holds it.
 */
export const entryVoidingRules: Pick<Required<VoidingRules<EntryEvent>>, (typeof VOIDABLE_ENTRY_FACTS)[number]> = {
  CompletionClaimed: {
    heldBy: ['AcceptancePassed', 'EntryClosedOut', 'EntryReturned', 'EvidenceReplaced', ...MOVED_ON],
    takesAlong: [],
  },
  AcceptancePassed: { heldBy: ['EntryReopened', 'LookedBack', ...MOVED_ON], takesAlong: [] },
  EntryClosedOut: { heldBy: ['EntryReopened', 'LookedBack', ...MOVED_ON], takesAlong: [] },
  EntryReturned: { heldBy: ['CompletionClaimed', ...MOVED_ON], takesAlong: NOTES },
  DeadlineExtended: {
    heldBy: ['ExtensionRequested', 'DeadlinePaused', 'DeadlineRederived', ...MOVED_ON],
    takesAlong: NOTES,
  },
  ExtensionRefused: { heldBy: ['ExtensionRequested', 'EntryClosedOut', ...MOVED_ON], takesAlong: [] },
  DeadlinePassed: { heldBy: ['DeadlinePassed', ...MOVED_ON], takesAlong: [] },
}

/** How often a deadline of the entry was noted as passed, what was voided since included: each was an occasion. */
const occasions = ({ standing, voided }: RecordedFacts<EntryEvent>): number =>
  Math.max(0, ...[...standing, ...voided].map(({ event }) => (event.type === 'DeadlinePassed' ? event.data.count : 0)))

/** A wrong fact is voided by somebody else and then recorded anew (design §3). */
export const voidFact = (command: Of<'VoidEntryFact'>, { opening }: EntryState): Decided => {
  if (!opening) return reject('EntryUnknown')
  const { facts, reason, by } = command
  const voiding = decideVoiding(entryVoidingRules, facts, command)
  if (!voiding.ok) return reject(voiding.refusal)
  if (voiding.falls.length === 0) return accept()
  const { itemId, unitId, lead } = opening
  const said = { voids: voidsOf(voiding.falls), reason, voidedBy: by }
  // the lead of a part that is open again must not be closed
  const opens = lead && voiding.falls.some(({ event }) => event.type === 'EntryClosedOut')
  const whose = { itemId, unitId, ...(opens && { leadEntryId: lead.entryId }) }
  return accept({ type: 'EntryFactVoided', data: { ...said, ...whose, overdue: occasions(facts) } })
}
