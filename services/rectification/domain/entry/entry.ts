import { accept, reject, type Decision } from '@huiyin/kernel'
import { rederiveDeadline, type Calendar, type Deadline } from '@huiyin/calendar'
import type { Decider } from '@huiyin/event-sourcing'
import type { RectificationInput } from '@huiyin/contracts/rectification'
import type { EntryEvent } from './events.js'

type Plain = 'HandOverEntry' | 'PlanRemedies' | 'RecordAnswers' | 'RecordReplyOwed' | 'ReopenEntry'
type ByPerson = 'PassAcceptance' | 'ReturnForRework' | 'RequestExtension'
type Input<N extends Plain | ByPerson | 'OpenEntry' | 'DecideExtension' | 'ClaimDone'> = Omit<
  RectificationInput<N>,
  'entryId'
>

/**
 * What is asked of an entry: the checked input, who asks where that matters, the deadline already derived, and whether
 * a claim was taken over from another system.
 */
export type EntryCommand =
  | ({ readonly type: 'OpenEntry'; readonly deadline: Deadline | null } & Omit<Input<'OpenEntry'>, 'outsideDeadline'>)
  | ({ readonly type: 'DecideExtension'; readonly by: string; readonly calendar: Calendar } & Input<'DecideExtension'>)
  | ({ readonly type: 'ClaimDone'; readonly by: string; readonly imported: boolean } & Input<'ClaimDone'>)
  | { [N in Plain]: { readonly type: N } & Input<N> }[Plain]
  | { [N in ByPerson]: { readonly type: N; readonly by: string } & Input<N> }[ByPerson]

export type EntryRefusal =
  | 'EntryUnknown'
  | 'EntryAlreadyOpened'
  | 'EntryHandedOverAlready'
  | 'EntryClosed'
  | 'EntryNotClosed'
  | 'NothingClaimed'
  | 'EvidenceMissing'
  | 'ReplyOutstanding'
  | 'OwnWork'
  | 'NoDeadline'
  | 'ExtensionAlreadyAsked'
  | 'NoExtensionAsked'
  | 'OwnRequest'

type Opening = Extract<EntryEvent, { type: 'EntryOpened' }>['data']
type Claim = Extract<EntryEvent, { type: 'CompletionClaimed' }>['data']
type Asked = Extract<EntryEvent, { type: 'ExtensionRequested' }>['data']
type Remedies = Extract<EntryEvent, { type: 'RemediesPlanned' }>['data']

/** Only what a later decision asks about. */
export interface EntryState {
  readonly status: 'unknown' | 'handling' | 'awaitingAcceptance' | 'closedOut' | 'handedOver'
  readonly opening: Opening | null
  readonly remedies: Remedies | null
  readonly claim: Claim | null
  /** Everybody who ever said that this work was done: none of them may accept it. */
  readonly claimants: readonly string[]
  readonly answered: boolean
  readonly deadline: Deadline | null
  readonly extension: Asked | null
}

const initialState: EntryState = {
  status: 'unknown',
  opening: null,
  remedies: null,
  claim: null,
  claimants: [],
  answered: false,
  deadline: null,
  extension: null,
}

const evolve = (state: EntryState, event: EntryEvent): EntryState => {
  switch (event.type) {
    case 'EntryOpened': {
      const { claimants } = state
      return { ...initialState, claimants, status: 'handling', opening: event.data, deadline: event.data.deadline }
    }
    case 'EntryHandedOver':
      return { ...state, status: 'handedOver' }
    case 'RemediesPlanned':
      return { ...state, remedies: event.data }
    case 'ExtensionRequested':
      return { ...state, extension: event.data }
    case 'DeadlineExtended':
      return { ...state, extension: null, deadline: event.data.deadline }
    case 'ExtensionRefused':
      return { ...state, extension: null }
    case 'CompletionClaimed':
      return {
        ...state,
        status: 'awaitingAcceptance',
        claim: event.data,
        claimants: [...new Set([...state.claimants, event.data.claimedBy])],
      }
    case 'AnswersRecorded':
      return { ...state, answered: true }
    case 'ReplyOwedRecorded':
      return { ...state, answered: false }
    case 'AcceptancePassed':
      return state
    case 'EntryClosedOut':
      return { ...state, status: 'closedOut' }
    case 'EntryReturned':
      return { ...state, status: 'handling', claim: null }
    case 'EntryReopened':
      return { ...state, status: 'handling', claim: null }
  }
}

