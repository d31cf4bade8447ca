import { RANKING_READERS, REACH_OF_ROLE } from '@huiyin/contracts'
import type { Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'

/** Which rows somebody may see today. */
export type Scope =
  | { readonly kind: 'tenant'; readonly tenant: string }
  | { readonly kind: 'units'; readonly tenant: string; readonly unitIds: readonly string[] }
  | { readonly kind: 'none' }

/** The one place that says what a viewer sees: of several roles the widest counts, and never another tenant. */
export const scopeOf = ({ roles, tenant, unitIds }: Viewer): Scope => {
  const reaches = new Set(roles.map((role) => REACH_OF_ROLE[role]))
  if (reaches.has('tenant')) return { kind: 'tenant', tenant }
  return reaches.has('units') ? { kind: 'units', tenant, unitIds } : { kind: 'none' }
}

/** Whether a row with this tenant and unit is within a scope. */
export const isWithin = (scope: Scope, row: { readonly tenant: string; readonly unit_id: string | null }): boolean => {
  switch (scope.kind) {
    case 'tenant':
      return row.tenant === scope.tenant
    case 'units':
      return row.tenant === scope.tenant && row.unit_id !== null && scope.unitIds.includes(row.unit_id)
    case 'none':
      return false
  }
}

/** The same as a condition on a list, whose columns `tenant` and `unit_id` say whose a row is. */
export const rowsWithin = (scope: Scope) => {
  switch (scope.kind) {
    case 'tenant':
      return sql<boolean>`tenant = ${scope.tenant}`
    case 'units':
      return scope.unitIds.length === 0
        ? sql<boolean>`1 = 0`
        : sql<boolean>`tenant = ${scope.tenant} and unit_id in (${sql.join([...scope.unitIds])})`
    case 'none':
      return sql<boolean>`1 = 0`
  }
}

/** The same as parameters of the questions over `scoped-cases`. */
export const casesWithin = (
  scope: Scope,
): { readonly tenant: string; readonly whole: 0 | 1; readonly units: readonly string[] } => {
  switch (scope.kind) {
    case 'tenant':
      return { tenant: scope.tenant, whole: 1, units: [] }
    case 'units':
      return { tenant: scope.tenant, whole: 0, units: scope.unitIds }
    case 'none':
      return { tenant: '', whole: 0, units: [] }
  }
}

/**
 * Which units' rows of the ranking somebody sees. It is published to leaders, supervision and principals, who see every
 * unit in it while their lists and counts stay cut to their scope; a handler sees the rows of the own units only, each
 * with the rank it has among all.
 */
export const rankingScopeOf = (viewer: Viewer): Scope =>
  viewer.roles.some((role) => RANKING_READERS.includes(role))
    ? { kind: 'tenant', tenant: viewer.tenant }
    : scopeOf(viewer)
