import { z } from 'zod'
import { codesTwice } from '../campaign/file-checks.js'
import { requirementId } from '../campaign/formats.js'
import { MODES } from '../campaign/model-codes.js'
import { listAt, mapAt, refusing, type Problem } from '../campaign/problem.js'
import { choiceProblems, definedField, MOST_FIELDS, named } from '../fields.js'

// A handling mode as data (model a4): how an entry is handled, and what that demands before the work may be said done.

/** A record of the work that is kept at an entry: a reception, minutes, a decision check; and what it has to say. */
export const workRecordKind = z.strictObject({ ...named, fields: z.array(definedField).min(1).max(MOST_FIELDS) })
export type WorkRecordKind = z.infer<typeof workRecordKind>

/** What a mode demands before the work may be said done; nothing of it where it is left out. */
export const modeDemands = z.strictObject({
  /** Dated steps; the deadline is the day of the next one that is not met (S3-39). */
  milestones: z.boolean().default(false),
  /** An answer that anybody may read (S3-41). */
  publishedAnswer: z.boolean().default(false),
  /** What fixes the symptom and what removes the cause (S0-23, S2-08). */
  remedies: z.boolean().default(false),
  /** A leader tied to the entry (S4-65). */
  sponsor: z.boolean().default(false),
  /** At least one other unit with a part of its own; all parts are done (S2-11, S3-40). */
  jointUnits: z.boolean().default(false),
  /** Records that are kept at the entry (S4-42). */
  records: z.array(workRecordKind).max(10).default([]),
})
export type ModeDemands = z.infer<typeof modeDemands>

const recordProblems = (file: unknown): readonly Problem[] =>
  listAt(mapAt(mapAt(file)['demands'])['records']).flatMap((record, index) =>
    choiceProblems(listAt(mapAt(record)['fields']), ['demands', 'records', index, 'fields']),
  )

const modeProblems = (file: unknown): readonly Problem[] => [...codesTwice(file), ...recordProblems(file)]

/** A way in which entries are handled: closed, and checked for codes that stand twice. */
export const handlingMode = z
  .strictObject({
    ...named,
    /** Which mode of the model it is; null: one of this tenant alone. */
    model: z.enum(MODES).nullable(),
    demands: modeDemands,
    req: z.array(requirementId),
  })
  .superRefine(refusing(modeProblems), { when: () => true })
export type HandlingMode = z.infer<typeof handlingMode>