type Decided = Decision<EntryEvent, EntryRefusal>
type Of<N extends EntryCommand['type']> = Extract<EntryCommand, { type: N }>

/** Why nothing can be done on an entry in this state, or null while it is open. */
const notOpen = (state: EntryState): EntryRefusal | null => {
  if (state.status === 'unknown') return 'EntryUnknown'
  if (state.status === 'handedOver') return 'EntryHandedOverAlready'
  return state.status === 'closedOut' ? 'EntryClosed' : null
}

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

const requestExtension = ({ workingDays, reason, by }: Of<'RequestExtension'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.deadline?.dueAt) return reject('NoDeadline')
  if (!state.extension) return accept({ type: 'ExtensionRequested', data: { workingDays, reason, requestedBy: by } })
  const { workingDays: asked, requestedBy } = state.extension
  return asked === workingDays && requestedBy === by ? accept() : reject('ExtensionAlreadyAsked')
}

/** The end moves by working days from where it was; the first clock and every earlier step stay in the derivation. */
const decideExtension = (command: Of<'DecideExtension'>, state: EntryState): Decided => {
  const { granted, reason, by, calendar } = command
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.extension || !state.deadline) return reject('NoExtensionAsked')
  const { workingDays, requestedBy } = state.extension
  if (requestedBy === by) return reject('OwnRequest')
  if (!granted) return accept({ type: 'ExtensionRefused', data: { reason, decidedBy: by } })
  const deadline = rederiveDeadline(state.deadline.derivation, calendar, { extensions: [{ workingDays }] })
  return accept({ type: 'DeadlineExtended', data: { deadline, reason, decidedBy: by } })
}

const sameClaim = (claim: Claim, command: Of<'ClaimDone'>): boolean =>
  claim.outcome === command.outcome &&
  claim.outcomeText === command.outcomeText &&
  claim.claimedBy === command.by &&
  claim.evidence.map(({ sha256 }) => sha256).join() === command.evidence.map(({ sha256 }) => sha256).join()

/** S0-60: an entry stands on its own evidence; what was taken over from another system has its outcome only. */
const claimDone = (command: Of<'ClaimDone'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (state.claim && sameClaim(state.claim, command)) return accept()
  const { outcome, outcomeText, evidence, by, imported } = command
  if (evidence.length === 0 && !imported) return reject('EvidenceMissing')
  return accept({ type: 'CompletionClaimed', data: { outcome, outcomeText, evidence, claimedBy: by } })
}

const recordAnswers = ({ reports }: Of<'RecordAnswers'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  return state.answered ? accept() : accept({ type: 'AnswersRecorded', data: { reports } })
}

const recordReplyOwed = ({ reportId }: Of<'RecordReplyOwed'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  return state.answered ? accept({ type: 'ReplyOwedRecorded', data: { reportId } }) : accept()
}

/** Who handles the entry, or ever said that it was done, judges none of it. */
const isOwnWork = ({ claimants, opening }: EntryState, by: string): boolean =>
  claimants.includes(by) || opening?.personId === by

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
    case 'PassAcceptance':
      return passAcceptance(command, state)
    case 'ReturnForRework':
      return returnForRework(command, state)
    case 'ReopenEntry':
      return reopen(command, state)
  }
}

/** The ledger entry: one unit's work on one item, closed out one by one (S0-60, S3-79). */
export const entry: Decider<EntryCommand, EntryEvent, EntryState, EntryRefusal> = { initialState, evolve, decide }
