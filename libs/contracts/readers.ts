import { OFFICE_LINES, type Role } from './command.js'

/**
 * Which rows a role sees (glossary, model a5): everything of the tenant, what belongs to the holder's unit and the units
 * below it, or no items at all. Of several roles the widest counts.
 */
export const REACH_OF_ROLE = {
  citizen: 'none',
  operator: 'tenant',
  dispatcher: 'tenant',
  handler: 'units',
  acceptanceOfficer: 'tenant',
  supervisor: 'tenant',
  unitPrincipal: 'units',
  disciplineOfficer: 'tenant',
  leader: 'tenant',
  evaluationOffice: 'tenant',
  publicityOfficer: 'tenant',
  performanceOfficer: 'tenant',
  coordinationOfficer: 'tenant',
  accountabilityOfficer: 'tenant',
  auditor: 'tenant',
  administrator: 'none',
  system: 'none',
} as const satisfies Record<Role, 'tenant' | 'units' | 'none'>

/** Who may ask about items at all: everybody whose roles reach any. */
export const ITEM_READERS = [
  'operator',
  'dispatcher',
  'handler',
  'acceptanceOfficer',
  'supervisor',
  'unitPrincipal',
  'disciplineOfficer',
  'leader',
  'evaluationOffice',
  ...OFFICE_LINES,
  'auditor',
] as const

/** Who sees the ranking of every unit, because it is published to them; others see the rows of their own units in it. */
export const RANKING_READERS: readonly Role[] = [
  'unitPrincipal',
  'supervisor',
  'disciplineOfficer',
  'leader',
  'evaluationOffice',
  'publicityOfficer',
  'performanceOfficer',
  'auditor',
]

/** Who may ask about consequences: those concerned, those who propose and decide, and those who look on. */
export const SANCTION_READERS = [
  'handler',
  'unitPrincipal',
  'supervisor',
  'disciplineOfficer',
  'leader',
  'accountabilityOfficer',
  'auditor',
] as const satisfies readonly Role[]

/** Who may ask about inspections: those who carry them out, and those who look on; a covert check is no news for others. */
export const INSPECTION_READERS = [
  'supervisor',
  'unitPrincipal',
  'disciplineOfficer',
  'leader',
  'evaluationOffice',
  'accountabilityOfficer',
  'auditor',
] as const satisfies readonly Role[]
