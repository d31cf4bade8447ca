import { accept, reject, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import { isOwnForm } from '../numbering/numbering.js'
import { decideAssigning, isAssigning } from './assigning.js'
import { decideAssignmentObjection, isObjecting } from './assignment-objection.js'
import { nameComplainedOf } from './complained-of.js'
import { cataloguedAs, catalogueRefusal } from './catalogue.js'
import { channelRefusal, gapRefusal, replyRefusal } from './channel.js'
import type { ItemEvent } from './events.js'
import { receiveFinding } from './finding.js'
import { raiseObjection, recordObjectionDecision } from './objection.js'
import { exemptBy, readAndInstruct, readingOf } from './reading.js'
import { countedProblem, foundAs, foundRefusal } from './recurring.js'
import { asksOpening, decideOpening } from './opening.js'
import { recordPassedOn } from './passing.js'
import { decidePersonal, type PersonState } from './personal.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import {
  evolve,
  initialState,
  isEnded,
  owedReports,
  answeredReports,
  type ItemState,
  type ReportState,
} from './state.js'
import { decideStyleLead, isLeading, leadByCatalogue } from './style-lead/style-lead.js'
import { giveTrackingCode } from './tracking/tracking.js'
import { decideWatch, isWatching } from './watch/watch.js'
import { voidFact } from './voiding.js'

type Decided = Decision<ItemEvent, ItemRefusal>
type Of<N extends ItemCommand['type']> = Extract<ItemCommand, { type: N }>

/** A report by its id; an id such as `constructor` names nothing that was not received. */
const reportOf = ({ reports }: ItemState, reportId: string): ReportState | undefined =>
  Object.hasOwn(reports, reportId) ? reports[reportId] : undefined

const personOf = ({ persons }: ItemState, reportId: string): PersonState | null =>
  Object.hasOwn(persons, reportId) ? (persons[reportId] ?? null) : null

/** S4-50: that somebody came before is a fact of its own; who it is stays sealed. */
const cameBefore = (reportId: string, subjects: readonly string[] = []): readonly ItemEvent[] =>
  subjects.length === 0 ? [] : [{ type: 'ReporterCameBefore', data: { reportId, subjects: [...subjects] } }]

/** Of whom it complains is a fact of its own, whether it is known when the report comes or found out later. */
const receive = (command: Of<'ReceiveReport'>, state: ItemState): Decided => {
  const { type: _, complainedOf: personIds, atOrBelow, definitionOf: _of, isTakenOver: _by, ...given } = command
  const { sameDay: _day, knownAs, foundOn: _found, cameOn: _came, looksForKinds: _looks, ...data } = given
  if (state.status !== 'unknown') return reportOf(state, data.reportId) ? accept() : reject('ItemAlreadyReceived')
  const refusal = channelRefusal(command) ?? foundRefusal(command)
  if (refusal) return reject(refusal)
  const received: ItemEvent = { type: 'ReportReceived', data: { ...data, ...readingOf(command), ...foundAs(command) } }
  const before = cameBefore(data.reportId, knownAs)
  if (!personIds) return accept(received, ...before)
  const named = nameComplainedOf({ personIds, atOrBelow }, evolve(state, received))
  return named.ok ? accept(received, ...before, ...named.events) : named
}

const link = (command: Of<'LinkReport'>, state: ItemState): Decided => {
  const { type: _, definitionOf: _of, isTakenOver: _by, knownAs, ...data } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (reportOf(state, data.reportId)) return accept()
  const refusal = channelRefusal(command)
  if (refusal) return reject(refusal)
  const linked: ItemEvent[] = [{ type: 'ReportLinked', data }, ...cameBefore(data.reportId, knownAs)]
  if (!state.answered || !state.assignment) return accept(...linked)
  const { unitId } = state.assignment
  return accept<ItemEvent>(...linked, { type: 'ReplyOwed', data: { unitId, reportId: data.reportId } })
}

/** S3-51: a number of the product's own form is the product's to give; any other is the desk's. */
const register = (command: Of<'RegisterItem'>, state: ItemState): Decided => {
  const { number, isTaken, category, campaign, at: registeredAt } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  if (state.registration) {
    const { number: given, category: as, campaign: under, ...before } = state.registration
    const said = cataloguedAs(command)
    const isSaid = before.manifestation === said.manifestation && before.violation === said.violation
    const isSame = as === category && under === campaign && isSaid
    return isSame && (isTaken || given === number) ? accept() : reject('ItemAlreadyRegistered')
  }
  if (!isTaken && isOwnForm(number)) return reject('NumberFormReserved')
  const refusal = catalogueRefusal(command)
  if (refusal) return reject(refusal)
  const data = { number, category, campaign, ...cataloguedAs(command), registeredAt, ...exemptBy(command, state) }
  const registered: ItemEvent = { type: 'ItemRegistered', data }
  return accept(registered, ...countedProblem(command, state.foundOn), ...leadByCatalogue(command, state))
}

/** Each version is a fact of its own, so that nobody can say later that another one was sent to the unit. */
const writeSummary = ({ summary }: Of<'WriteSummary'>, state: ItemState): Decided => {
  const ended = isEnded(state)
  if (ended) return reject(ended)
  return state.summary === summary ? accept() : accept({ type: 'SummaryWritten', data: { summary } })
}

