import type { z } from 'zod'

/** The roles of the product; what each may do stands at each command (model.md a5, glossary). */
export const ROLES = [
  'citizen',
  'operator',
  'dispatcher',
  'handler',
  'acceptanceOfficer',
  'supervisor',
  'unitPrincipal',
  'disciplineOfficer',
  'leader',
  'evaluationOffice',
  'publicityOfficer',
  'performanceOfficer',
  'coordinationOfficer',
  'accountabilityOfficer',
  'auditor',
  'administrator',
  'system',
] as const
export type Role = (typeof ROLES)[number]

/**
 * The lines of work of a campaign office (活动办), each a role, in the order of the plan: publicity and supervision
 * (S1-12), performance assessment (S1-13), mobilisation and coordination (S1-14), accountability (S1-15).
 */
export const OFFICE_LINES = [
  'publicityOfficer',
  'performanceOfficer',
  'coordinationOfficer',
  'accountabilityOfficer',
] as const satisfies readonly Role[]
export type OfficeLine = (typeof OFFICE_LINES)[number]

/** Who sends what comes from the pages of citizens: a reporter is a subject, not a person of the organisation. */
export const CITIZEN = { person: 'citizen', post: null, unit: null } as const

/** How far a command reaches: to any unit of the tenant, or to the actor's own and those below it. */
export type CommandScope = 'any' | 'ownUnit'

/** One command of the published language: one definition gives its type, its page, its permission and its catalogue row. */
export interface CommandDefinition<I extends z.ZodType = z.ZodType> {
  /** One line of meaning, in English. */
  readonly says: string
  /** The name on the screen, in Chinese; no two commands share one. */
  readonly zh: string
  /** Who may send it. */
  readonly roles: readonly Role[]
  /**
   * `ownUnit`: only for what belongs to the actor's unit or a unit below it; `ownUnitFor`: so for these roles alone, any
   * unit for the others.
   */
  readonly scope: CommandScope | { readonly ownUnitFor: readonly Role[] }
  /** How many days back it may say that it happened; null: as far as it likes. */
  readonly lateDays: number | null
  /** Requirement ids it serves. */
  readonly requirements: readonly string[]
  readonly input: I
}

export type CommandDefinitions = Readonly<Record<string, CommandDefinition>>

/** How far a command reaches for somebody with these roles: of those that may send it the one that reaches furthest counts. */
export const scopeFor = (
  { roles, scope }: Pick<CommandDefinition, 'roles' | 'scope'>,
  held: readonly Role[],
): CommandScope => {
  if (typeof scope === 'string') return scope
  const sending = roles.filter((role) => held.includes(role))
  return sending.every((role) => scope.ownUnitFor.includes(role)) ? 'ownUnit' : 'any'
}

/** Keeps the exact type of each definition. */
export const defineCommands = <const D extends CommandDefinitions>(definitions: D): D => definitions

/** What a command asks, once checked. */
export type InputOf<D extends CommandDefinitions, N extends keyof D> = z.infer<D[N]['input']>
