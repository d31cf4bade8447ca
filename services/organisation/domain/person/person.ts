import { accept, addDays, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import {
  appointmentsAfter,
  type AppointmentRecord,
  type OrganisationInput,
  type PortfolioRecord,
} from '@huiyin/contracts/organisation'
import type { NamedUnit } from '../unit/named-unit.js'
import type { LeftPost, TakenPost } from './change-of-post.js'
import type { PersonEvent } from './events.js'
import { overlaps, type NamedPost } from './named-post.js'
import {
  decidePortfolio,
  isPortfolioEvent,
  portfoliosAfter,
  type PortfolioCommand,
  type PortfolioRefusal,
} from './portfolio.js'

type Named = 'AddPerson' | 'AppointPerson' | 'EndAppointment' | 'NotePostTaken' | 'NotePostLeft'
type Input<N extends Named> = Omit<OrganisationInput<N>, 'personId'>

/** What is asked of a person: the checked input and what was looked up about the unit and the post. */
export type PersonCommand =
  | ({ readonly type: 'AddPerson' } & Input<'AddPerson'>)
  | ({ readonly type: 'AppointPerson'; readonly unit: NamedUnit; readonly post: NamedPost } & Input<'AppointPerson'>)
  | ({ readonly type: 'EndAppointment' } & Input<'EndAppointment'>)
  | PortfolioCommand
  /** `change`: what was looked up; null: it was looked up for nothing. */
  | ({ readonly type: 'NotePostTaken'; readonly change: TakenPost | null } & Input<'NotePostTaken'>)
  | ({ readonly type: 'NotePostLeft'; readonly change: LeftPost | null } & Input<'NotePostLeft'>)

export type PersonRefusal =
  | PortfolioRefusal
  | 'PersonUnknown'
  | 'PersonAlreadyAdded'
  | 'PersonNotYetThere'
  | 'UnitUnknown'
  | 'UnitEnded'
  | 'PostHeldAlready'
  | 'PostHeldByAnother'
  | 'UnitHasPrincipal'
  | 'PostNotHeld'
  | 'EndsBeforeItBegan'
  | 'AppointmentEndedAlready'

/** A person with the posts held, or null while nobody was added. */
export type PersonState = {
  readonly name: string
  readonly validFrom: Day
  readonly held: readonly AppointmentRecord[]
  readonly portfolios: readonly PortfolioRecord[]
  /** Which posts it was noted of that they were taken or left, and from which day. */
  readonly noted: readonly string[]
} | null

const noteOf = (type: 'PostTaken' | 'PostLeft', { postId, on }: { readonly postId: string; readonly on: Day }) =>
  `${type}/${postId}/${on}`

const evolve = (state: PersonState, event: PersonEvent): PersonState => {
  if (event.type === 'PersonAdded') return { ...event.data, held: [], portfolios: [], noted: [] }
  if (!state) return null
  if (isPortfolioEvent(event)) return { ...state, portfolios: portfoliosAfter(state.portfolios, event) }
  switch (event.type) {
    case 'PersonAppointed':
      return { ...state, held: appointmentsAfter(state.held, { name: event.type, data: event.data }) }
    case 'AppointmentEnded':
      return { ...state, held: appointmentsAfter(state.held, { name: event.type, data: event.data }) }
    case 'PostTaken':
    case 'PostLeft':
      return { ...state, noted: [...state.noted, noteOf(event.type, event.data)] }
  }
}

type Decided = Decision<PersonEvent, PersonRefusal>
type Of<N extends PersonCommand['type']> = Extract<PersonCommand, { type: N }>

const add = ({ name, validFrom }: Of<'AddPerson'>, state: PersonState): Decided => {
  if (!state) return accept({ type: 'PersonAdded', data: { name, validFrom } })
  return state.name === name && state.validFrom === validFrom ? accept() : reject('PersonAlreadyAdded')
}

const isSame = (held: AppointmentRecord, { unitId, postTitle, rank, validFrom }: Of<'AppointPerson'>): boolean =>
  held.unitId === unitId && held.postTitle === postTitle && held.rank === rank && held.validFrom === validFrom

/** A post is held by one person at a time, and a unit has one first responsible person (S0-69, S1-93, S3-46). */
const postRefusal = ({ unit, post, rank, validTo }: Of<'AppointPerson'>): PersonRefusal | null => {
  if (unit.standing === 'unknown') return 'UnitUnknown'
  const outlives = unit.closesOn !== null && (validTo === null || validTo >= unit.closesOn)
  if (unit.standing === 'ended' || outlives) return 'UnitEnded'
  if (post.holder !== null) return 'PostHeldByAnother'
  return rank === 'principal' && post.principal !== null ? 'UnitHasPrincipal' : null
}

const appoint = (command: Of<'AppointPerson'>, state: PersonState): Decided => {
  const { postId, postTitle, unitId, rank, validFrom, validTo } = command
  if (!state) return reject('PersonUnknown')
  const already = state.held.filter((one) => one.postId === postId && overlaps(one, command))
  if (already.length > 0) return already.some((one) => isSame(one, command)) ? accept() : reject('PostHeldAlready')
  if (validFrom < state.validFrom) return reject('PersonNotYetThere')
  const refusal = postRefusal(command)
  if (refusal) return reject(refusal)
  const data = { personName: state.name, postId, postTitle, unitId, rank, validFrom, validTo }
  return accept({ type: 'PersonAppointed', data })
}

const byDay = (one: AppointmentRecord, other: AppointmentRecord): number => (one.validFrom < other.validFrom ? -1 : 1)

const endAppointment = ({ postId, validTo }: Of<'EndAppointment'>, state: PersonState): Decided => {
  if (!state) return reject('PersonUnknown')
  const ofPost = state.held.filter((one) => one.postId === postId)
  if (ofPost.length === 0) return reject('PostNotHeld')
  const last = ofPost
    .filter(({ validFrom }) => validFrom <= validTo)
    .sort(byDay)
    .at(-1)
  if (!last) return reject('EndsBeforeItBegan')
  if (last.validTo === validTo) return accept()
  if (last.validTo !== null && last.validTo < validTo) return reject('AppointmentEndedAlready')
  const { unitId, validFrom } = last
  return accept({ type: 'AppointmentEnded', data: { postId, unitId, validFrom, validTo } })
}

/** S4-92: noted once, and only of a post that is held from that very day. */
const notePostTaken = ({ postId, on, change }: Of<'NotePostTaken'>, state: PersonState): Decided => {
  const post = state?.held.find((one) => one.postId === postId && one.validFrom === on)
  if (!state || !post || !change || state.noted.includes(noteOf('PostTaken', { postId, on }))) return accept()
  const { unitId, formerPersonId, formerStays, atOrAbove } = change
  const data = { postId, unitId, rank: post.rank, on, formerPersonId, formerStays, atOrAbove: [...atOrAbove] }
  return accept({ type: 'PostTaken', data })
}

/** S4-92: noted once, and only of a post whose last day was the day before; an end that moved is looked at again. */
const notePostLeft = ({ postId, on, change }: Of<'NotePostLeft'>, state: PersonState): Decided => {
  const lastDay = addDays(on, -1)
  const post = state?.held.find((one) => one.postId === postId && one.validTo === lastDay)
  if (!state || !post || !change || state.noted.includes(noteOf('PostLeft', { postId, on }))) return accept()
  const { unitId, heldBy, stays } = change
  const { rank, validFrom } = post
  return accept({ type: 'PostLeft', data: { postId, unitId, rank, on, heldBy, stays, validFrom } })
}

const decide = (command: PersonCommand, state: PersonState): Decided => {
  switch (command.type) {
    case 'AddPerson':
      return add(command, state)
    case 'AppointPerson':
      return appoint(command, state)
    case 'EndAppointment':
      return endAppointment(command, state)
    case 'AssignPortfolio':
    case 'EndPortfolio':
      return decidePortfolio(command, state?.portfolios ?? null)
    case 'NotePostTaken':
      return notePostTaken(command, state)
    case 'NotePostLeft':
      return notePostLeft(command, state)
  }
}

/** The person: who holds which post, from and until which day. A reporter is no person of the organisation. */
export const person: Decider<PersonCommand, PersonEvent, PersonState, PersonRefusal> = {
  initialState: null,
  evolve,
  decide,
}
