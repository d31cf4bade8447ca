import { z } from 'zod'
import { defineCommands, ROLES, type CommandDefinition, type InputOf } from '../command.js'
import { day, id, line } from '../shapes.js'

/** What kind of unit it is: its peers are the units of the same level. */
export const UNIT_LEVELS = [
  'city',
  'county',
  'group',
  'bureau',
  'township',
  'office',
  'section',
  'window',
  'team',
] as const

/** How a post stands in its unit. The principal is the first responsible person of the unit (S0-69, S1-93, S3-46). */
export const POST_RANKS = ['principal', 'deputy', 'member'] as const
export type PostRank = (typeof POST_RANKS)[number]

/** The roles an account can carry; citizens and the product itself have none. */
export const ACCOUNT_ROLES = z.enum(ROLES).exclude(['citizen', 'system']).options
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

/** A short name of a unit or a post. */
const title = line.max(80)
/** With what somebody signs in: small letters only, so that no two of them look alike. */
export const login = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'small letters, digits and . _ -, 2 to 64')

const unit = { unitId: id, validFrom: day }
const names = { name: title, nameEn: title.nullable() }
/** So many units a portfolio covers at most. */
const MOST_COVERED = 100
const person = { personId: id }
const account = { login, validFrom: day }
const role = z.enum(ACCOUNT_ROLES)

/** The organisation is kept by the administrator; what happened to it long ago may be recorded today. */
const kept = { roles: ['administrator', 'system'], lateDays: null } as const
/** What the product itself notes when the day has come. */
const noted = { roles: ['system'], scope: 'any', lateDays: null, requirements: ['S4-92'] } as const
/** A right is given or taken when it is said; it cannot be said to have been given earlier. */
const right = { roles: ['administrator', 'system'], scope: 'any', lateDays: 0, requirements: [] } as const

const units = {
  CreateUnit: {
    ...kept,
    says: 'A unit exists from a day on, under its parent; the root is the tenant.',
    zh: '设立单位',
    scope: 'ownUnit',
    requirements: ['S1-10', 'S2-61', 'S3-71'],
    input: z.object({ ...unit, ...names, parentId: id.nullable(), level: z.enum(UNIT_LEVELS) }),
  },
  RenameUnit: {
    ...kept,
    says: 'A unit has another name from a day on.',
    zh: '单位更名',
    scope: 'ownUnit',
    requirements: [],
    input: z.object({ ...unit, ...names }),
  },
  MoveUnit: {
    ...kept,
    says: 'A unit belongs to another parent from a day on.',
    zh: '划转单位',
    scope: 'ownUnit',
    requirements: [],
    input: z.object({ ...unit, parentId: id }),
  },
  MergeUnit: {
    ...kept,
    says: 'A unit becomes part of another, which takes over all it had, from a day on.',
    zh: '合并单位',
    scope: 'ownUnit',
    requirements: ['S4-92'],
    input: z.object({ ...unit, intoUnitId: id }),
  },
  CloseUnit: {
    ...kept,
    says: 'A unit exists no longer from a day on; its parent answers for what is left.',
    zh: '撤销单位',
    scope: 'ownUnit',
    requirements: [],
    input: z.object({ ...unit, reason: line }),
  },
  NoteUnitTakenOver: {
    ...noted,
    says: 'The day has come from which a unit is part of another: what it had open passes to that one.',
    zh: '记录单位合并生效',
    input: z.object({ unitId: id, on: day }),
  },
} as const satisfies Record<string, CommandDefinition>

const persons = {
  AddPerson: {
    ...kept,
    says: 'A person belongs to the organisation from a day on.',
    zh: '登记人员',
    scope: 'any',
    requirements: [],
    input: z.object({ ...person, name: title, validFrom: day }),
  },
  AppointPerson: {
    ...kept,
    says: 'A person holds a post in a unit from a day on, until a day where that is known.',
    zh: '任命任职',
    scope: 'ownUnit',
    requirements: ['S0-69', 'S1-93', 'S3-46', 'S3-47'],
    input: z
      .object({
        ...person,
        postId: id,
        postTitle: title,
        unitId: id,
        rank: z.enum(POST_RANKS),
        validFrom: day,
        validTo: day.nullable(),
      })
      .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
        path: ['validTo'],
        message: 'the last day is not before the first',
      }),
  },
  EndAppointment: {
    ...kept,
    says: 'A person holds a post until a day, that day included.',
    zh: '结束任职',
    scope: 'any',
    requirements: ['S4-92'],
    input: z.object({ ...person, postId: id, validTo: day }),
  },
  AssignPortfolio: {
    ...kept,
    says: 'A member of a leadership team answers for a portfolio, and for the units it covers, from a day on.',
    zh: '明确分管',
    scope: 'ownUnit',
    requirements: ['S3-47', 'S4-67'],
    input: z
      .object({
        ...{ ...person, portfolioId: id, ...names, unitId: id, validFrom: day, validTo: day.nullable() },
        /** The units it covers, each of which is the team's own or stands below it. */
        unitIds: z.array(id).min(1).max(MOST_COVERED),
      })
      .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
        path: ['validTo'],
        message: 'the last day is not before the first',
      }),
  },
  EndPortfolio: {
    ...kept,
    says: 'A member of a leadership team answers for a portfolio until a day, that day included.',
    zh: '解除分管',
    scope: 'any',
    requirements: ['S3-47'],
    input: z.object({ ...person, portfolioId: id, validTo: day }),
  },
  NotePostTaken: {
    ...noted,
    says: 'The day has come from which a person holds a post: what the one before had open passes to him.',
    zh: '记录到任',
    input: z.object({ ...person, postId: id, on: day }),
  },
  NotePostLeft: {
    ...noted,
    says: 'The day has come from which a person holds a post no longer.',
    zh: '记录离任',
    input: z.object({ ...person, postId: id, on: day }),
  },
} as const satisfies Record<string, CommandDefinition>

const accounts = {
  OpenAccount: {
    ...right,
    says: 'A person can sign in with these roles from a day on.',
    zh: '开通账号',
    input: z.object({ ...account, personId: id, roles: z.array(role).max(ACCOUNT_ROLES.length) }),
  },
  GrantRole: {
    ...right,
    says: 'An account carries a role from a day on; somebody else gives it.',
    zh: '授予角色',
    input: z.object({ ...account, role }),
  },
  RevokeRole: {
    ...right,
    says: 'An account carries a role no longer from a day on.',
    zh: '收回角色',
    input: z.object({ ...account, role }),
  },
  CloseAccount: {
    ...right,
    says: 'Nobody signs in with this login from a day on; it is never given out again.',
    zh: '注销账号',
    input: z.object({ ...account, reason: line }),
  },
} as const satisfies Record<string, CommandDefinition>

export const organisationCommands = defineCommands({ ...units, ...persons, ...accounts })

export type OrganisationInput<N extends keyof typeof organisationCommands> = InputOf<typeof organisationCommands, N>
