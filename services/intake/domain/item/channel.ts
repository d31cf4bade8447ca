import type { Instant } from '@huiyin/kernel'
import {
  fieldProblems,
  gapsIn,
  pointProblems,
  type ChannelDefinition,
  type FieldProblem,
} from '@huiyin/contracts/intake'
import type { Assignment } from './events.js'

/** How a channel is defined for the tenant now; null: nobody defined it. */
export type DefinitionOf = (channel: string) => ChannelDefinition | null

/** For what depends on a channel; left out: nothing is asked of it. */
export interface Defined {
  readonly definitionOf?: DefinitionOf
}

/** Until when what comes in now is read on the same day; null where nobody can say, which asks for nothing. */
export interface Reading {
  readonly sameDay?: () => Instant | null
}

/** A refusal that names each field in the way. */
export interface FieldRefusal {
  readonly code: 'FieldsWrong' | 'ReplyIncomplete' | 'NotInCatalogue'
  readonly problems: readonly FieldProblem[]
}

interface Arriving extends Defined {
  readonly channel: string
  readonly fields?: Readonly<Record<string, string | number | boolean>> | undefined
  /** Taken over from another system: its channels are its own. */
  readonly isTakenOver?: boolean
}

/** Why a report may not come in by its channel so; null: it may. */
export const channelRefusal = ({ definitionOf, channel, fields, isTakenOver }: Arriving) => {
  if (!definitionOf) return null
  if (isTakenOver && !fields) return null
  const definition = definitionOf(channel)
  if (!definition) return 'ChannelUnknown' as const
  const problems = fieldProblems(definition, fields ?? {})
  return problems.length === 0 ? null : ({ code: 'FieldsWrong', problems } satisfies FieldRefusal)
}

/** The clock of an item that came by this channel: a deadline from outside may be owed, or a rule of the channel's own hold. */
export const clockOf = ({ definitionOf }: Defined, channel: string | null) =>
  channel === null ? null : (definitionOf?.(channel)?.clock ?? null)

/** The rule for the unit that gets the item; nothing where the channel has none. */
export const ruleFor = (clock: ReturnType<typeof clockOf>): Pick<Assignment, 'deadlineRule'> =>
  clock?.item ? { deadlineRule: clock.item } : {}

const NOTHING_ASKED = { to: 'reporter' as const, points: [] }

/** Why a reply does not answer what its channel asks of one; null: it does. */
export const replyRefusal = (
  { definitionOf }: Defined,
  channel: string | undefined,
  points: Readonly<Record<string, string>> = {},
): FieldRefusal | null => {
  if (!definitionOf) return null
  const definition = channel === undefined ? null : definitionOf(channel)
  const problems = pointProblems(definition ?? { reply: NOTHING_ASKED }, points)
  return problems.length === 0 ? null : { code: 'ReplyIncomplete', problems }
}

/** A refusal that names each gap of a template that nobody filled in. */
export interface GapRefusal {
  readonly code: 'ReplyHasGaps'
  readonly problems: readonly FieldProblem[]
}

interface Replying {
  readonly text: string
  readonly points?: Readonly<Record<string, string>> | undefined
  /** Taken over from another system: it says what was said there. */
  readonly isTakenOver?: boolean
}

/** Why a reply is not ready to be given: a template’s gaps are still in it (S0-79); null: it is. */
export const gapRefusal = ({ text, points = {}, isTakenOver }: Replying): GapRefusal | null => {
  if (isTakenOver) return null
  const said = [
    ['text', text] as const,
    ...Object.entries(points).map(([code, words]) => [`points.${code}`, words] as const),
  ]
  const problems = said.flatMap(([path, words]) =>
    gapsIn(words).map((gap) => ({ path, says: `still to be filled in: ${gap}`, zh: `尚未填写：${gap}` })),
  )
  return problems.length === 0 ? null : { code: 'ReplyHasGaps', problems }
}
