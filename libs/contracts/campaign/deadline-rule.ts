import { z } from 'zod'
import { workingDays } from './formats.js'

/** A rule for the deadline of an item, in the words of libs/calendar. */
export const deadlineRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workingDays'), n: workingDays }),
  z.object({ kind: z.literal('sameDay') }),
])

/** The rules a campaign gives to the other contexts; null: the campaign sets none. */
export const deadlineRules = z.object({
  /** From the registration of an item to its close-out (S3-14). */
  item: deadlineRule.nullable(),
  /** From the arrival of a report to its registration (S3-57). */
  registering: deadlineRule.nullable(),
  /** From a reply to the last day on which it may be objected to; left out: the campaign sets none. */
  objection: deadlineRule.optional(),
  /** From an objection to its decision; left out: the campaign sets none. */
  objectionDecision: deadlineRule.optional(),
  /** By when a leader reads what its channels say is to be read (S4-44); left out: the campaign asks for no reading. */
  reading: deadlineRule.optional(),
})

export type CampaignDeadlineRules = z.infer<typeof deadlineRules>
