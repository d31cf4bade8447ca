import { z } from 'zod'
import { defineCommands } from '../command.js'
import { id } from '../shapes.js'

// What becomes of an item when the organisation changes: the product itself sends this.

export const itemPassingCommands = defineCommands({
  RecordItemPassedOn: {
    says: 'Who was given the item has a successor: a person, or the unit that took over the one that has it.',
    zh: '同步责任交接',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S4-92'],
    input: z.object({
      itemId: id,
      /** The unit it was given to, so that an item that went elsewhere meanwhile is left alone. */
      unitId: id,
      /** Left out: the person stays. null: nobody goes on with it yet. */
      personId: id.nullable().optional(),
      /** Left out: the unit stays. */
      intoUnitId: id.optional(),
    }),
  },
})