const decline = ({ reason }: Of<'DeclineItem'>, state: ItemState): Decided => {
  if (state.status === 'declined') return accept()
  const ended = isEnded(state)
  if (ended) return reject(ended)
  return state.registration ? reject('ItemAlreadyRegistered') : accept({ type: 'ItemDeclined', data: { reason } })
}

/** What follows for the item when one of its reports has ended: nothing yet, all answered, or nobody left asking. */
const afterReport = (event: ItemEvent, state: ItemState): Decided => {
  const next = evolve(state, event)
  if (owedReports(next) > 0) return accept(event)
  if (answeredReports(next) === 0) {
    return accept(event, { type: 'ItemWithdrawn', data: { unitId: next.assignment?.unitId ?? null } })
  }
  if (!next.assignment || next.answered) return accept(event)
  return accept(event, {
    type: 'ItemAnswered',
    data: { unitId: next.assignment.unitId, reports: answeredReports(next) },
  })
}

const withdraw = ({ reportId, reason }: Of<'WithdrawReport'>, state: ItemState): Decided => {
  const report = reportOf(state, reportId)
  if (!report) return reject(state.status === 'unknown' ? 'ItemUnknown' : 'ReportUnknown')
  if (report.status === 'withdrawn') return accept()
  if (state.status === 'declined') return reject('ItemDeclinedAlready')
  if (report.status === 'replied') return reject('ReplyAlreadyGiven')
  return afterReport({ type: 'ReportWithdrawn', data: { reportId, reason } }, state)
}

const reply = (command: Of<'ReplyToReport'>, state: ItemState): Decided => {
  const { reportId, result, text, points, by: repliedBy } = command
  const ended = isEnded(state)
  if (ended) return reject(ended)
  const report = reportOf(state, reportId)
  if (!report) return reject('ReportUnknown')
  if (!state.assignment) return reject('ItemNotAssigned')
  if (report.status === 'withdrawn') return reject('ReportWithdrawnAlready')
  if (report.status === 'replied') {
    return report.result === result && report.text === text ? accept() : reject('ReplyAlreadyGiven')
  }
  const refusal = gapRefusal(command) ?? replyRefusal(command, state.channels[reportId], points)
  if (refusal) return reject(refusal)
  const objectUntil = command.objectUntil?.(state.registration?.campaign ?? null) ?? null
  const more = { ...(repliedBy === undefined ? {} : { repliedBy }), ...(objectUntil === null ? {} : { objectUntil }) }
  const said = { reportId, result, text, ...(points ? { points } : {}) }
  return afterReport({ type: 'ReportReplied', data: { ...said, ...more } }, state)
}

const markDuplicate = ({ originalItemId }: Of<'MarkDuplicate'>, state: ItemState): Decided => {
  if (state.status === 'unknown') return reject('ItemUnknown')
  if (!state.duplicateOf) return accept({ type: 'DuplicateMarked', data: { originalItemId } })
  return state.duplicateOf.originalItemId === originalItemId ? accept() : reject('DuplicateAlreadyMarked')
}

const arrive = (command: Of<'ReceiveReport' | 'ReceiveFinding' | 'LinkReport'>, state: ItemState): Decided => {
  switch (command.type) {
    case 'ReceiveReport':
      return receive(command, state)
    case 'ReceiveFinding':
      return receiveFinding(command, state)
    case 'LinkReport':
      return link(command, state)
  }
}

const decide = (command: ItemCommand, state: ItemState): Decided => {
  if (asksOpening(command)) return decideOpening(command, personOf(state, command.reportId), state.openings)
  if (isObjecting(command)) return decideAssignmentObjection(command, state)
  if (isAssigning(command)) return decideAssigning(command, state)
  if (isLeading(command)) return decideStyleLead(command, state)
  if (isWatching(command)) return decideWatch(command, state)
  if (command.type === 'GiveTrackingCode') return giveTrackingCode(command, state)
  switch (command.type) {
    case 'ReceiveReport':
    case 'ReceiveFinding':
    case 'LinkReport':
      return arrive(command, state)
    case 'RegisterItem':
      return register(command, state)
    case 'ReadAndInstruct':
      return readAndInstruct(command, state)
    case 'WriteSummary':
    case 'DeclineItem':
      return command.type === 'WriteSummary' ? writeSummary(command, state) : decline(command, state)
    case 'NameComplainedOf':
      return nameComplainedOf(command, state)
    case 'RecordItemPassedOn':
      return recordPassedOn(command, state)
    case 'WithdrawReport':
      return withdraw(command, state)
    case 'ReplyToReport':
      return reply(command, state)
    case 'RaiseObjection':
      return raiseObjection(command, state)
    case 'RecordObjectionDecision':
      return recordObjectionDecision(command, state)
    case 'MarkDuplicate':
      return markDuplicate(command, state)
    case 'VoidItemFact':
      return voidFact(command, state)
    case 'OrderErasure':
    case 'RecordErasure':
      return decidePersonal(command, personOf(state, command.reportId))
  }
}

/** The item: one matter with its number and its reports, one reply owed to each (S0-79). */
export const item: Decider<ItemCommand, ItemEvent, ItemState, ItemRefusal> = { initialState, evolve, decide }
