import { accept, addDays, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { RecurrenceEvent } from './events.js'

/** From so many problems of one kind, found within so many days, it recurs (R7). */
export interface RecurrenceLimit {
  readonly problems: number
  readonly days: number
}

interface Problem {
  readonly itemId: string
  readonly foundOn: Day
  /** The alert it belongs to; null: to none. */
  readonly wave: number | null
}

interface Wave {
  readonly days: number
  /** The first day that somebody answered it; null: nobody has. */
  readonly answeredOn: Day | null
  readonly declined: { readonly reason: string; readonly decidedBy: string } | null
  /** Programmes opened for it, each as work and unit. */
  readonly programmes: readonly string[]
}

/** What was found of one kind under one campaign; the n-th alert is `waves[n - 1]`. */
export interface RecurrenceState {
  readonly problems: readonly Problem[]
  readonly waves: readonly Wave[]
}

export type RecurrenceCommand =
  | ({ readonly type: 'NoteProblem'; readonly limit: RecurrenceLimit | null } & IntakeInput<'NoteProblem'>)
  | ({ readonly type: 'RecordProgramme'; readonly on: Day } & Omit<IntakeInput<'RecordProgramme'>, 'recurrenceId'>)
  | ({ readonly type: 'DeclineProgramme'; readonly on: Day; readonly decidedBy: string } & Omit<
      IntakeInput<'DeclineProgramme'>,
      'recurrenceId'
    >)
export type RecurrenceRefusal = 'RecurrenceUnknown' | 'RecurrenceAnsweredAlready'

type Decided = Decision<RecurrenceEvent, RecurrenceRefusal>
type Of<N extends RecurrenceCommand['type']> = Extract<RecurrenceCommand, { type: N }>

export const initialState: RecurrenceState = { problems: [], waves: [] }

const programmeOf = ({ workId, unitId }: { readonly workId: string; readonly unitId: string }) => `${workId}:${unitId}`

const withWave = (state: RecurrenceState, wave: number, change: (wave: Wave) => Wave): RecurrenceState => ({
  ...state,
  waves: state.waves.map((one, index) => (index === wave - 1 ? change(one) : one)),
})

/** What is known of a kind of problem after one more fact. */
export const evolve = (state: RecurrenceState, { type, data }: RecurrenceEvent): RecurrenceState => {
  switch (type) {
    case 'ProblemNoted': {
      const { itemId, foundOn } = data
      return { ...state, problems: [...state.problems, { itemId, foundOn, wave: null }] }
    }
    case 'RecurrenceNoticed': {
      const wave: Wave = { days: data.days, answeredOn: null, declined: null, programmes: [] }
      return { ...state, waves: [...state.waves, wave] }
    }
    case 'ProblemRecurred': {
      const { itemId, wave } = data
      return { ...state, problems: state.problems.map((one) => (one.itemId === itemId ? { ...one, wave } : one)) }
    }
    case 'ProgrammeRecorded':
      return withWave(state, data.wave, (wave) => ({
        ...wave,
        answeredOn: wave.answeredOn ?? data.on,
        programmes: [...wave.programmes, programmeOf(data)],
      }))
    case 'ProgrammeDeclined':
      return withWave(state, data.wave, (wave) => ({ ...wave, answeredOn: wave.answeredOn ?? data.on, declined: data }))
  }
}

const byDay = (one: Problem, other: Problem): number =>
  one.foundOn === other.foundOn ? (one.itemId < other.itemId ? -1 : 1) : one.foundOn < other.foundOn ? -1 : 1

const recurred = (wave: number, { itemId, foundOn }: Problem): RecurrenceEvent => ({
  type: 'ProblemRecurred',
  data: { wave, itemId, foundOn },
})

/** Those that lie together with the one found on this day in a window that holds enough of them. */
const inFullWindows = (problems: readonly Problem[], day: Day, limit: RecurrenceLimit): readonly Problem[] => {
  const starts = new Set(problems.map(({ foundOn }) => foundOn))
  const windows = [...starts]
    .filter((from) => from <= day && day <= addDays(from, limit.days))
    .map((from) => problems.filter(({ foundOn }) => foundOn >= from && foundOn <= addDays(from, limit.days)))
    .filter((window) => window.length >= limit.problems)
  return problems.filter((problem) => windows.some((window) => window.includes(problem))).toSorted(byDay)
}

/** The alert whose time a day lies in: the first that was not answered before it. 0: none; counting has begun anew. */
const waveAround = ({ problems, waves }: RecurrenceState, day: Day): number => {
  const index = waves.findIndex(({ answeredOn }) => answeredOn === null || day <= answeredOn)
  const wave = waves[index]
  if (!wave) return 0
  const first = problems.filter((one) => one.wave === index + 1).toSorted(byDay)[0]
  return first && day >= addDays(first.foundOn, -wave.days) ? index + 1 : 0
}

/**
 * S0-59: windows go by the day found. An alert takes in what is found until it is answered, so that there is one for a
 * wave; after the answer counting begins anew with what is found on later days.
 */
const noteProblem = (command: Of<'NoteProblem'>, state: RecurrenceState): Decided => {
  const { campaign, problem, itemId, foundOn, limit } = command
  if (limit === null || state.problems.some((one) => one.itemId === itemId)) return accept()
  const noted: RecurrenceEvent = { type: 'ProblemNoted', data: { campaign, problem, itemId, foundOn } }
  const around = waveAround(state, foundOn)
  if (around > 0) return accept(noted, recurred(around, { itemId, foundOn, wave: null }))
  const last = state.waves.at(-1)
  if (last && (last.answeredOn === null || foundOn <= last.answeredOn)) return accept(noted)
  const { problems } = evolve(state, noted)
  const free = problems.filter((one) => one.wave === null && (!last?.answeredOn || one.foundOn > last.answeredOn))
  const together = inFullWindows(free, foundOn, limit)
  if (together.length === 0) return accept(noted)
  const wave = state.waves.length + 1
  const noticed = { wave, campaign, problem, needed: limit.problems, days: limit.days }
  return accept<RecurrenceEvent>(
    noted,
    { type: 'RecurrenceNoticed', data: noticed },
    ...together.map((one) => recurred(wave, one)),
  )
}

/** A programme answers an alert also where somebody had said before that none is needed. */
const recordProgramme = ({ wave, workId, unitId, on }: Of<'RecordProgramme'>, { waves }: RecurrenceState): Decided => {
  const alert = waves[wave - 1]
  if (!alert) return reject('RecurrenceUnknown')
  if (alert.programmes.includes(programmeOf({ workId, unitId }))) return accept()
  return accept({ type: 'ProgrammeRecorded', data: { wave, workId, unitId, on } })
}

const declineProgramme = (command: Of<'DeclineProgramme'>, { waves }: RecurrenceState): Decided => {
  const { wave, reason, decidedBy, on } = command
  const alert = waves[wave - 1]
  if (!alert) return reject('RecurrenceUnknown')
  const { declined } = alert
  if (declined?.reason === reason && declined.decidedBy === decidedBy) return accept()
  if (alert.answeredOn !== null) return reject('RecurrenceAnsweredAlready')
  return accept({ type: 'ProgrammeDeclined', data: { wave, reason, decidedBy, on } })
}

const decide = (command: RecurrenceCommand, state: RecurrenceState): Decided => {
  switch (command.type) {
    case 'NoteProblem':
      return noteProblem(command, state)
    case 'RecordProgramme':
      return recordProgramme(command, state)
    case 'DeclineProgramme':
      return declineProgramme(command, state)
  }
}

/** One kind of problem under one campaign: what was found of it, and what was decided when it came again and again. */
export const recurrence: Decider<RecurrenceCommand, RecurrenceEvent, RecurrenceState, RecurrenceRefusal> = {
  ...{ initialState, evolve, decide },
}
