import { z } from 'zod'
import { defineCall } from '../calls.js'
import { position } from '../histories.js'
import { id, instant } from '../shapes.js'

/** As many items as one answer of Open311 has. */
const most = z.number().int().min(1).max(1_000)
const ids = z.array(id).max(1_000).readonly()

/** An item as the program that sent it may know it: nothing of its reporter, nothing it complains of. */
const sentItem = z.strictObject({
  itemId: z.string(),
  state: z.string(),
  number: z.string().nullable(),
  category: z.string().nullable(),
  receivedAt: instant,
  registeredAt: instant.nullable(),
  /** The last step of it that may be told. */
  changedAt: instant,
  /** What its channel asked, as it was filled in. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly(),
})

const sentItems = defineCall({
  owner: 'intake',
  call: 'sent-items',
  says: 'These items as their streams tell them now; those are left out that are not there, or that nobody may be told of.',
  asked: z.strictObject({ tenant: id, itemIds: ids }),
  answer: z.array(sentItem).readonly(),
})

const received = z.strictObject({ receivedAt: instant, itemId: z.string() })

const sentItemIds = defineCall({
  owner: 'intake',
  call: 'sent-item-ids',
  says: 'Items whose ids begin so and that were received in a span (ends included), the newest first, page by page.',
  asked: z.strictObject({
    ...{ tenant: id, prefix: id, from: instant, to: instant, most },
    /** After this one in the order of the answer; null: from the beginning. */
    after: received.nullable(),
  }),
  answer: z.array(received).readonly(),
})

const sentItemsChanged = defineCall({
  owner: 'intake',
  call: 'sent-items-changed',
  says: 'Items whose ids begin so and that changed after a place of the log (null: ever).',
  asked: z.strictObject({ tenant: id, prefix: id, after: position.nullable(), most }),
  answer: z.array(z.string()).readonly(),
})

const sentSteps = defineCall({
  owner: 'intake',
  call: 'sent-steps',
  says: 'The steps of these items that may be told, each item’s in the order in which they were recorded.',
  asked: z.strictObject({ tenant: id, itemIds: ids }),
  answer: z
    .array(
      z.strictObject({
        itemId: z.string(),
        /** Told twice, it is known again. */
        id: z.string(),
        stage: z.enum(['registered', 'assigned', 'answered', 'declined', 'withdrawn']),
        recordedAt: instant,
      }),
    )
    .readonly(),
})

/** What intake tells of items that programs sent. */
export const sentCalls = { sentItems, sentItemIds, sentItemsChanged, sentSteps } as const
