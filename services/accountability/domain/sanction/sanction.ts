import { accept, reject, type Day, type Decision, type Instant } from '@huiyin/kernel'
import { isOverdue, type Deadline } from '@huiyin/calendar'
import type { Decider } from '@huiyin/event-sourcing'
import type { AccountabilityInput } from '@huiyin/contracts/accountability'
import type { SanctionEvent } from './events.js'

/** Who asks. `units`: those the person belongs to on the day, with every unit above them. */
export interface Asker {
  readonly person: string
  /** A person of the organisation: neither the product itself nor an import. */
  readonly named: boolean
  readonly units: readonly string[]
}

type Plain = 'ProposeSanction' | 'StateOwnView' | 'DecideSanction' | 'ClarifySanction'
type Input<N extends Plain> = Omit<AccountabilityInput<N>, 'sanctionId'>
type Proposing = { readonly by: string; readonly statementDeadline: Deadline }

/** What is asked of a sanction: the checked input, who asks, when, and until when the other side may speak first. */
export type SanctionCommand =
  | ({ readonly type: 'ProposeSanction' } & Proposing & Input<'ProposeSanction'>)
  | ({ readonly type: 'StateOwnView'; readonly by: Asker } & Input<'StateOwnView'>)
  | ({ readonly type: 'DecideSanction'; readonly by: Asker; readonly at: Instant; readonly today: Day } & Deciding)
  | ({ readonly type: 'ClarifySanction'; readonly by: Asker } & Input<'ClarifySanction'>)
  | ({ readonly type: 'NoteBasisVoided' } & Omit<AccountabilityInput<'NoteBasisVoided'>, 'sanctionId'>)
  | { readonly type: 'NoteEffectExpired'; readonly effectUntil: Day; readonly today: Day }
type Deciding = Input<'DecideSanction'>

export type SanctionRefusal =
  | 'SanctionUnknown'
  | 'SanctionAlreadyProposed'
  | 'SanctionAlreadyDecided'
  | 'SanctionUndecided'
  | 'SanctionAlreadyClarified'
  | 'StatementOutstanding'
  | 'NotConcerned'
  | 'NoNamedPerson'
  | 'OwnUnit'
  | 'OwnProposal'
  | 'EffectAlreadyOver'

type Proposal = Extract<SanctionEvent, { type: 'SanctionProposed' }>['data']
type Statement = Extract<SanctionEvent, { type: 'ViewStated' }>['data']
type Decided = Decision<SanctionEvent, SanctionRefusal>
type Of<N extends SanctionCommand['type']> = Extract<SanctionCommand, { type: N }>

/** Only what a later decision asks about. */
export interface SanctionState {
  readonly proposal: Proposal | null
  readonly statements: readonly Statement[]
  readonly decision: (Deciding & { readonly decidedBy: string }) | null
  readonly clarification: { readonly reason: string; readonly clarifiedBy: string } | null
  readonly expired: boolean
  /** The voidings that were noted. */
  readonly voidings: readonly string[]
  /** A fact it may rest on was voided, and nobody has decided since. */
  readonly reviewOwed: boolean
}

const initialState: SanctionState = {
  proposal: null,
  statements: [],
  decision: null,
  clarification: null,
  expired: false,
  voidings: [],
  reviewOwed: false,
}

/** Decided, for the first time or anew: what was decided before counts no longer. */
const decidedAs = (state: SanctionState, decision: NonNullable<SanctionState['decision']>): SanctionState => ({
  ...state,
  decision,
  ...{ expired: false, reviewOwed: false },
})

const evolve = (state: SanctionState, event: SanctionEvent): SanctionState => {
  switch (event.type) {
    case 'SanctionProposed':
      return { ...state, proposal: event.data }
    case 'ViewStated':
      return { ...state, statements: [...state.statements, event.data] }
    case 'SanctionIssued': {
      const { reason, decidedBy, effectUntil } = event.data
      return decidedAs(state, { decision: 'issue', reason, decidedBy, effectUntil })
    }
    case 'SanctionDismissed':
      return decidedAs(state, { decision: 'dismiss', ...event.data, effectUntil: null })
    case 'FaultTolerated':
      return decidedAs(state, { decision: 'tolerate', ...event.data, effectUntil: null })
    case 'SanctionClarified': {
      const { reason, clarifiedBy } = event.data
      return { ...state, clarification: { reason, clarifiedBy }, reviewOwed: false }
    }
    case 'BasisVoided':
      return { ...state, voidings: [...state.voidings, event.data.source], reviewOwed: true }
    case 'EffectExpired':
      return { ...state, expired: true }
  }
}

const isSameProposal = (one: Proposal, { type: _, by, statementDeadline: __, ...other }: Of<'ProposeSanction'>) =>
  one.kind === other.kind &&
  one.unitId === other.unitId &&
  one.personId === other.personId &&
  one.itemId === other.itemId &&
  one.entryId === other.entryId &&
  one.basis.rule === other.basis.rule &&
  one.basis.version === other.basis.version &&
  one.proposedBy === by

/** S1-81: facts, then the rule and its version. Nothing is issued by a proposal. */
const propose = (command: Of<'ProposeSanction'>, { proposal }: SanctionState): Decided => {
  if (proposal) return isSameProposal(proposal, command) ? accept() : reject('SanctionAlreadyProposed')
  const { type: _, by: proposedBy, ...data } = command
  return accept({ type: 'SanctionProposed', data: { ...data, facts: [...data.facts], proposedBy } })
}

