import { instantOfWall, type Day, type Instant } from '@huiyin/kernel'
import { explainDays, findCalendar, noneCalendar, warningDay, type Deadline } from '@huiyin/calendar'
import type { FactAt } from '@huiyin/event-sourcing'
import { defineAlarms, type Alarm, type AlarmChange } from '@huiyin/read-model'
import { momentAfter } from '../domain/entry/deadline-notes.js'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import { isFollowUpEvent, type FollowUpEvent } from '../domain/entry/follow-up/follow-up-state.js'
import { isPublicationEvent } from '../domain/entry/publication/publication-state.js'
import { isPassingEvent } from '../domain/entry/passing/passing-state.js'
import { isPlanEvent, type PlanEvent } from '../domain/entry/plan/plan-state.js'

type Change = (alarm: Alarm | null) => Alarm | null
interface Counted {
  readonly count: number
}

const latest = (one: Instant, other: Instant): Instant => (one > other ? one : other)

/** The working day counted before the last one of a deadline; none where one day was counted, or none at all. */
const countedBefore = ({ dueOn = '', derivation }: Deadline): Day | undefined =>
  derivation.rule.kind === 'calendarDays'
    ? undefined
    : explainDays(derivation).findLast(({ day, counted }) => counted !== null && day < dueOn)?.day

/** When the unit is warned: as the last working day before begins (c0), by the calendar the deadline was counted with. */
const warningAt = (deadline: Deadline): Instant | null => {
  const { calendar, zone } = deadline.derivation
  const shipped = findCalendar(calendar)
  // an edition with years that the tenant adopted is not among the shipped ones: then the count itself says it, and
  // where nothing was counted weekends are all that is known
  const day = shipped ? warningDay(deadline, shipped) : (countedBefore(deadline) ?? warningDay(deadline, noneCalendar))
  return day === undefined ? null : instantOfWall(zone, `${day}T00:00:00.000Z`)
}

/** Nobody is warned of what had passed before it was recorded. */
const near = (alarm: Omit<Alarm, 'state'>, at: FactAt): Alarm => {
  const dueAt = latest(alarm.dueAt, at.occurred.at)
  const inTime = alarm.about !== null && dueAt <= alarm.about && at.recordedAt <= alarm.about
  return { ...alarm, dueAt, state: inTime ? 'set' : 'done' }
}

/** Without a deadline there is nothing to look at; how often one was missed is kept. */
const ended: Change = (before) => before && { ...before, state: 'done', about: null }

const warned = (alarm: Alarm | null, dueAt: Instant): boolean => alarm?.about === null && alarm.input['dueAt'] === dueAt

const beginNear =
  (deadline: Deadline | null, unitId: string, at: FactAt): Change =>
  (before) => {
    const dueAt = deadline?.dueAt
    if (!deadline || !dueAt) return ended(before)
    const warnAt = warningAt(deadline)
    const said = warnAt === null || warned(before, dueAt)
    const input = { entryId: at.streamId, dueAt }
    const alarm = { dueAt: warnAt ?? dueAt, command: 'NoteDeadlineNear', input, unitId, about: said ? null : dueAt }
    return near(alarm, at)
  }

/** A deadline that is over is noted as soon as there is somebody to note it about; the decider then gives the grace. */
const dueAfter = (about: Instant, { occurred }: FactAt): Instant =>
  occurred.at <= about ? momentAfter(about) : occurred.at

const beginPassed =
  (deadline: Deadline | null, unitId: string, at: FactAt): Change =>
  (before) => {
    const dueAt = deadline?.dueAt
    if (!dueAt) return ended(before)
    const { count } = (before?.input as Counted | undefined) ?? { count: 1 }
    const input = { entryId: at.streamId, dueAt, count }
    const when = dueAfter(dueAt, at)
    return { dueAt: when, command: 'NoteDeadlinePassed', input, state: 'set', unitId, about: dueAt }
  }

/** A deadline that moves sets both anew, but only while the work is not claimed. */
const unlessCleared =
  (begin: Change): Change =>
  (before) => {
    const after = begin(before)
    return after && { ...after, state: before?.state === 'cleared' ? 'cleared' : after.state }
  }

/** An extension moves what was set; where nothing was set, it sets nothing. */
const moved =
  (begin: (unitId: string) => Change): Change =>
  (before) =>
    before && unlessCleared(begin(before.unitId))(before)

const clear: Change = (before) => before && { ...before, state: 'cleared' }

const nearAgain =
  (at: FactAt): Change =>
  (before) =>
    before && near(before, at)

const passedAgain =
  (at: FactAt): Change =>
  (before) =>
    before?.about ? { ...before, state: 'set', dueAt: dueAfter(before.about, at) } : ended(before)

