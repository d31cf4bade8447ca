import { CommandIdReused } from '@huiyin/event-sourcing'
import { z } from 'zod'
import { citizensOnly, reportsOnly } from './citizens-only.js'
import type { CommandAnswer, CommandRequest, SendCommand } from './command-gate.js'

/** Where the owner of a context takes commands of other processes. */
export const COMMANDS_CALL = 'commands'

const id = z.string().min(1).max(200)
const ids = z.array(id).max(100_000)

/** A command as it travels between processes. What the sender may do was judged where he signed in. */
const wire = z.strictObject({
  name: id,
  input: z.unknown(),
  commandId: id,
  tenant: id,
  actor: z.strictObject({ person: id, post: id.nullable(), unit: id.nullable() }),
  occurred: z.strictObject({ at: id, zone: id, precision: z.enum(['instant', 'day']) }).nullable(),
  correlation: id,
  causation: id,
  within: ids.optional(),
  atOrAbove: ids.optional(),
})

const problem = z.strictObject({ path: z.string(), says: z.string(), zh: z.string().optional() })
const answer = z.union([
  z.strictObject({
    ok: z.literal(true),
    position: z.number().nullable(),
    events: z.array(z.string()),
    again: z.boolean(),
  }),
  z.strictObject({ ok: z.literal(false), refusal: z.string(), problems: z.array(problem) }),
  z.strictObject({ reused: id }),
])

/** What another process says of a command is no answer: it is of another version, or something stands between. */
export class AnswerUnreadable extends Error {
  override name = 'AnswerUnreadable'
}

/** A command as another process reads it. */
export const commandToWire = ({ within, atOrAbove, ...request }: CommandRequest): unknown => ({
  ...request,
  ...(within && { within: [...within] }),
  ...(atOrAbove && { atOrAbove: [...atOrAbove] }),
})

const commandFromWire = (body: unknown): CommandRequest | null => {
  const read = wire.safeParse(body)
  if (!read.success) return null
  const { within, atOrAbove, ...request } = read.data
  return {
    ...request,
    ...(within && { within: new Set(within) }),
    ...(atOrAbove && { atOrAbove: new Set(atOrAbove) }),
  } as CommandRequest
}

/** Processes that serve whoever comes, and what they may send. */
const FROM_OUTSIDE: ReadonlyMap<string, (send: SendCommand) => SendCommand> = new Map([
  ['citizen', citizensOnly],
  ['open311', reportsOnly],
])

/**
 * What the owner of a context answers to a command from another process; a fault stays one. Processes that serve whoever
 * comes may send what they are for.
 */
export const answerCommand =
  (send: SendCommand) =>
  async (body: unknown, from: string): Promise<unknown> => {
    const request = commandFromWire(body)
    if (!request) return { ok: false, refusal: 'InputInvalid', problems: [] }
    try {
      return await (FROM_OUTSIDE.get(from)?.(send) ?? send)(request)
    } catch (error) {
      if (error instanceof CommandIdReused) return { reused: error.commandId }
      throw error
    }
  }

/** What another process answered. Throws `CommandIdReused` where it did, and `AnswerUnreadable`. */
export const answerFromWire = (body: unknown): CommandAnswer => {
  const read = answer.safeParse(body)
  if (!read.success) throw new AnswerUnreadable('the answer to a command has another shape than this version knows')
  if ('reused' in read.data) throw new CommandIdReused(read.data.reused)
  return read.data as CommandAnswer
}
