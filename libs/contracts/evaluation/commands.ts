import { z } from 'zod'
import { defineCommands, type InputOf } from '../command.js'
import { day, id, instant, line } from '../shapes.js'

/** What somebody who was answered says of it (the usual three of the scenarios; c1.18). */
export const RATINGS = ['satisfied', 'basicallySatisfied', 'notSatisfied'] as const

/** Why a call-back brought no word; whoever said nothing is in no denominator. */
export const CALL_BACK_OUTCOMES = ['notReached', 'refused', 'notPossible'] as const

const period = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'the last day is not before the first' })

export const evaluationCommands = defineCommands({
  RateReport: {
    says: 'Somebody who was answered says how satisfied he is; the call-back records it.',
    zh: '满意度回访',
    roles: ['citizen', 'operator', 'supervisor', 'performanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-54', 'S3-59', 'S0-73'],
    input: z.object({
      ...{ reportId: id, itemId: id, unitId: id, rating: z.enum(RATINGS), remark: line.nullable() },
      /** How one was treated, and spoken to; asked in a call-back only (S3-88). */
      attitude: z.enum(RATINGS).optional(),
      language: z.enum(RATINGS).optional(),
    }),
  },
  RecordCallBack: {
    says: 'Somebody who was answered was asked and said nothing: not reached, not willing, or nobody can be asked.',
    zh: '登记回访未果',
    roles: ['operator', 'supervisor', 'performanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-54', 'S3-59'],
    input: z.object({
      ...{ reportId: id, itemId: id, unitId: id, outcome: z.enum(CALL_BACK_OUTCOMES), remark: line.nullable() },
    }),
  },
  PublishRanking: {
    says: 'The ranking of a period is made public as it stands at this position of the log.',
    zh: '公布排名',
    roles: ['evaluationOffice'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-68', 'S3-29'],
    input: z.object({ rankingId: id, period, at: instant }),
  },
  CorrectRanking: {
    says: 'A published ranking gets a new version that says what is different, and why.',
    zh: '更正排名',
    roles: ['evaluationOffice'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S1-68'],
    input: z.object({ rankingId: id, reason: line }),
  },
})

export type EvaluationInput<N extends keyof typeof evaluationCommands> = InputOf<typeof evaluationCommands, N>
