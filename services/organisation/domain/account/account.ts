import { accept, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import {
  ACCOUNT_ROLES,
  endingWith,
  entryAt,
  type AccountRecord,
  type AccountRole,
  type OrganisationInput,
} from '@huiyin/contracts/organisation'
import type { AccountEvent } from './events.js'

type Input<N extends 'OpenAccount' | 'GrantRole' | 'RevokeRole' | 'CloseAccount'> = { readonly type: N } & Omit<
  OrganisationInput<N>,
  'login'
>
/** Who asks, and the day it is said, in the tenant's zone. */
interface Said {
  readonly by: string
  readonly today: Day
}

/** What is asked of an account: the checked input, who asks, the day, and whether the person is known. */
export type AccountCommand = Said &
  (
    | ({ readonly personKnown: boolean } & Input<'OpenAccount'>)
    | Input<'GrantRole'>
    | Input<'RevokeRole'>
    | Input<'CloseAccount'>
  )

export type AccountRefusal =
  | 'AccountUnknown'
  | 'AccountNotYetOpen'
  | 'AccountClosedAlready'
  | 'LoginTaken'
  | 'PersonUnknown'
  | 'OwnAccount'
  | 'RightInThePast'
  | 'RolesDoNotMix'

/** A login through time, or null while it was not opened. */
export type AccountState = AccountRecord | null

const withRole = (state: AccountRecord, role: AccountRole, entry: { from: Day; held: boolean }): AccountRecord => ({
  ...state,
  roles: { ...state.roles, [role]: endingWith(state.roles[role] ?? [], entry) },
})

const evolve = (state: AccountState, event: AccountEvent): AccountState => {
  if (event.type === 'AccountOpened') {
    const { personId, roles, validFrom: from } = event.data
    const opened: AccountRecord = { personId, validFrom: from, closedFrom: null, roles: {} }
    return roles.reduce<AccountRecord>((account, role) => withRole(account, role, { from, held: true }), opened)
  }
  if (!state) return null
  const { validFrom: from } = event.data
  switch (event.type) {
    case 'RoleGranted':
      return withRole(state, event.data.role, { from, held: true })
    case 'RoleRevoked':
      return withRole(state, event.data.role, { from, held: false })
    case 'AccountClosed':
      return { ...state, closedFrom: from }
  }
}

type Decided = Decision<AccountEvent, AccountRefusal>
type Of<N extends AccountCommand['type']> = Extract<AccountCommand, { type: N }>

/**
 * Roles that stand alone: who keeps accounts and configuration handles no items, and who audits changes nothing
 * (glossary: administrator, auditor).
 */
const ALONE: readonly AccountRole[] = ['administrator', 'auditor']
const mixes = (roles: readonly AccountRole[]): boolean =>
  new Set(roles).size > 1 && roles.some((role) => ALONE.includes(role))

/** The roles carried on a day or on any later one. */
const rolesFrom = ({ roles }: AccountRecord, day: Day): readonly AccountRole[] =>
  ACCOUNT_ROLES.filter((role) => {
    const timeline = roles[role] ?? []
    return entryAt(timeline, day)?.held || timeline.some(({ from, held }) => from > day && held)
  })

/** Whether nothing else is said about a role from a day on than that it is carried, or that it is not. */
const isSettled = ({ roles }: AccountRecord, role: AccountRole, day: Day, held: boolean): boolean => {
  const timeline = roles[role] ?? []
  return (entryAt(timeline, day)?.held ?? false) === held && !timeline.some(({ from }) => from > day)
}

const notOpen = ({ validFrom, closedFrom }: AccountRecord, day: Day): AccountRefusal | null => {
  if (day < validFrom) return 'AccountNotYetOpen'
  return closedFrom !== null && day >= closedFrom ? 'AccountClosedAlready' : null
}

const isSameAsOpened = (state: AccountRecord, { personId, roles, validFrom }: Of<'OpenAccount'>): boolean =>
  state.personId === personId &&
  state.validFrom === validFrom &&
  state.closedFrom === null &&
  ACCOUNT_ROLES.every((role) => (entryAt(state.roles[role] ?? [], validFrom)?.held ?? false) === roles.includes(role))

const open = (command: Of<'OpenAccount'>, state: AccountState): Decided => {
  const { personId, roles, validFrom, by, today } = command
  if (state) return isSameAsOpened(state, command) ? accept() : reject('LoginTaken')
  if (!command.personKnown) return reject('PersonUnknown')
  if (by === personId) return reject('OwnAccount')
  if (validFrom < today) return reject('RightInThePast')
  if (mixes(roles)) return reject('RolesDoNotMix')
  return accept({ type: 'AccountOpened', data: { personId, roles: [...new Set(roles)], validFrom } })
}

/** Nobody gives a right to oneself: the system proposes, somebody else decides. */
const grant = ({ role, validFrom, by, today }: Of<'GrantRole'>, state: AccountState): Decided => {
  if (!state) return reject('AccountUnknown')
  const refusal = notOpen(state, validFrom)
  if (refusal) return reject(refusal)
  if (isSettled(state, role, validFrom, true)) return accept()
  if (by === state.personId) return reject('OwnAccount')
  if (validFrom < today) return reject('RightInThePast')
  if (mixes([...rolesFrom(state, validFrom), role])) return reject('RolesDoNotMix')
  return accept({ type: 'RoleGranted', data: { role, validFrom } })
}

const revoke = ({ role, validFrom, today }: Of<'RevokeRole'>, state: AccountState): Decided => {
  if (!state) return reject('AccountUnknown')
  const refusal = notOpen(state, validFrom)
  if (refusal) return reject(refusal)
  if (isSettled(state, role, validFrom, false)) return accept()
  return validFrom < today ? reject('RightInThePast') : accept({ type: 'RoleRevoked', data: { role, validFrom } })
}

const close = ({ reason, validFrom, today }: Of<'CloseAccount'>, state: AccountState): Decided => {
  if (!state) return reject('AccountUnknown')
  if (state.closedFrom === validFrom) return accept()
  const refusal = notOpen(state, validFrom)
  if (refusal) return reject(refusal)
  return validFrom < today ? reject('RightInThePast') : accept({ type: 'AccountClosed', data: { reason, validFrom } })
}

const decide = (command: AccountCommand, state: AccountState): Decided => {
  switch (command.type) {
    case 'OpenAccount':
      return open(command, state)
    case 'GrantRole':
      return grant(command, state)
    case 'RevokeRole':
      return revoke(command, state)
    case 'CloseAccount':
      return close(command, state)
  }
}

/** The account: with which login a person works, in which roles, each from a day on. Passwords are elsewhere. */
export const account: Decider<AccountCommand, AccountEvent, AccountState, AccountRefusal> = {
  initialState: null,
  evolve,
  decide,
}
