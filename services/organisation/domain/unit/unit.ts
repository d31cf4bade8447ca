import { accept, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import {
  entryAt,
  unitAfter,
  type OrganisationInput,
  type UnitChange,
  type UnitRecord,
} from '@huiyin/contracts/organisation'
import type { UnitEvent } from './events.js'
import type { NamedUnit } from './named-unit.js'

type Named = 'CreateUnit' | 'RenameUnit' | 'MoveUnit' | 'MergeUnit' | 'CloseUnit' | 'NoteUnitTakenOver'
type Asked<N extends Named> = {
  readonly type: N
} & OrganisationInput<N>

/** What is asked of a unit: the checked input and what was looked up about the other units it names. */
export type UnitCommand =
  | ({ readonly tenant: string; readonly parent: NamedUnit | null } & Asked<'CreateUnit'>)
  | Asked<'RenameUnit'>
  | ({ readonly parent: NamedUnit } & Asked<'MoveUnit'>)
  | ({ readonly target: NamedUnit } & Asked<'MergeUnit'>)
  | ({ readonly hasUnitsBelow: boolean } & Asked<'CloseUnit'>)
  | Asked<'NoteUnitTakenOver'>

export type UnitRefusal =
  | 'UnitUnknown'
  | 'UnitAlreadyCreated'
  | 'UnitEnded'
  | 'UnitNotYetThere'
  | 'RootIsTheTenant'
  | 'RootStays'
  | 'ParentUnknown'
  | 'ParentEnded'
  | 'ParentIsBelow'
  | 'TargetUnknown'
  | 'TargetEnded'
  | 'TargetIsBelow'
  | 'UnitsBelow'

/** A unit through time, or null while it was not created. */
export type UnitState = (UnitRecord & { readonly takenOverOn?: Day }) | null

const evolve = (state: UnitState, event: UnitEvent): UnitState => {
  if (event.type === 'UnitTakenOver') return state && { ...state, takenOverOn: event.data.on }
  return unitAfter(state, { name: event.type, data: event.data } as UnitChange)
}

type Decided = Decision<UnitEvent, UnitRefusal>
type Of<N extends UnitCommand['type']> = Extract<UnitCommand, { type: N }>

/** Why nothing can be said about a unit from this day on, or null while it exists. */
const notThere = (unit: UnitRecord, validFrom: Day): UnitRefusal | null => {
  if (validFrom < unit.validFrom) return 'UnitNotYetThere'
  return unit.end && validFrom >= unit.end.from ? 'UnitEnded' : null
}

/** Whether what is put under or into this unit would be left behind, now or when it is closed. */
const leavesBehind = ({ standing, closesOn }: NamedUnit): boolean => standing === 'ended' || closesOn !== null

const isRoot = ({ parents }: UnitRecord): boolean => parents[0]?.parentId === null

const isSameAsCreated = (unit: UnitRecord, { name, parentId, level, validFrom }: Of<'CreateUnit'>): boolean =>
  unit.validFrom === validFrom &&
  unit.level === level &&
  unit.names[0]?.name === name &&
  unit.parents[0]?.parentId === parentId

const create = (command: Of<'CreateUnit'>, state: UnitState): Decided => {
  const { unitId, tenant, parent, name, nameEn, parentId, level, validFrom } = command
  if (state) return isSameAsCreated(state, command) ? accept() : reject('UnitAlreadyCreated')
  if ((parentId === null) !== (unitId === tenant)) return reject('RootIsTheTenant')
  if (parent?.standing === 'unknown') return reject('ParentUnknown')
  if (parent && leavesBehind(parent)) return reject('ParentEnded')
  return accept({ type: 'UnitCreated', data: { name, nameEn, parentId, level, validFrom } })
}

const rename = ({ name, nameEn, validFrom }: Of<'RenameUnit'>, state: UnitState): Decided => {
  if (!state) return reject('UnitUnknown')
  const refusal = notThere(state, validFrom)
  if (refusal) return reject(refusal)
  const holds = entryAt(state.names, validFrom)
  if (holds?.name === name && holds.nameEn === nameEn) return accept()
  return accept({ type: 'UnitRenamed', data: { name, nameEn, validFrom } })
}

/** A unit never comes to stand below itself: the way of its new parent does not lead through it. */
const move = ({ unitId, parentId, parent, validFrom }: Of<'MoveUnit'>, state: UnitState): Decided => {
  if (!state) return reject('UnitUnknown')
  const refusal = notThere(state, validFrom)
  if (refusal) return reject(refusal)
  if (isRoot(state)) return reject('RootStays')
  if (entryAt(state.parents, validFrom)?.parentId === parentId) return accept()
  if (parent.standing === 'unknown') return reject('ParentUnknown')
  if (leavesBehind(parent)) return reject('ParentEnded')
  if (parent.way.includes(unitId)) return reject('ParentIsBelow')
  return accept({ type: 'UnitMoved', data: { parentId, validFrom } })
}

/** S4-92: what a merged unit had is taken over by a unit that exists and does not stand below it. */
const merge = ({ unitId, intoUnitId, target, validFrom }: Of<'MergeUnit'>, state: UnitState): Decided => {
  if (!state) return reject('UnitUnknown')
  if (state.end?.intoUnitId === intoUnitId && state.end.from === validFrom) return accept()
  const refusal = state.end ? 'UnitEnded' : notThere(state, validFrom)
  if (refusal) return reject(refusal)
  if (isRoot(state)) return reject('RootStays')
  if (target.standing === 'unknown') return reject('TargetUnknown')
  if (leavesBehind(target)) return reject('TargetEnded')
  if (target.way.includes(unitId)) return reject('TargetIsBelow')
  return accept({ type: 'UnitMerged', data: { intoUnitId, validFrom } })
}

/** Nothing is left without a superior: the units below are moved or merged first. */
const close = ({ reason, validFrom, hasUnitsBelow }: Of<'CloseUnit'>, state: UnitState): Decided => {
  if (!state) return reject('UnitUnknown')
  if (state.end && state.end.intoUnitId === null && state.end.from === validFrom) return accept()
  const refusal = state.end ? 'UnitEnded' : notThere(state, validFrom)
  if (refusal) return reject(refusal)
  return hasUnitsBelow ? reject('UnitsBelow') : accept({ type: 'UnitClosed', data: { reason, validFrom } })
}

/** S4-92: noted once, and only of a unit that is part of another from that very day. */
const noteTakenOver = ({ on }: Of<'NoteUnitTakenOver'>, state: UnitState): Decided => {
  const into = state?.end?.from === on ? state.end.intoUnitId : null
  if (!state || into === null || state.takenOverOn === on) return accept()
  return accept({ type: 'UnitTakenOver', data: { intoUnitId: into, on } })
}

const decide = (command: UnitCommand, state: UnitState): Decided => {
  switch (command.type) {
    case 'CreateUnit':
      return create(command, state)
    case 'RenameUnit':
      return rename(command, state)
    case 'MoveUnit':
      return move(command, state)
    case 'MergeUnit':
      return merge(command, state)
    case 'CloseUnit':
      return close(command, state)
    case 'NoteUnitTakenOver':
      return noteTakenOver(command, state)
  }
}

/** The unit: one place in the tree with its names, its parents and its end, each from a day on. */
export const unit: Decider<UnitCommand, UnitEvent, UnitState, UnitRefusal> = { initialState: null, evolve, decide }
