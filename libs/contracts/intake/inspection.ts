import { z } from 'zod'
import { codesTwice } from '../campaign/file-checks.js'
import { requirementId } from '../campaign/formats.js'
import { CHANNELS } from '../campaign/model-codes.js'
import { listAt, mapAt, refusing, type Problem } from '../campaign/problem.js'
import { choiceProblems, definedField, MOST_FIELDS, named } from '../fields.js'

// A kind of inspection as data: what its record and each of its findings are asked for, and by which channel a finding
// becomes an item.

const kindProblems = (file: unknown): readonly Problem[] => [
  ...codesTwice(file),
  ...['fields', 'findingFields'].flatMap((list) => choiceProblems(listAt(mapAt(file)[list]), [list])),
]

/** A kind of inspection or visit (S2-57, S3-61, S4-16, S4-23): closed, and checked for codes that stand twice. */
export const inspectionKind = z
  .strictObject({
    ...named,
    /** The channel of the model by which its findings come in as items. */
    channel: z.enum(CHANNELS),
    /** What the record of the visit is asked for. */
    fields: z.array(definedField).max(MOST_FIELDS),
    /** What each finding is asked for. */
    findingFields: z.array(definedField).max(MOST_FIELDS),
    /** Whether a finding may complain of persons; else it is about a unit alone (S2-21, S2-22, S3-08). */
    persons: z.boolean(),
    /** Whether each finding names an entry of the campaign's list of manifestations (S4-62). */
    manifestations: z.boolean(),
    req: z.array(requirementId),
  })
  .superRefine(refusing(kindProblems), { when: () => true })

export type InspectionKind = z.infer<typeof inspectionKind>
