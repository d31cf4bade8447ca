import { z } from 'zod'
import { defineCommands } from '../command.js'
import { id } from '../shapes.js'

// By these an item follows its entries: the product itself sends them.

const item = { itemId: id }

export const followingCommands = defineCommands({
  RecordObjectionDecision: {
    says: 'An objection was decided: upheld, the report is owed a new reply.',
    zh: '登记异议决定',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S1-90', 'S0-79'],
    input: z.object({ ...item, reportId: id, upheld: z.boolean() }),
  },
  RecordItemPassedOn: {
    says: 'Who was given the item has a successor: a person, or the unit that took over the one that has it.',
    zh: '同步责任交接',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S4-92'],
    input: z.object({
      ...item,
      /** The unit it was given to, so that an item that went elsewhere meanwhile is left alone. */
      unitId: id,
      /** Left out: the person stays. null: nobody goes on with it yet. */
      personId: id.nullable().optional(),
      /** Left out: the unit stays. */
      intoUnitId: id.optional(),
    }),
  },
})
