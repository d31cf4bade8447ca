import { z } from 'zod'
import { defineCall } from '../calls.js'
import { facts, itemHistoryCall } from '../histories.js'
import { id } from '../shapes.js'

/** Everything on file about one measure. */
const sanctionHistory = defineCall({
  owner: 'accountability',
  call: 'sanction-history',
  says: 'The facts of one measure, and whether they are chained as they were written.',
  asked: z.strictObject({ sanctionId: id }),
  answer: z.strictObject({ facts, chainIntact: z.boolean() }),
})

/** What accountability answers to other processes. */
export const accountabilityCalls = { itemHistory: itemHistoryCall('accountability'), sanctionHistory } as const
