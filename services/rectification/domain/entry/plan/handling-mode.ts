import { accept, dayIn, reject } from '@huiyin/kernel'
import { deriveDeadline, type Deadline } from '@huiyin/calendar'
import type { FieldProblem, Milestone, ModeDemands } from '@huiyin/contracts/rectification'
import { isOwnWork, notOpen, type Decided, type EntryState, type Of } from '../state.js'
import type { Counting } from '../command.js'
import type { PlanState } from './plan-state.js'

/** What is wrong with the milestones of an entry that is, or is not, handled step by step (S3-39). */
const milestoneProblems = (
  { demands, zh, en }: { readonly demands: ModeDemands; readonly zh: string; readonly en: string },
  milestones: readonly Milestone[],
  registeredOn: string,
): readonly FieldProblem[] => {
  if (!demands.milestones) {
    const says = `${en} has no milestones; leave them out or choose another mode`
    return milestones.length === 0 ? [] : [{ path: 'milestones', says, zh: `“${zh}”不设节点，请删去或改选办理方式` }]
  }
  if (milestones.length === 0) {
    return [
      { path: 'milestones', says: `${en} needs at least one milestone with its day`, zh: '请至少设一个有日期的节点' },
    ]
  }
  return milestones.flatMap(({ code, day }, index): readonly FieldProblem[] => {
    const after = index === 0 ? registeredOn : milestones[index - 1]!.day
    const path = `milestones.${index}`
    const twice = milestones.findIndex((one) => one.code === code) < index
    return [
      ...(twice ? [{ path: `${path}.code`, says: `the code ${code} stands twice`, zh: `代码 ${code} 重复` }] : []),
      ...(day < after || (index > 0 && day === after)
        ? [{ path: `${path}.day`, says: `it comes after ${after}`, zh: `日期应晚于 ${after}` }]
        : []),
    ]
  })
}

/** The day of the first milestone that is not met; of the last one when all are. */
const nextDay = (milestones: readonly Milestone[], met: readonly string[]): string | undefined =>
  (milestones.find(({ code }) => !met.includes(code)) ?? milestones.at(-1))?.day

const dueOn = (day: string, { calendar, zone }: Counting, from: string): Deadline =>
  deriveDeadline({ rule: { kind: 'date', day }, calendar, zone, from })

const isSame = ({ mode, milestones }: Of<'ChooseHandlingMode'>, held: PlanState['mode']): boolean =>
  JSON.stringify([held?.mode, held?.milestones]) === JSON.stringify([mode, milestones])

/** The deadline by the chosen mode: that of the next milestone, or the one there was before milestones set it. */
const movedBy = (
  { mode, milestones, counting }: Of<'ChooseHandlingMode'>,
  { plan, opening }: EntryState,
): { readonly deadline?: Deadline | null } => {
  const next = mode?.demands.milestones ? nextDay(milestones, plan.met) : undefined
  if (next !== undefined) return { deadline: dueOn(next, counting, opening!.registeredAt) }
  return plan.mode?.mode.demands.milestones ? { deadline: plan.before } : {}
}

/** How an entry is handled is said by somebody other than who handles it: milestones move its deadline (S3-36…41, S2-10). */
export const chooseHandlingMode = (command: Of<'ChooseHandlingMode'>, state: EntryState): Decided => {
  const { mode, milestones, reason, by, counting } = command
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  if (!mode) return reject('ModeUnknown')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const problems = milestoneProblems(mode, milestones, dayIn(counting.zone, state.opening.registeredAt))
  if (problems.length > 0) return reject({ code: 'MilestonesWrong', problems })
  if (isSame(command, state.plan.mode)) return accept()
  const moved = movedBy(command, state)
  if (state.status === 'awaitingAcceptance' && moved.deadline !== undefined) return reject('WorkClaimed')
  const { itemId, unitId } = state.opening
  const said = { mode, milestones: [...milestones], reason, chosenBy: by }
  const data = { itemId, unitId, ...said, ...moved }
  return accept({ type: 'HandlingModeChosen', data })
}

/** A milestone that is met makes the next one due; accepted by somebody else, because the deadline moves (S3-39, c4.12). */
export const acceptMilestone = (command: Of<'AcceptMilestone'>, state: EntryState): Decided => {
  const { milestone, finding, by, counting } = command
  const refusal = notOpen(state)
  if (refusal || !state.opening) return reject(refusal ?? 'EntryUnknown')
  const milestones = state.plan.mode?.mode.demands.milestones ? state.plan.mode.milestones : []
  const named = milestones.find(({ code }) => code === milestone)
  if (!named) return reject('MilestoneUnknown')
  if (isOwnWork(state, by)) return reject('OwnWork')
  const { met } = state.plan
  if (met.includes(milestone)) return accept()
  const [before, after] = [nextDay(milestones, met), nextDay(milestones, [...met, milestone])]
  const moved = after !== undefined && after !== before
  const { itemId, unitId } = state.opening
  const next = moved ? { deadline: dueOn(after, counting, state.opening.registeredAt) } : {}
  return accept({
    type: 'MilestoneMet',
    data: { itemId, unitId, milestone, zh: named.zh, finding, metBy: by, ...next },
  })
}
