import type { Clock, Instant } from '@huiyin/kernel'
import { isInstant, isTimeZone, millisOf } from '@huiyin/kernel'
import type { CommandDefinition, CommandDefinitions, InputOf } from '@huiyin/contracts'
import {
  isImported,
  type Actor,
  type CommandContext,
  type Handled,
  type Occurred,
  type Position,
} from '@huiyin/event-sourcing'

/** A command as it is sent: what, by whom, when it happened, and the id that makes sending it twice harmless. */
export interface CommandRequest {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
  readonly tenant: string
  readonly actor: Actor
  /** When it happened; null: now. */
  readonly occurred: Occurred | null
  readonly correlation: string
  readonly causation: string
  /** The units the sender may act for; left out: scope does not matter (the system itself, an import). */
  readonly within?: ReadonlySet<string>
  /** The sender and everybody above him today; left out: no person of the organisation, from whom nothing is hidden. */
  readonly atOrAbove?: ReadonlySet<string>
}

/** One thing that is wrong with an input: where and why. */
export interface InputProblem {
  readonly path: string
  readonly says: string
  /** The same in Chinese, where there is one. */
  readonly zh?: string
}

/** A refusal that names each thing in the way, not only its own code. */
export interface DetailedRefusal {
  readonly code: string
  readonly problems: readonly InputProblem[]
}

/** What became of a command: the position the caller's own writing reached, or a refusal by code. */
export type CommandAnswer =
  | {
      readonly ok: true
      readonly position: Position | null
      readonly events: readonly string[]
      readonly again: boolean
    }
  | { readonly ok: false; readonly refusal: string; readonly problems: readonly InputProblem[] }

/** Runs a checked input through the aggregate it belongs to. */
export type CommandHandlers<D extends CommandDefinitions> = {
  readonly [N in keyof D]: (
    input: InputOf<D, N>,
    context: CommandContext,
  ) => Promise<Handled<{ readonly type: string }, string | DetailedRefusal>>
}

/** The commands of one context with what runs them. */
export interface CommandPort<D extends CommandDefinitions = CommandDefinitions> {
  readonly definitions: D
  readonly handlers: CommandHandlers<D>
}

/** Sends a command to the context that owns it. */
export type SendCommand = (request: CommandRequest) => Promise<CommandAnswer>

export interface GateOptions {
  readonly ports: readonly CommandPort[]
  readonly clock: Clock
  readonly zoneOf: (tenant: string) => string
  /** HMAC of the checked input; the same id with another print is refused. */
  readonly print: (
    text: string,
    command: { readonly name: string; readonly input: unknown },
  ) => string | Promise<string>
}

const MILLIS_A_DAY = 86_400_000
const refuse = (refusal: string, problems: readonly InputProblem[] = []): CommandAnswer => ({
  ok: false,
  refusal,
  problems,
})

/** Why a command may not say that it happened then, or null when it may. */
const occurredRefusal = (lateDays: number | null, occurredAt: Instant, now: Instant): string | null => {
  if (occurredAt > now) return 'OccurredInTheFuture'
  if (lateDays !== null && millisOf(now) - millisOf(occurredAt) > (lateDays + 1) * MILLIS_A_DAY)
    return 'RecordedTooLate'
  return null
}

/** What is wrong with the time a command says: compared as text, it has to be written in the one form we store. */
const occurredProblems = ({ at, zone }: Occurred): InputProblem[] => [
  ...(isInstant(at) ? [] : [{ path: 'occurred.at', says: 'a moment in UTC with milliseconds' }]),
  ...(isTimeZone(zone) ? [] : [{ path: 'occurred.zone', says: 'a time zone by its IANA name' }]),
]

interface Known {
  readonly definition: CommandDefinition
  readonly run: CommandHandlers<CommandDefinitions>[string]
}

/** Every command by its name. Throws where one has two handlers or none. */
const commandsOf = (ports: readonly CommandPort[]): ReadonlyMap<string, Known> => {
  const known = new Map<string, Known>()
  for (const { definitions, handlers } of ports) {
    for (const [name, definition] of Object.entries(definitions)) {
      const run = handlers[name]
      if (!run || known.has(name)) throw new Error(`command ${name} has ${run ? 'two handlers' : 'no handler'}`)
      known.set(name, { definition, run })
    }
  }
  return known
}

const answerOf = (handled: Awaited<ReturnType<Known['run']>>): CommandAnswer => {
  if (!handled.ok) {
    const { refusal } = handled
    return typeof refusal === 'string' ? refuse(refusal) : refuse(refusal.code, refusal.problems)
  }
  const { position, events, again } = handled
  return { ok: true, position, events: events.map(({ type }) => type), again }
}

/**
 * The one way in for every command, whoever sends it: finds its definition, checks the input, the time it says it
 * happened, takes its print and hands it to the aggregate. Throws only on faults and on a reused command id.
 */
export const commandGate = ({ ports, clock, zoneOf, print }: GateOptions): SendCommand => {
  const known = commandsOf(ports)
  return async (request) => {
    const found = known.get(request.name)
    if (!found) return refuse('CommandUnknown')
    const checked = found.definition.input.safeParse(request.input)
    if (!checked.success) {
      const problems = checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message }))
      return refuse('InputInvalid', problems)
    }
    const now = clock.now()
    const occurred = request.occurred ?? { at: now, zone: zoneOf(request.tenant), precision: 'instant' as const }
    const problems = occurredProblems(occurred)
    if (problems.length > 0) return refuse('InputInvalid', problems)
    const lateDays = isImported(request.actor) ? null : found.definition.lateDays
    const late = occurredRefusal(lateDays, occurred.at, now)
    if (late) return refuse(late)
    const { tenant, actor, correlation, causation, commandId: id, within, atOrAbove } = request
    const text = `${request.name}\n${JSON.stringify(checked.data)}`
    const command = { id, print: await print(text, { name: request.name, input: checked.data }) }
    const base = { tenant, occurred, actor, command, correlation, causation }
    const context: CommandContext = { ...base, ...(within && { within }), ...(atOrAbove && { atOrAbove }) }
    return answerOf(await found.run(checked.data as never, context))
  }
}
