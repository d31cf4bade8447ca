import { z } from 'zod'
import { deadlineRule } from '../campaign/deadline-rule.js'
import { codesTwice } from '../campaign/file-checks.js'
import { requirementId } from '../campaign/formats.js'
import { CHANNELS } from '../campaign/model-codes.js'
import { refusing, type Problem } from '../campaign/problem.js'
import { choicesOf, definedField, MOST_FIELDS, named, type DefinedField } from '../fields.js'

// A channel as data: what is asked of a report that comes in by it, how its clock runs, and what a reply has to say.

/** Whether a matter that comes by the channel brings a deadline of its own. */
export const OUTSIDE_DEADLINES = ['none', 'optional', 'required'] as const

/** Whom a reply goes to: the reporter, the office that passed the matter on, or the public. */
export const REPLY_TO = ['reporter', 'source', 'public'] as const

/** By when a leader reads it: on the day it came, or the next working day where that day is none. */
export const READINGS = ['sameDay'] as const

/** Fields are about the matter, never about the reporter: what he says of himself is sealed elsewhere. */
const definitionProblems = (file: unknown): readonly Problem[] => [...codesTwice(file), ...choicesOf(file)]

/** A channel by which reports come in (model a1): closed, and checked for codes that stand twice. */
export const channelDefinition = z
  .strictObject({
    ...named,
    /** Which channel of the model it is; null: one of this tenant alone. */
    model: z.enum(CHANNELS).nullable(),
    fields: z.array(definedField).max(MOST_FIELDS),
    clock: z.strictObject({
      outsideDeadline: z.enum(OUTSIDE_DEADLINES),
      /** The deadline of a matter that brings none; null: the campaign's. */
      item: deadlineRule.nullable(),
      /** When a leader reads what comes by it and writes an instruction (S4-44); left out: nobody has to. */
      reading: z.enum(READINGS).optional(),
    }),
    reply: z.strictObject({
      to: z.enum(REPLY_TO),
      /** What every reply has to answer, each in words of its own. */
      points: z.array(z.strictObject(named)).max(MOST_FIELDS),
    }),
    req: z.array(requirementId),
  })
  .superRefine(refusing(definitionProblems), { when: () => true })

export type ChannelDefinition = z.infer<typeof channelDefinition>
export type ChannelField = DefinedField

/** The fields in which a channel keeps where something happened, as text, so that it comes back digit for digit. */
export const POSITION_FIELDS = { latitude: 'lat', longitude: 'long' } as const
