import { dayIn } from '@huiyin/kernel'
import { commandHandler, derivedCommandId, type CommandContext, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { intakeCommands } from '@huiyin/contracts/intake'
import { recurrenceEvents } from '../domain/recurrence/events.js'
import { recurrence, type RecurrenceLimit } from '../domain/recurrence/recurrence.js'

/** What is needed from outside to notice what recurs. */
export interface RecurrencePorts {
  readonly store: EventStore
  /** From when a kind of problem recurs under a campaign of the tenant; null: nobody looks for it. Left out: nobody does. */
  readonly recurrenceOf?: (tenant: string, campaign: string) => RecurrenceLimit | null
}

/** What is found of one kind under one campaign is one aggregate: its id is made of the three. */
const recurrenceIdOf = (tenant: string, campaign: string, problem: string): string =>
  derivedCommandId('recurrence', tenant, `${campaign} ${problem}`)

const dayOf = ({ occurred }: CommandContext) => dayIn(occurred.zone, occurred.at)

/** Runs the commands about what recurs; each belongs to one kind of problem. */
export const recurrenceHandlers = ({ store, recurrenceOf }: RecurrencePorts) => {
  const handle = commandHandler({ store, definitions: recurrenceEvents, decider: recurrence })
  return {
    NoteProblem: (input, by) => {
      const { campaign, problem } = input
      const limit = recurrenceOf?.(by.tenant, campaign) ?? null
      return handle(recurrenceIdOf(by.tenant, campaign, problem), { type: 'NoteProblem', ...input, limit }, by)
    },
    RecordProgramme: ({ recurrenceId, ...input }, by) =>
      handle(recurrenceId, { type: 'RecordProgramme', ...input, on: dayOf(by) }, by),
    DeclineProgramme: ({ recurrenceId, ...input }, by) =>
      handle(recurrenceId, { type: 'DeclineProgramme', ...input, on: dayOf(by), decidedBy: by.actor.person }, by),
  } satisfies Partial<CommandHandlers<typeof intakeCommands>>
}
