import { accept, dayIn, reject, type Day, type TimeZone } from '@huiyin/kernel'
import { passingCommands } from '@huiyin/contracts/rectification'
import type { EntryCommand } from '../command.js'
import { notOpen, type Decided, type EntryState, type Of } from '../state.js'
import { unitNow, type PassingEvent } from './passing-state.js'

/** What a change of the organisation asks of an entry. */
export type PassingCommand = Extract<EntryCommand, { type: keyof typeof passingCommands }>

export const isPassingCommand = (command: EntryCommand): command is PassingCommand =>
  Object.hasOwn(passingCommands, command.type)

/** A change of before the entry began, or of before the last one, moves nothing: it was given by what holds now. */
const isOver = (on: Day, zone: TimeZone, { opening, passing }: EntryState): boolean =>
  opening === null || on < dayIn(zone, opening.registeredAt) || (passing.since !== null && on < passing.since)

type PassedOn = Extract<PassingEvent, { type: 'EntryPassedOn' }>['data']

/** From whom it passes, and whether it was his by name; null: it is not of those that pass with this post. */
const passesFrom = (
  { postId, principal, fromPersonId, fromStays }: Of<'PassOnEntry'>,
  { opening, passing }: EntryState,
): Pick<PassedOn, 'fromPersonId' | 'named'> | null => {
  const { vacant } = passing
  if (vacant) {
    const fits = vacant.postId === postId || (vacant.principal && principal)
    return fits ? { fromPersonId: vacant.fromPersonId, named: vacant.named } : null
  }
  if (fromPersonId === null) return null
  if (opening?.personId === fromPersonId) return fromStays ? null : { fromPersonId, named: true }
  return opening?.personId === null && principal ? { fromPersonId, named: false } : null
}

/**
 * S4-92 New officials deal with old accounts: the entry passes with the post; to nobody while that is vacant, and not to
 * somebody from whom it is hidden (S2-54). What is closed or elsewhere is nobody's to pass on.
 */
const passOn = (command: Of<'PassOnEntry'>, state: EntryState): Decided => {
  const { postId, principal, on, toPersonId, atOrAbove, zone } = command
  if (state.status === 'unknown') return reject('EntryUnknown')
  if (notOpen(state) || !state.opening || isOver(on, zone, state)) return accept()
  const from = passesFrom(command, state)
  if (!from || (toPersonId !== null && from.fromPersonId === toPersonId && !state.passing.vacant)) return accept()
  const isWithheld = toPersonId !== null && state.complainedOf.some((personId) => atOrAbove.includes(personId))
  const to = isWithheld ? null : toPersonId
  const { vacant } = state.passing
  if (to === null && vacant !== null && (vacant.withheld ?? false) === isWithheld) return accept()
  const { itemId, unitId, lead } = state.opening
  return accept({
    type: 'EntryPassedOn',
    data: {
      ...{ itemId, unitId, postId, principal, on, ...from, toPersonId: to },
      ...(isWithheld ? { withheld: true as const } : {}),
      ...(lead && { leadEntryId: lead.entryId }),
    },
  })
}

/** S4-92 A unit that is merged leaves nothing behind; the entry goes on where it stands, under its own number. */
const takeOver = ({ unitId: from, intoUnitId, on }: Of<'TakeOverEntry'>, state: EntryState): Decided => {
  if (state.status === 'unknown') return reject('EntryUnknown')
  if (notOpen(state) || !state.opening || unitNow(state) !== from) return accept()
  const { itemId, unitId, lead } = state.opening
  const data = { itemId, unitId, intoUnitId, on, ...(lead && { leadEntryId: lead.entryId }) }
  return accept({ type: 'EntryTakenOver', data })
}

/** What becomes of an entry when the organisation changes. */
export const decidePassing = (command: PassingCommand, state: EntryState): Decided =>
  command.type === 'PassOnEntry' ? passOn(command, state) : takeOver(command, state)