/** The unit concerned and everything below it, or the person. */
const isConcerned = ({ unitId, personId }: Proposal, by: Asker): boolean =>
  by.person === personId || by.units.includes(unitId)

/** A statement is the concerned side's own: the person's where it is about one, else somebody's of the unit. */
const stateView = ({ text, by }: Of<'StateOwnView'>, state: SanctionState): Decided => {
  const { proposal, statements, decision, reviewOwed } = state
  if (!proposal) return reject('SanctionUnknown')
  const isOwn = proposal.personId === null ? isConcerned(proposal, by) : by.person === proposal.personId
  if (!isOwn || !by.named) return reject('NotConcerned')
  if (statements.some((one) => one.text === text && one.statedBy === by.person)) return accept()
  if (decision && !reviewOwed) return reject('SanctionAlreadyDecided')
  return accept({ type: 'ViewStated', data: { text, statedBy: by.person } })
}

/** Who may judge: a named person from outside the unit concerned, who did not propose it (design §1.5). */
const mayNotJudge = (proposal: Proposal, by: Asker): SanctionRefusal | null => {
  if (!by.named) return 'NoNamedPerson'
  if (isConcerned(proposal, by)) return 'OwnUnit'
  return proposal.proposedBy === by.person ? 'OwnProposal' : null
}

/** Issued only after the other side has spoken, or could have. */
const issue = (command: Of<'DecideSanction'>, proposal: Proposal, statements: readonly Statement[]): Decided => {
  const { reason, by, at, today, effectUntil } = command
  if (statements.length === 0 && !isOverdue(proposal.statementDeadline, at)) return reject('StatementOutstanding')
  if (effectUntil !== null && effectUntil < today) return reject('EffectAlreadyOver')
  const { unitId, personId, itemId, entryId, kind, basis } = proposal
  const statement = statements.length > 0 ? ('given' as const) : ('notGiven' as const)
  const about = { unitId, personId, itemId, entryId, kind, basis }
  return accept({
    type: 'SanctionIssued',
    data: { ...about, reason, decidedBy: by.person, statement, effectUntil },
  })
}

const decideSanction = (command: Of<'DecideSanction'>, state: SanctionState): Decided => {
  const { proposal, statements, decision: taken, reviewOwed } = state
  if (!proposal) return reject('SanctionUnknown')
  const { decision, reason, by, effectUntil } = command
  if (taken && !reviewOwed) {
    const isSame = taken.decision === decision && taken.reason === reason && taken.effectUntil === effectUntil
    return isSame && taken.decidedBy === by.person ? accept() : reject('SanctionAlreadyDecided')
  }
  const refusal = mayNotJudge(proposal, by)
  if (refusal) return reject(refusal)
  const data = { reason, decidedBy: by.person }
  switch (decision) {
    case 'issue':
      return issue(command, proposal, statements)
    case 'dismiss':
      return accept({ type: 'SanctionDismissed', data })
    case 'tolerate':
      return accept({ type: 'FaultTolerated', data })
  }
}

/** S4-83: cleared in the open. It needs a decision first; what was never decided is dismissed instead. */
const clarify = ({ reason, by }: Of<'ClarifySanction'>, state: SanctionState): Decided => {
  const { proposal, decision, clarification } = state
  if (!proposal) return reject('SanctionUnknown')
  if (clarification) {
    const isSame = clarification.reason === reason && clarification.clarifiedBy === by.person
    return isSame ? accept() : reject('SanctionAlreadyClarified')
  }
  if (!decision) return reject('SanctionUndecided')
  if (!by.named) return reject('NoNamedPerson')
  if (isConcerned(proposal, by)) return reject('OwnUnit')
  const { unitId, personId, itemId, entryId } = proposal
  return accept({
    type: 'SanctionClarified',
    data: { unitId, personId, itemId, entryId, reason, clarifiedBy: by.person },
  })
}

/** A person has to look at it again; nothing is revoked by itself, and what was cleared needs no further word. */
const noteBasisVoided = ({ source }: Of<'NoteBasisVoided'>, state: SanctionState): Decided => {
  const { proposal, clarification, voidings } = state
  if (!proposal) return reject('SanctionUnknown')
  if (clarification || voidings.includes(source)) return accept()
  return accept({ type: 'BasisVoided', data: { source, unitId: proposal.unitId } })
}

const noteExpired = ({ effectUntil, today }: Of<'NoteEffectExpired'>, state: SanctionState): Decided => {
  const { proposal, decision, clarification, expired } = state
  if (!proposal) return reject('SanctionUnknown')
  const isOver = decision?.effectUntil === effectUntil && today > effectUntil
  return isOver && !clarification && !expired ? accept({ type: 'EffectExpired', data: { effectUntil } }) : accept()
}

const decide = (command: SanctionCommand, state: SanctionState): Decided => {
  switch (command.type) {
    case 'ProposeSanction':
      return propose(command, state)
    case 'StateOwnView':
      return stateView(command, state)
    case 'DecideSanction':
      return decideSanction(command, state)
    case 'ClarifySanction':
      return clarify(command, state)
    case 'NoteBasisVoided':
      return noteBasisVoided(command, state)
    case 'NoteEffectExpired':
      return noteExpired(command, state)
  }
}

/** A measure against a unit or a person, from its proposal to the end of its effect. It never issues itself. */
export const sanction: Decider<SanctionCommand, SanctionEvent, SanctionState, SanctionRefusal> = {
  initialState,
  evolve,
  decide,
}
