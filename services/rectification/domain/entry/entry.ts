import { accept, reject } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import { noteDeadlineNear, noteDeadlinePassed } from './deadline-notes.js'
import type { EntryEvent, Evidence } from './events.js'
import { decideExtension, requestExtension } from './extension.js'
import { decideObjection, recordObjection, recordObjectionLapse } from './objection.js'
import { unmetDemands } from './plan/demands.js'
import { decideFollowUp, isFollowUpCommand } from './follow-up/follow-up.js'
import { decidePassing, isPassingCommand } from './passing/passing.js'
import { hiddenParts } from './plan/joint.js'
import { decidePlan, isPlanCommand } from './plan/plan.js'
import { decidePublication, isPublicationCommand } from './publication/publication.js'
import { evolve, initialState, isOwnWork, notOpen, owesReply, type Decided, type EntryState, type Of } from './state.js'
import type { EntryCommand, EntryRefusal } from './command.js'
import { onSiteRefusal } from './on-site.js'
import { replaceEvidence } from './replace-evidence.js'
import { voidFact } from './voiding.js'
import { openWork } from './work.js'

export type { EntryState } from './state.js'
export type { EntryCommand, EntryRefusal } from './command.js'

type Claim = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']

/** An item that comes back to a unit finds its entry again: opened anew, with nothing claimed and nothing answered yet. */
const open = ({ type: _, ...data }: Of<'OpenEntry'>, state: EntryState): Decided => {
  const isSame = state.opening?.itemId === data.itemId && state.opening.unitId === data.unitId
  // handed to a unit that had a part of it: it leads now, and owes the replies
  const leadsNow = isSame && state.opening?.lead !== undefined && data.lead === undefined
  if (state.status === 'unknown' || (state.status === 'handedOver' && isSame) || leadsNow) {
    return accept({ type: 'EntryOpened', data })
  }
  return isSame ? accept() : reject('EntryAlreadyOpened')
}

const handOver = ({ toUnitId }: Of<'HandOverEntry'>, state: EntryState): Decided => {
  if (state.status === 'handedOver') return accept()
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const { itemId, unitId } = state.opening
  return accept({ type: 'EntryHandedOver', data: { itemId, unitId, toUnitId } })
}

const contentsOf = (evidence: readonly Evidence[]): string => evidence.map(({ sha256 }) => sha256).join()

/** The same content uploaded again is the same evidence, wherever it lies. */
const sameClaim = (claim: Claim, { outcome, outcomeText, by }: Of<'ClaimDone'>, evidence: readonly Evidence[]) =>
  claim.outcome === outcome &&
  claim.outcomeText === outcomeText &&
  claim.claimedBy === by &&
  contentsOf(claim.evidence) === contentsOf(evidence)

/** S0-60: an entry stands on its own evidence; what was taken over from another system has its outcome only. */
const claimDone = (command: Of<'ClaimDone'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  const { outcome, outcomeText, evidence, by, imported } = command
  if (!evidence) return reject('FileUnknown')
  if (state.claim && sameClaim(state.claim, command, evidence)) return accept()
  if (evidence.length === 0 && !imported) return reject('EvidenceMissing')
  const late = imported ? null : onSiteRefusal(command.onSite, state.opening?.campaign ?? null, evidence)
  if (late) return reject(late)
  const problems = unmetDemands(state)
  if (problems.length > 0) return reject({ code: 'DemandsUnmet', problems })
  return accept({
    type: 'CompletionClaimed',
    data: { outcome, outcomeText, evidence: [...evidence], claimedBy: by },
  })
}

const recordAnswers = ({ reports }: Of<'RecordAnswers'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  return state.answered ? accept() : accept({ type: 'AnswersRecorded', data: { reports } })
}

const recordReplyOwed = ({ reportId }: Of<'RecordReplyOwed'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  return state.answered ? accept({ type: 'ReplyOwedRecorded', data: { reportId } }) : accept()
}

/** Said of every entry the item ever had, whatever became of it: also what ended is hidden. */
const recordComplainedOf = ({ personIds }: Of<'RecordComplainedOf'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  const added = personIds.filter((personId) => !state.complainedOf.includes(personId))
  if (added.length === 0) return accept()
  const recorded: EntryEvent = { type: 'ComplainedOfRecorded', data: { personIds: added } }
  return accept(recorded, ...hiddenParts(state, added))
}

