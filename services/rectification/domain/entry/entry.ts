import { accept, reject } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import { noteDeadlineNear, noteDeadlinePassed } from './deadline-notes.js'
import type { EntryEvent, Evidence } from './events.js'
import { decideExtension, requestExtension } from './extension.js'
import { decideObjection, recordObjection, recordObjectionLapse } from './objection.js'
import {
  evolve,
  initialState,
  isOwnWork,
  notOpen,
  type Decided,
  type EntryCommand,
  type EntryRefusal,
  type EntryState,
  type Of,
} from './state.js'
import { voidFact } from './voiding.js'

export type { EntryCommand, EntryRefusal, EntryState } from './state.js'

type Claim = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']

/** An item that comes back to a unit finds its entry again: opened anew, with nothing claimed and nothing answered yet. */
const open = ({ type: _, ...data }: Of<'OpenEntry'>, state: EntryState): Decided => {
  const isSame = state.opening?.itemId === data.itemId && state.opening.unitId === data.unitId
  if (state.status === 'unknown' || (state.status === 'handedOver' && isSame)) {
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

const plan = ({ fix, establish }: Of<'PlanRemedies'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (state.remedies?.fix === fix && state.remedies.establish === establish) return accept()
  return accept({ type: 'RemediesPlanned', data: { fix, establish } })
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
  return added.length === 0 ? accept() : accept({ type: 'ComplainedOfRecorded', data: { personIds: added } })
}

/** S0-78, S0-79, S0-60: one by one, with outcome and reply, by somebody who did not do the work. */
const passAcceptance = ({ finding, by }: Of<'PassAcceptance'>, state: EntryState): Decided => {
  if (state.status === 'closedOut') return accept()
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.claim || !state.opening) return reject('NothingClaimed')
  if (isOwnWork(state, by)) return reject('OwnWork')
  if (!state.answered) return reject('ReplyOutstanding')
  const { itemId, unitId } = state.opening
  return accept<EntryEvent>(
    { type: 'AcceptancePassed', data: { finding, acceptedBy: by } },
    { type: 'EntryClosedOut', data: { itemId, unitId } },
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
  const { itemId, unitId } = state.opening
  return accept({ type: 'EntryReopened', data: { itemId, unitId, trigger, reason } })
}

const decide = (command: EntryCommand, state: EntryState): Decided => {
  switch (command.type) {
    case 'OpenEntry':
      return open(command, state)
    case 'HandOverEntry':
      return handOver(command, state)
    case 'PlanRemedies':
      return plan(command, state)
    case 'RequestExtension':
      return requestExtension(command, state)
    case 'DecideExtension':
      return decideExtension(command, state)
    case 'ClaimDone':
      return claimDone(command, state)
    case 'RecordAnswers':
      return recordAnswers(command, state)
    case 'RecordReplyOwed':
      return recordReplyOwed(command, state)
    case 'RecordComplainedOf':
      return recordComplainedOf(command, state)
    case 'PassAcceptance':
      return passAcceptance(command, state)
    case 'ReturnForRework':
      return returnForRework(command, state)
    case 'RecordObjection':
      return recordObjection(command, state)
    case 'RecordObjectionLapse':
      return recordObjectionLapse(command, state)
    case 'DecideObjection':
      return decideObjection(command, state)
    case 'ReopenEntry':
      return reopen(command, state)
    case 'NoteDeadlineNear':
      return noteDeadlineNear(command, state)
    case 'NoteDeadlinePassed':
      return noteDeadlinePassed(command, state)
    case 'VoidEntryFact':
      return voidFact(command, state)
  }
}

/** The ledger entry: one unit's work on one item, closed out one by one (S0-60, S3-79). */
export const entry: Decider<EntryCommand, EntryEvent, EntryState, EntryRefusal> = { initialState, evolve, decide }