/** What was voided may bring work back that had been done; the alarms begin anew from when that became known. */
const again =
  (begin: Change): Change =>
  (before) =>
    before && before.state !== 'cleared' ? begin(before) : before

const known = (at: FactAt): FactAt => ({ ...at, occurred: { ...at.occurred, at: at.recordedAt } })

const passed =
  ({ count, lookAgainAt }: Extract<EntryEvent, { type: 'DeadlinePassed' }>['data']): Change =>
  (before) => {
    if (!before) return null
    const next = { ...before, input: { ...before.input, count: count + 1 } }
    return lookAgainAt === null ? { ...next, state: 'done' } : { ...next, state: 'set', dueAt: lookAgainAt }
  }

const extended = (deadline: Deadline, at: FactAt) => ({
  near: moved((unitId) => beginNear(deadline, unitId, at)),
  passed: moved((unitId) => beginPassed(deadline, unitId, at)),
})

interface Effect {
  readonly near?: Change
  readonly passed?: Change
}

/** Milestones may be the first deadline an entry has. */
const planned = (event: PlanEvent, at: FactAt): Effect => {
  if (event.type !== 'HandlingModeChosen' && event.type !== 'MilestoneMet') return {}
  const { deadline, unitId } = event.data
  if (deadline === undefined) return {}
  return {
    near: unlessCleared(beginNear(deadline, unitId, at)),
    passed: unlessCleared(beginPassed(deadline, unitId, at)),
  }
}

/** A pause moves what was set; work that is ordered anew is looked at by its new day, whatever was set before. */
const followedUp = (event: FollowUpEvent, at: FactAt): Effect => {
  if (event.type === 'DeadlinePaused' || event.type === 'DeadlineRederived') return extended(event.data.deadline, at)
  if (event.type !== 'ReRectificationOrdered') return {}
  const { deadline, unitId } = event.data
  return { near: beginNear(deadline, unitId, at), passed: beginPassed(deadline, unitId, at) }
}

/** What a fact does to the warning and to the deadline's own alarm. */
type Still = Extract<EntryEvent, { type: 'EvidenceReplaced' | 'StyleLeadRecorded' }>
const movesNothing = (event: EntryEvent): event is Still =>
  event.type === 'EvidenceReplaced' || event.type === 'StyleLeadRecorded'

const effectOf = (event: EntryEvent, at: FactAt): Effect => {
  if (isPlanEvent(event)) return planned(event, at)
  if (isFollowUpEvent(event)) return followedUp(event, at)
  if (isPublicationEvent(event) || isPassingEvent(event) || movesNothing(event)) return {}
  switch (event.type) {
    case 'EntryOpened':
    case 'WorkOpened': {
      const { deadline, unitId } = event.data
      return { near: beginNear(deadline, unitId, at), passed: beginPassed(deadline, unitId, at) }
    }
    case 'DeadlineExtended':
      return extended(event.data.deadline, at)
    case 'EntryReturned':
    case 'EntryReopened':
      return { near: nearAgain(at), passed: passedAgain(at) }
    case 'EntryFactVoided':
      return { near: again(nearAgain(known(at))), passed: again(passedAgain(known(at))) }
    case 'CompletionClaimed':
    case 'EntryClosedOut':
    case 'EntryHandedOver':
      return { near: clear, passed: clear }
    case 'DeadlineNear':
      return { near: (before) => before && { ...before, state: 'done', about: null } }
    case 'DeadlinePassed':
      return { near: (before) => before && { ...before, state: 'done' }, passed: passed(event.data) }
    case 'GraceGiven':
      return { passed: (before) => before && { ...before, dueAt: event.data.lookAgainAt } }
    case 'ComplainedOfRecorded':
    case 'ExtensionRequested':
    case 'ExtensionRefused':
    case 'AnswersRecorded':
    case 'ReplyOwedRecorded':
    case 'AcceptancePassed':
    case 'ObjectionRecorded':
    case 'ObjectionLapseRecorded':
    case 'ObjectionUpheld':
    case 'ObjectionRejected':
      return {}
  }
}

/**
 * The alarms of entries: the warning on the last working day before, and the deadline itself. An entry that was taken
 * over from another system has none, and gets none by what is done with it here: its row was never set.
 */
export const entryAlarms = defineAlarms({
  name: 'rectification_alarms',
  says: 'Two rows an entry: when its unit is warned, and when its deadline has passed.',
  from: entryEvents,
  changes: (event, at) => {
    const { near: warning, passed: deadline } = effectOf(event, at)
    const changes: AlarmChange[] = []
    if (warning) changes.push({ key: `deadline-near/${at.streamId}`, apply: warning })
    if (deadline) changes.push({ key: `deadline-passed/${at.streamId}`, apply: deadline })
    return changes
  },
})
