import { z } from 'zod'
import { filledText, localCode } from '../campaign/formats.js'
import { id } from '../shapes.js'

/** What counts as a major problem under a campaign, and by when and to whom it is reported (重大问题报告, S1-41). */
export const majorProblemRules = z.strictObject({
  /** From when it happened, by the clock: nights and days off count. */
  hours: z.int().min(1).max(720),
  /** It is one where one of these holds. */
  conditions: z
    .array(z.strictObject({ code: localCode, zh: filledText, en: filledText }))
    .min(1)
    .max(50),
  /** Units that take such reports beside those above the unit: the Party committee's office. */
  receivers: z.array(id).max(20).default([]),
})
export type MajorProblemRules = z.infer<typeof majorProblemRules>
