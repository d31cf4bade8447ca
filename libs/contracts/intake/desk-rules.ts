import { z } from 'zod'
import { deadlineRule } from '../campaign/deadline-rule.js'
import { localCode } from '../campaign/formats.js'

/**
 * Whether an item may be handed on (K12): `free` without a word, `withReason` with one, `kickIsFault` with one and counted
 * as a fault, `oneOwner` not at all but on a ground that holds.
 */
export const TRANSFER_RULES = ['free', 'withReason', 'kickIsFault', 'oneOwner'] as const
export type TransferRule = (typeof TRANSFER_RULES)[number]

/**
 * What lets an owner be changed where there is only one (S4-41): he is complained of himself or stands below who is, he
 * left the unit, or the unit was merged into the one that takes over.
 */
export const OWNER_GROUNDS = ['complainedOf', 'successor', 'mergedUnit'] as const
export type OwnerGround = (typeof OWNER_GROUNDS)[number]

/** The rule of a campaign, and of those of its channels that have one of their own; grounds only for `oneOwner`. */
export const transferRules = z
  .strictObject({
    rule: z.enum(TRANSFER_RULES),
    byChannel: z.record(localCode, z.enum(TRANSFER_RULES)).optional(),
    grounds: z.array(z.enum(OWNER_GROUNDS)).min(1).max(OWNER_GROUNDS.length).optional(),
  })
  .refine(
    // nobody may be left to handle what complains of him (S2-54)
    ({ rule, byChannel = {}, grounds }) =>
      [rule, ...Object.values(byChannel)].includes('oneOwner')
        ? grounds?.includes('complainedOf') === true
        : grounds === undefined,
    {
      path: ['grounds'],
      error: 'with oneOwner it names complainedOf and whatever else; without oneOwner it is left out',
    },
  )
export type TransferRules = z.infer<typeof transferRules>

/** Most codes of a catalogue that a campaign calls style leads. */
const MOST_CODES = 200

/** What of a campaign's catalogue is a style lead (作风问题线索, S3-75), and the clock such a matter runs by. */
export const styleLeadRules = z.object({
  /** Codes of categories, manifestations and violations. */
  codes: z.array(localCode).min(1).max(MOST_CODES),
  /** Left out: the clock of its channel or campaign. */
  clock: deadlineRule.optional(),
})

/** What a campaign says of how its matters are assigned, handed on and answered; what is left out is as the product does it. */
export const deskRules = z.object({
  transfers: transferRules.optional(),
  /** How long a unit may object to an assignment, and how long the decision may take. */
  assignmentObjection: deadlineRule.optional(),
  assignmentObjectionDecision: deadlineRule.optional(),
  /** What goes before everything else; left out: nothing by the catalogue alone. */
  styleLeads: styleLeadRules.optional(),
})
export type DeskRules = z.infer<typeof deskRules>
