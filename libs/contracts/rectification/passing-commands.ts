import { z } from 'zod'
import { defineCommands } from '../command.js'
import { day, id } from '../shapes.js'

// What becomes of an entry when the organisation changes: the product itself sends these.

const entry = { entryId: id }
const passing = { roles: ['system'], scope: 'any', lateDays: null, requirements: ['S4-92'] } as const

/** So long a line stands above somebody at most. */
const MOST_ABOVE = 200

export const passingCommands = defineCommands({
  PassOnEntry: {
    ...passing,
    says: 'The entry passes to who follows in a post, with its days unchanged; to nobody while the post is vacant.',
    zh: '条目交接给继任者',
    input: z.object({
      ...{ ...entry, postId: id, principal: z.boolean(), on: day },
      /** Who held the post, and whether he stays in the unit. */
      ...{ fromPersonId: id.nullable(), fromStays: z.boolean() },
      /** Who follows him, with everybody above him; null: nobody does yet. */
      ...{ toPersonId: id.nullable(), atOrAbove: z.array(id).max(MOST_ABOVE) },
    }),
  },
  TakeOverEntry: {
    ...passing,
    says: 'The unit became part of another, which goes on with the entry under its own number and days.',
    zh: '条目由合并后单位承接',
    input: z.object({ ...entry, unitId: id, intoUnitId: id, on: day }),
  },
})
