import { z } from 'zod'
import { defineCall } from '../calls.js'
import { itemHistoryCall } from '../histories.js'
import { id } from '../shapes.js'

/** What a reporter said of the reply, with his own remark: for the page on which he said it. */
const givenRating = defineCall({
  owner: 'evaluation',
  call: 'given-rating',
  says: 'What was said of the reply to a report; null: nothing yet.',
  asked: z.strictObject({ reportId: id }),
  answer: z.strictObject({ rating: z.string(), remark: z.string().nullable() }).nullable(),
})

/** What evaluation answers to other processes. */
export const evaluationCalls = { itemHistory: itemHistoryCall('evaluation'), givenRating } as const
