import { daysBetween } from '@huiyin/kernel'
import { z } from 'zod'
import { defineCommands } from '../command.js'
import { day, id, line } from '../shapes.js'

// What supervision does with an entry while it is handled, and after it was closed.

const entry = { entryId: id }

/**
 * What a supervisor does at an entry (S0-77): presses, visits, brings the units it takes together (S1-32), hands out a card,
 * or lists it publicly until it is done.
 */
export const SUPERVISION_ACTIONS = ['press', 'visit', 'coordinate', 'yellowCard', 'redCard', 'hungSign'] as const
/** Why work is ordered anew (S1-89). */
export const RE_RECTIFICATION_TRIGGERS = ['targetMissed', 'effectNotEvident', 'massesDissatisfied'] as const

/** Every day of a pause stands in the derivation of the deadline. */
const MOST_PAUSED_DAYS = 366

export const followUpCommands = defineCommands({
  PauseDeadline: {
    says: 'Somebody other than the handler stops the clock for some days, both ends included, with the reason.',
    zh: '暂停计时',
    roles: ['supervisor', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S3-14'],
    input: z
      .object({ ...entry, from: day, to: day, reason: line })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'the last day is not before the first' })
      .refine(({ from, to }) => daysBetween(from, to) < MOST_PAUSED_DAYS, {
        ...{ path: ['to'], message: `a pause is at most ${MOST_PAUSED_DAYS} days; decide anew after that` },
      }),
  },
  RederiveDeadline: {
    says: 'A running deadline is counted anew by the notice on the public holidays of a year that was adopted.',
    zh: '按新节假日安排重新计算时限',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S3-14'],
    input: z.object({ ...entry, year: z.number().int(), version: z.number().int().positive() }),
  },
  DecideRederivation: {
    says: 'Somebody other than the handler decides whether a day that has passed is counted by the new notice.',
    zh: '确认时限重算',
    roles: ['supervisor', 'unitPrincipal'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S3-14'],
    input: z.object({ ...entry, taken: z.boolean(), reason: line }),
  },
  RecordSupervision: {
    says: 'A supervisor presses for the work, visits, coordinates, hands out a card, or hangs the sign.',
    zh: '登记督办',
    roles: ['supervisor', 'publicityOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S0-77', 'S3-54', 'S3-74', 'S4-26', 'S4-45', 'S1-95', 'S1-32'],
    input: z.object({ ...entry, action: z.enum(SUPERVISION_ACTIONS), text: line }),
  },
  OrderReRectification: {
    says: 'Somebody other than the handler orders the work to be done anew, by a day, for one of three reasons.',
    zh: '责令再整改',
    roles: ['supervisor', 'acceptanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S1-89'],
    input: z.object({ ...entry, trigger: z.enum(RE_RECTIFICATION_TRIGGERS), reason: line, dueOn: day }),
  },
  RecordLookBack: {
    says: 'A closed entry is looked at again, with three questions; one that has relapsed is taken up again.',
    zh: '登记回头看',
    roles: ['supervisor', 'acceptanceOfficer'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S1-90', 'S4-12', 'S4-13'],
    input: z.object({ ...entry, carriedOut: z.boolean(), solved: z.boolean(), changed: z.boolean(), finding: line }),
  },
})
