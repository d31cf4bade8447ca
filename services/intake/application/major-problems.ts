import { dayIn, type Day } from '@huiyin/kernel'
import { commandHandler, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { intakeCommands } from '@huiyin/contracts/intake'
import { majorProblemEvents } from '../domain/major-problem/events.js'
import { majorProblem, type MajorRules } from '../domain/major-problem/major-problem.js'

/** What is needed from outside for reports of major problems. */
export interface MajorProblemPorts {
  readonly store: EventStore
  /** What counts as major under a campaign of the tenant; null: it names nothing. Left out: no campaign does. */
  readonly majorUnder?: (tenant: string, campaign: string) => MajorRules | null
  /** The units above one on a day; left out: nobody knows any. */
  readonly unitsAbove?: (unitId: string, day: Day) => readonly string[]
}

/** Runs the commands about major problems; a report concerns the unit that makes it, the acknowledgement the one it goes to. */
export const majorProblemHandlers = ({ store, majorUnder, unitsAbove }: MajorProblemPorts) => {
  const handle = commandHandler({
    ...{ store, definitions: majorProblemEvents, decider: majorProblem },
    unitOf: (state) => state?.reported.toUnitId ?? null,
  })
  return {
    ReportMajorProblem: ({ problemId, ...input }, by) => {
      const { at, zone } = by.occurred
      const above = unitsAbove?.(input.unitId, dayIn(zone, at)) ?? []
      const looked = { at, above, rules: majorUnder?.(by.tenant, input.campaign) ?? null, by: by.actor.person }
      return handle(problemId, { type: 'ReportMajorProblem', ...input, ...looked }, { ...by, concerns: [input.unitId] })
    },
    AcknowledgeMajorProblem: ({ problemId, ...input }, by) =>
      handle(problemId, { type: 'AcknowledgeMajorProblem', ...input, by: by.actor.person }, by),
  } satisfies Partial<CommandHandlers<typeof intakeCommands>>
}
