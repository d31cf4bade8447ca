import { z } from 'zod'
import { defineCommands, type InputOf } from '../command.js'
import { code, day, id, instant, paragraph } from '../shapes.js'
import { SANCTION_KINDS } from './sanction-kinds.js'

const sanction = { sanctionId: id }

/** What may come of a proposal: issued, not issued, or a fault in trying that is excused (S1-71, S3-68). */
export const SANCTION_DECISIONS = ['issue', 'dismiss', 'tolerate'] as const

/** The rule a measure rests on, and which version of it (S1-81). */
export const basis = z.object({ rule: code, version: z.number().int().positive() })

/**
 * One fact a measure rests on: a code, when it was so, a number where it has one, words where a person found it, and the
 * event that says it where there is one.
 */
export const finding = z.object({
  fact: code,
  at: instant,
  number: z.number().int().nullable(),
  text: paragraph.nullable(),
  source: id.nullable(),
})

export const accountabilityCommands = defineCommands({
  ProposeSanction: {
    says: 'A measure is proposed with the facts and the rule it rests on; nothing is issued by this.',
    zh: '拟提问责措施',
    roles: ['system', 'supervisor', 'disciplineOfficer', 'accountabilityOfficer'],
    scope: 'any',
    // what an alarm noted may have happened long ago, where it was recorded late
    lateDays: null,
    requirements: ['S1-81', 'S1-83', 'S2-20', 'S3-49'],
    input: z.object({
      ...sanction,
      kind: z.enum(SANCTION_KINDS),
      unitId: id,
      personId: id.nullable(),
      itemId: id.nullable(),
      entryId: id.nullable(),
      basis,
      facts: z.array(finding).min(1).max(50),
    }),
  },
  StateOwnView: {
    says: 'The unit or person concerned says its own view before anybody decides.',
    zh: '陈述意见',
    roles: ['handler', 'unitPrincipal', 'leader'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S1-81'],
    input: z.object({ ...sanction, text: paragraph }),
  },
  DecideSanction: {
    says: 'A named person from outside the unit concerned issues, dismisses or excuses, and says why.',
    zh: '决定问责措施',
    roles: ['supervisor', 'disciplineOfficer', 'leader'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-83', 'S1-71', 'S2-46', 'S3-49', 'S3-68', 'S4-81'],
    input: z
      .object({
        ...sanction,
        decision: z.enum(SANCTION_DECISIONS),
        reason: paragraph,
        /** The last day it counts; null: it has no end, or nothing was issued. */
        effectUntil: day.nullable(),
      })
      .refine(({ decision, effectUntil }) => decision === 'issue' || effectUntil === null, {
        path: ['effectUntil'],
        message: 'only what is issued has an effect that ends',
      }),
  },
  ClarifySanction: {
    says: 'It is made known that the unit or person was wrongly reported; the measure counts no longer.',
    zh: '澄清正名',
    roles: ['disciplineOfficer', 'leader'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S4-83'],
    input: z.object({ ...sanction, reason: paragraph }),
  },
  NoteBasisVoided: {
    says: 'A fact the measure may rest on was voided; a person has to decide anew.',
    zh: '提请复核问责措施',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S1-81', 'S4-83'],
    input: z.object({ ...sanction, source: id }),
  },
  NoteEffectExpired: {
    says: 'The last day of a measure’s effect is over.',
    zh: '记录影响期满',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S1-81'],
    input: z.object({ ...sanction, effectUntil: day }),
  },
})

export type AccountabilityInput<N extends keyof typeof accountabilityCommands> = InputOf<
  typeof accountabilityCommands,
  N
>