/** S3-75: whatever became of it; an entry that ended stands where it did. */
const recordStyleLead = ({ isLead }: Of<'RecordStyleLead'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  return state.styleLead === isLead ? accept() : accept({ type: 'StyleLeadRecorded', data: { isLead } })
}

/** What intake has told of the item. */
const record = (
  command: Of<'RecordAnswers' | 'RecordReplyOwed' | 'RecordComplainedOf' | 'RecordStyleLead'>,
  state: EntryState,
): Decided => {
  switch (command.type) {
    case 'RecordAnswers':
      return recordAnswers(command, state)
    case 'RecordReplyOwed':
      return recordReplyOwed(command, state)
    case 'RecordComplainedOf':
      return recordComplainedOf(command, state)
    case 'RecordStyleLead':
      return recordStyleLead(command, state)
  }
}

/** S0-78, S0-79, S0-60: one by one, with outcome and reply, by somebody who did not do the work; of a work, with its outcome. */
const passAcceptance = ({ finding, by }: Of<'PassAcceptance'>, state: EntryState): Decided => {
  if (state.status === 'closedOut') return accept()
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.claim || !state.opening) return reject('NothingClaimed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const { itemId, unitId, lead } = state.opening
  if (owesReply(state)) return reject('ReplyOutstanding')
  const problems = unmetDemands(state) // a mode may have been chosen after the claim
  if (problems.length > 0) return reject({ code: 'DemandsUnmet', problems })
  return accept<EntryEvent>(
    { type: 'AcceptancePassed', data: { finding, acceptedBy: by } },
    { type: 'EntryClosedOut', data: { itemId, unitId, ...(lead && { leadEntryId: lead.entryId }) } },
  )
}

const returnForRework = ({ fault, reason, by }: Of<'ReturnForRework'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.claim || !state.opening) return reject('NothingClaimed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  return accept({ type: 'EntryReturned', data: { fault, reason, returnedBy: by } })
}

const reopen = ({ trigger, reason }: Of<'ReopenEntry'>, state: EntryState): Decided => {
  if (state.status === 'unknown' || !state.opening) return reject('EntryUnknown')
  if (state.status !== 'closedOut') return reject('EntryNotClosed')
  const { itemId, unitId, lead } = state.opening
  const data = { itemId, unitId, trigger, reason, ...(lead && { leadEntryId: lead.entryId }) }
  return accept({ type: 'EntryReopened', data })
}

const decide = (command: EntryCommand, state: EntryState): Decided => {
  if (isPlanCommand(command)) return decidePlan(command, state)
  if (isFollowUpCommand(command)) return decideFollowUp(command, state)
  if (isPassingCommand(command)) return decidePassing(command, state)
  if (isPublicationCommand(command)) return decidePublication(command, state)
  switch (command.type) {
    case 'OpenEntry':
    case 'OpenWork':
      return command.type === 'OpenEntry' ? open(command, state) : openWork(command, state)
    case 'HandOverEntry':
      return handOver(command, state)
    case 'RequestExtension':
    case 'DecideExtension':
      return command.type === 'RequestExtension' ? requestExtension(command, state) : decideExtension(command, state)
    case 'ClaimDone':
    case 'ReplaceEvidence':
      return command.type === 'ClaimDone' ? claimDone(command, state) : replaceEvidence(command, state)
    case 'RecordAnswers':
    case 'RecordReplyOwed':
    case 'RecordComplainedOf':
    case 'RecordStyleLead':
      return record(command, state)
    case 'PassAcceptance':
      return passAcceptance(command, state)
    case 'ReturnForRework':
      return returnForRework(command, state)
    case 'RecordObjection':
    case 'RecordObjectionLapse':
      return command.type === 'RecordObjection' ? recordObjection(command, state) : recordObjectionLapse(command, state)
    case 'DecideObjection':
      return decideObjection(command, state)
    case 'ReopenEntry':
      return reopen(command, state)
    case 'NoteDeadlineNear':
    case 'NoteDeadlinePassed':
      return command.type === 'NoteDeadlineNear' ? noteDeadlineNear(command, state) : noteDeadlinePassed(command, state)
    case 'VoidEntryFact':
      return voidFact(command, state)
  }
}

/** The ledger entry: one unit's work on one item, or on what nobody complained of, closed out one by one (S0-60, S3-79). */
export const entry: Decider<EntryCommand, EntryEvent, EntryState, EntryRefusal> = { initialState, evolve, decide }
