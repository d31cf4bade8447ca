import { accept, reject, type Decision } from '@huiyin/kernel'
import type { DeadlineRule } from '@huiyin/calendar'
import type { Chosen } from '../catalogue.js'
import type { ItemCommand, ItemRefusal } from '../command.js'
import type { Assignment, ItemEvent } from '../events.js'
import { isEnded, type ItemState } from '../state.js'
import type { Leading } from './rules.js'

type Decided = Decision<ItemEvent, ItemRefusal>
type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

/** S3-75: what is registered under a code that its campaign calls a style lead is one, unless somebody said it is none. */
export const leadByCatalogue = (
  { campaign, category, manifestation, violation, styleLeads, isTakenOver }: Chosen & Leading,
  { styleLead, unitIds }: ItemState,
): readonly ItemEvent[] => {
  if (campaign === null || isTakenOver || styleLead.is !== 'unsaid') return []
  const codes = styleLeads?.(campaign)?.codes ?? []
  const code = [violation, manifestation, category].find((one) => one != null && codes.includes(one))
  return code ? [{ type: 'StyleLeadNamed', data: { unitIds: [...unitIds], code } }] : []
}

const name = ({ reason, by: namedBy }: Of<'NameStyleLead'>, state: ItemState): Decided => {
  const ended = isEnded(state)
  if (ended) return reject(ended)
  const { styleLead, unitIds } = state
  if (styleLead.is === 'lead') {
    const isSame = styleLead.namedBy === namedBy && styleLead.reason === reason
    return isSame ? accept() : reject('StyleLeadAlready')
  }
  return accept({ type: 'StyleLeadNamed', data: { unitIds: [...unitIds], namedBy, reason } })
}

/** Whoever named it does not take it back alone: a lead would be gone without anybody else having looked. */
const drop = ({ reason, by: droppedBy }: Of<'DropStyleLead'>, state: ItemState): Decided => {
  const ended = isEnded(state)
  if (ended) return reject(ended)
  const { styleLead, unitIds } = state
  if (styleLead.is === 'dropped' && styleLead.reason === reason) return accept()
  if (styleLead.is !== 'lead') return reject('NoStyleLead')
  if (styleLead.namedBy === droppedBy) return reject('OwnStyleLead')
  return accept({ type: 'StyleLeadDropped', data: { unitIds: [...unitIds], reason, droppedBy } })
}

export type LeadingCommand = Of<'NameStyleLead' | 'DropStyleLead'>
export const isLeading = (command: ItemCommand): command is LeadingCommand =>
  command.type === 'NameStyleLead' || command.type === 'DropStyleLead'

/** S3-75: somebody says that an item is a style lead, or that it is none. */
export const decideStyleLead = (command: LeadingCommand, state: ItemState): Decided =>
  command.type === 'NameStyleLead' ? name(command, state) : drop(command, state)

/** In working days; the same day is none. */
const daysOf = (rule: DeadlineRule): number | null => {
  if (rule.kind === 'sameDay') return 0
  return rule.kind === 'workingDays' ? rule.n : null
}

/** Of the clock of the channel and that of style leads the shorter one holds; what cannot be compared stays the channel's. */
const shorter = (own: DeadlineRule | undefined, clock: DeadlineRule): DeadlineRule => {
  if (!own) return clock
  const [ours, theirs] = [daysOf(own), daysOf(clock)]
  return ours !== null && theirs !== null && theirs < ours ? clock : own
}

/** For the unit that gets it: that it is a style lead, and by which rule its deadline is counted; nothing where it is none. */
export const leadGiven = (
  { styleLeads }: Leading,
  campaign: string | null,
  { styleLead }: ItemState,
  own: Pick<Assignment, 'deadlineRule'>,
): Pick<Assignment, 'deadlineRule' | 'styleLead'> => {
  if (styleLead.is !== 'lead') return own
  const clock = campaign === null ? null : (styleLeads?.(campaign)?.clock ?? null)
  return { ...own, ...(clock ? { deadlineRule: shorter(own.deadlineRule, clock) } : {}), styleLead: true }
}
