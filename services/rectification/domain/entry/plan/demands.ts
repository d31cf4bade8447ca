import type { FieldProblem } from '@huiyin/contracts/rectification'
import type { EntryState } from '../state.js'
import type { PlanState } from './plan-state.js'

const demand = (path: string, says: string, zh: string): FieldProblem => ({ path: `demands.${path}`, says, zh })

/** S2-11, c3.12: the lead is done only when every part is, whatever the mode. */
const openParts = ({ parts }: PlanState): readonly FieldProblem[] =>
  Object.keys(parts)
    .filter((unitId) => parts[unitId] === 'open')
    .map((unitId) => demand(`parts.${unitId}`, `the part of ${unitId} is not done`, `配合单位尚未办结：${unitId}`))

/** What the chosen mode demands and is not there yet. */
const demandedByMode = (plan: PlanState): readonly FieldProblem[] => {
  if (!plan.mode) return []
  const { mode, milestones } = plan.mode
  const { demands } = mode
  const open = demands.milestones ? milestones.filter(({ code }) => !plan.met.includes(code)) : []
  const missing = demands.records.filter(({ code }) => !Object.hasOwn(plan.records, code))
  return [
    ...open.map(({ code, zh, day }) =>
      demand(`milestones.${code}`, `the milestone of ${day} is not accepted: ${zh}`, `节点未认定完成：${zh}（${day}）`),
    ),
    ...(demands.jointUnits && Object.keys(plan.parts).length === 0
      ? [demand('jointUnits', 'no other unit has a part of it', '尚未请配合单位协办')]
      : []),
    ...(demands.publishedAnswer && plan.answerPublished === null
      ? [demand('publishedAnswer', 'the answer is not published', '尚未公开答复')]
      : []),
    ...(demands.remedies && !plan.remedies
      ? [demand('remedies', 'no remedies are planned, for the symptom and for the cause', '尚未制定治标、治本措施')]
      : []),
    ...(demands.sponsor && plan.sponsor === null
      ? [demand('sponsor', 'no leader is tied to it', '尚未确定包保领导')]
      : []),
    ...missing.map(({ code, zh, en }) => demand(`records.${code}`, `${en} is missing`, `缺少${zh}`)),
  ]
}

/** What stands in the way of saying the work done, each by its name; empty: nothing. */
export const unmetDemands = ({ plan }: EntryState): readonly FieldProblem[] => {
  return [...openParts(plan), ...demandedByMode(plan)]
}
