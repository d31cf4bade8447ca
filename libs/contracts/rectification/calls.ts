import { z } from 'zod'
import { defineCall } from '../calls.js'
import { itemHistoryCall } from '../histories.js'
import { id, instant } from '../shapes.js'

const entry = z.strictObject({
  unitId: z.string(),
  state: z.string(),
  openedAt: instant,
  dueAt: instant.nullable(),
  provisional: z.boolean(),
  closedAt: instant.nullable(),
})

/** Who works on an item since when and until when, without anybody's name. */
const followedEntries = defineCall({
  owner: 'rectification',
  call: 'followed-entries',
  says: 'The entries of an item as somebody who follows it may know them, in the order in which they were opened.',
  asked: z.strictObject({ tenant: id, itemId: id }),
  answer: z.array(entry).readonly(),
})

/** What became of an objection. */
const followedObjection = defineCall({
  owner: 'rectification',
  call: 'followed-objection',
  says: 'What became of the objection raised then to the reply to a report; null: nothing is known of it yet.',
  asked: z.strictObject({ itemId: id, unitId: id, reportId: id, raisedAt: instant }),
  answer: z
    .strictObject({
      dueAt: instant.nullable(),
      decided: z.strictObject({ upheld: z.boolean(), reason: z.string(), at: instant }).nullable(),
    })
    .nullable(),
})

/** What rectification answers to other processes. */
export const rectificationCalls = {
  itemHistory: itemHistoryCall('rectification'),
  followedEntries,
  followedObjection,
} as const
