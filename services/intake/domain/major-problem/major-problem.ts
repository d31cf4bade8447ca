import { accept, instantFromMillis, millisOf, reject, type Decision, type Instant } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { MajorProblemEvent } from './events.js'

/** What counts as major under a campaign, within how many hours, and who takes reports beside the units above. */
export interface MajorRules {
  readonly hours: number
  readonly conditions: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly receivers: readonly string[]
}

export type MajorProblemCommand =
  | ({
      readonly type: 'ReportMajorProblem'
      readonly by: string
      /** When it was reported. */
      readonly at: Instant
      /** null: the campaign names no major problems, or is none of the tenant's. */
      readonly rules: MajorRules | null
      /** The units above the one that reports. */
      readonly above: readonly string[]
    } & Omit<IntakeInput<'ReportMajorProblem'>, 'problemId'>)
  | ({ readonly type: 'AcknowledgeMajorProblem'; readonly by: string } & Omit<
      IntakeInput<'AcknowledgeMajorProblem'>,
      'problemId'
    >)

export type MajorProblemRefusal =
  | 'MajorProblemUnknown'
  | 'MajorProblemReportedAlready'
  | 'NotMajorHere'
  | 'NotSuperior'
  | 'NotHappenedYet'
  | 'OwnReport'
  | 'AcknowledgedAlready'

type Reported = Extract<MajorProblemEvent, { type: 'MajorProblemReported' }>['data']
type Acknowledged = Extract<MajorProblemEvent, { type: 'MajorProblemAcknowledged' }>['data']
type Decided = Decision<MajorProblemEvent, MajorProblemRefusal>
type Of<N extends MajorProblemCommand['type']> = Extract<MajorProblemCommand, { type: N }>

/** null: nothing was reported under this id. */
export type MajorProblemState = { readonly reported: Reported; readonly acknowledged: Acknowledged | null } | null

const HOUR = 3_600_000

const evolve = (state: MajorProblemState, { type, data }: MajorProblemEvent): MajorProblemState => {
  switch (type) {
    case 'MajorProblemReported':
      return { reported: data, acknowledged: null }
    case 'MajorProblemAcknowledged':
      return state && { ...state, acknowledged: data }
  }
}

/** S1-41: what is major, and the hours from when it happened, are the campaign's; who is above, the organisation's. */
const report = (command: Of<'ReportMajorProblem'>, state: MajorProblemState): Decided => {
  const { type: _, by: reportedBy, at, rules, above, condition: code, ...said } = command
  if (state) {
    const { title, unitId, happenedAt } = state.reported
    const isSame = title === said.title && unitId === said.unitId && happenedAt === said.happenedAt
    return isSame ? accept() : reject('MajorProblemReportedAlready')
  }
  const condition = rules?.conditions.find((one) => one.code === code)
  if (!rules || !condition) return reject('NotMajorHere')
  if (said.toUnitId === said.unitId || ![...above, ...rules.receivers].includes(said.toUnitId))
    return reject('NotSuperior')
  if (said.happenedAt > at) return reject('NotHappenedYet')
  const dueAt = instantFromMillis(millisOf(said.happenedAt) + rules.hours * HOUR)
  const counted = { hours: rules.hours, dueAt, late: at > dueAt }
  return accept({ type: 'MajorProblemReported', data: { ...said, condition, ...counted, reportedBy } })
}

const acknowledge = ({ instruction, by }: Of<'AcknowledgeMajorProblem'>, state: MajorProblemState): Decided => {
  if (!state) return reject('MajorProblemUnknown')
  const { reported, acknowledged } = state
  if (acknowledged) {
    const isSame = acknowledged.instruction === instruction && acknowledged.acknowledgedBy === by
    return isSame ? accept() : reject('AcknowledgedAlready')
  }
  if (reported.reportedBy === by) return reject('OwnReport')
  return accept({ type: 'MajorProblemAcknowledged', data: { instruction, acknowledgedBy: by } })
}

/** One major problem that a unit reported upward, and whether somebody there took note of it. */
export const majorProblem: Decider<MajorProblemCommand, MajorProblemEvent, MajorProblemState, MajorProblemRefusal> = {
  initialState: null,
  evolve,
  decide: (command, state) =>
    command.type === 'ReportMajorProblem' ? report(command, state) : acknowledge(command, state),
}
