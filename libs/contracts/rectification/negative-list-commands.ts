import { z } from 'zod'
import { defineCommands, OFFICE_LINES, type Role } from '../command.js'
import { code, day, id, line, paragraph } from '../shapes.js'

// Negative lists (负面清单, S2-68): what a unit, and everybody in it, found wrong with their own work.

/** Problems in one hand-in; more are handed in after it. */
export const MOST_LISTED_AT_ONCE = 50
/** Persons of whom lists are expected in one call. */
export const MOST_EXPECTED = 500

/** Everybody in the service may be expected to hand in a list. An auditor changes nothing: his is entered from paper. */
const STAFF = [
  ...(['operator', 'dispatcher', 'handler', 'acceptanceOfficer', 'supervisor', 'unitPrincipal'] as const),
  ...(['disciplineOfficer', 'leader', 'evaluationOffice'] as const),
  ...OFFICE_LINES,
] satisfies readonly Role[]

/** The lists of a unit and of its people under a campaign. */
const lists = { listsId: id }

/** A problem, where it comes from, what mends it, what keeps it from coming back, and by when. */
const problem = z.strictObject({
  ...{ title: line, category: code, rootCause: paragraph, fix: paragraph, establish: paragraph, dueOn: day },
})
const problems = z.array(problem).max(MOST_LISTED_AT_ONCE)
/** Nobody hands in an empty page by mistake: that nothing was found is said. */
const nothingFound = z.boolean().default(false)

export const negativeListCommands = defineCommands({
  CallForNegativeLists: {
    says: 'A unit and its people are called upon to look at their own work, and to hand in what they find by a day.',
    zh: '部署负面清单',
    roles: ['supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S2-68'],
    input: z.object({ unitId: id, campaign: code, personIds: z.array(id).max(MOST_EXPECTED), dueOn: day }),
  },
  ExcuseFromNegativeList: {
    says: 'Somebody is no longer expected to hand in a list, for a reason that stays on the page.',
    zh: '免报负面清单',
    roles: ['supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S2-68'],
    input: z.object({ ...lists, personId: id, reason: line }),
  },
  HandInUnitNegativeList: {
    says: 'A unit hands in what it found wrong with its own work; every problem becomes an entry in its ledger.',
    zh: '提交单位负面清单',
    roles: ['unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S2-68', 'S2-71'],
    input: z.object({
      ...lists,
      problems: z.array(problem.extend({ responsibleId: id.optional() })).max(MOST_LISTED_AT_ONCE),
      nothingFound,
    }),
  },
  HandInOwnNegativeList: {
    says: 'Somebody hands in what he found wrong with his own work.',
    zh: '提交个人负面清单',
    roles: STAFF,
    scope: 'any',
    lateDays: 0,
    requirements: ['S2-68'],
    input: z.object({ ...lists, problems, nothingFound }),
  },
  EnterNegativeListOf: {
    says: 'The head of a unit enters the list that somebody of the unit gave on paper.',
    zh: '代录个人负面清单',
    roles: ['unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S2-68'],
    input: z.object({ ...lists, personId: id, problems, nothingFound }),
  },
  StrikeOffListedProblem: {
    says: 'Somebody else than whose list it is saw that a problem of it is mended, and strikes it off.',
    zh: '个人问题销号',
    roles: ['unitPrincipal', 'supervisor'],
    scope: { ownUnitFor: ['unitPrincipal'] },
    lateDays: 0,
    requirements: ['S2-68'],
    input: z.object({ ...lists, personId: id, number: z.int().min(1), finding: paragraph }),
  },
})
