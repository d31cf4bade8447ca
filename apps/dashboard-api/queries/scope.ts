import { RANKING_READERS, REACH_OF_ROLE } from '@huiyin/contracts'
import type { Viewer } from '@huiyin/nest-platform'
import { sql, type HiddenFrom } from '@huiyin/read-model'

/** Which rows somebody may see today; `atOrAbove`: what complains of one of these is hidden from him. */
export type Scope =
  | { readonly kind: 'tenant'; readonly tenant: string; readonly atOrAbove: readonly string[] }
  | {
      readonly kind: 'units'
      readonly tenant: string
      readonly unitIds: readonly string[]
      readonly atOrAbove: readonly string[]
    }
  | { readonly kind: 'none' }

/** The one place that says what a viewer sees: of several roles the widest counts, and never another tenant. */
export const scopeOf = ({ roles, tenant, unitIds, atOrAbove }: Viewer): Scope => {
  const reaches = new Set(roles.map((role) => REACH_OF_ROLE[role]))
  if (reaches.has('tenant')) return { kind: 'tenant', tenant, atOrAbove }
  return reaches.has('units') ? { kind: 'units', tenant, unitIds, atOrAbove } : { kind: 'none' }
}

/** The lists that tell of items, each with its hidden-from rule; as their definitions have it, which a spec compares. */
export const HIDDEN_FROM = {
  items: { column: 'complained_of' },
  inspections: { column: 'complained_of' },
  entries: { column: 'complained_of' },
  silences: { itemColumn: 'item_id' },
  visits: { itemColumn: 'item_id' },
  watches: { itemColumn: 'item_id' },
  tracked_reports: { itemColumn: 'item_id' },
  recurring_problems: { itemColumn: 'item_id' },
  sanctions: { itemColumn: 'item_id' },
  ratings: { itemColumn: 'item_id' },
} as const satisfies Readonly<Record<string, HiddenFrom>>

export type ItemList = keyof typeof HIDDEN_FROM

/** The lists that grow with the city's items, and say themselves from whom a row is hidden. */
export type ItemsOrEntries = 'items' | 'entries'

const NOBODY = sql<boolean>`1 = 0`

/** Whether a JSON array of persons holds one of these. */
const holdsOneOf = (column: string, persons: readonly string[]) =>
  sql<boolean>`exists (select 1 from json_each(${sql.ref(column)}) where value in (${sql.join([...persons])}))`

/** Nobody at or below the person complained of sees a row (design §4): a condition on one of the lists of items. */
export const notHidden = (list: ItemList, atOrAbove: readonly string[]) => {
  if (atOrAbove.length === 0) return NOBODY // whoever asks is at least somebody
  const rule: HiddenFrom = HIDDEN_FROM[list]
  if ('column' in rule) {
    const column = `${list}.${rule.column}`
    return sql<boolean>`(${sql.ref(column)} is null or not ${holdsOneOf(column, atOrAbove)})`
  }
  if (!('itemColumn' in rule)) return NOBODY
  const item = sql.ref(`${list}.${rule.itemColumn}`)
  // the hidden items are few and looked up once, not for every row
  return sql<boolean>`(${item} is null or ${item} not in (
    select about.item_id from items as about
    where about.complained_of is not null and ${holdsOneOf('about.complained_of', atOrAbove)}
  ))`
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

/**
 * Whoever has a part of an item's work sees the item as well. The tenant is asked for in a form that no index answers:
 * with the same words as beside it SQLite would go through every item of the tenant instead of those of the units.
 */
const withPartIn = (list: ItemList, tenant: string, unitIds: readonly string[]) =>
  list === 'items'
    ? sql<boolean>`or (not items.tenant <> ${tenant} and items.item_id in (
        select part.item_id from entries as part
        where part.lead_entry_id is not null and part.unit_id in (${sql.join([...unitIds])})
      ))`
    : sql``

/** The rows of a list about no item, of which any of these columns names a unit within a scope. */
export const ofUnits = (scope: Scope, columns: readonly string[]) => {
  if (scope.kind === 'none' || (scope.kind === 'units' && scope.unitIds.length === 0)) return NOBODY
  if (scope.kind === 'tenant') return sql<boolean>`tenant = ${scope.tenant}`
  const among = columns.map((column) => sql`${sql.ref(column)} in (${sql.join([...scope.unitIds])})`)
  return sql<boolean>`tenant = ${scope.tenant} and (${sql.join(among, sql` or `)})`
}

/** A scope by tenant and units alone, whatever is hidden in it: to count by, never to show a row by. */
export const unitsWithin = (scope: Scope, list: ItemList) => {
  switch (scope.kind) {
    case 'tenant':
      return sql<boolean>`tenant = ${scope.tenant}`
    case 'units':
      return scope.unitIds.length === 0
        ? NOBODY
        : sql<boolean>`((tenant = ${scope.tenant} and unit_id in (${sql.join([...scope.unitIds])}))
            ${withPartIn(list, scope.tenant, scope.unitIds)})`
    case 'none':
      return NOBODY
  }
}

/** The same as a condition on a list, whose columns `tenant` and `unit_id` say whose a row is, with its hidden-from rule. */
export const rowsWithin = (scope: Scope, list: ItemList) =>
  scope.kind === 'none' ? NOBODY : sql<boolean>`${unitsWithin(scope, list)} and ${notHidden(list, scope.atOrAbove)}`

/** The rows of a list that are hidden from somebody, wherever they stand in his tenant. */
export const hiddenIn = (scope: Exclude<Scope, { readonly kind: 'none' }>, list: ItemsOrEntries) => {
  const column = HIDDEN_FROM[list].column
  return sql<boolean>`tenant = ${scope.tenant} and ${sql.ref(column)} is not null and ${holdsOneOf(column, scope.atOrAbove)}`
}

/**
 * Whether another item, which a condition on one item rests on, is within a scope as well: what somebody may not see
 * must not show in a mark on what he sees.
 */
export const alsoWithin = (scope: Scope, other: string) => {
  if (scope.kind === 'none' || scope.atOrAbove.length === 0) return NOBODY
  const column = (name: string) => sql.ref(`${other}.${name}`)
  const hidden = `${other}.complained_of`
  const seen = sql`(${column('complained_of')} is null or not ${holdsOneOf(hidden, scope.atOrAbove)})`
  if (scope.kind === 'tenant') return sql<boolean>`${column('tenant')} = ${scope.tenant} and ${seen}`
  if (scope.unitIds.length === 0) return NOBODY
  return sql<boolean>`${column('tenant')} = ${scope.tenant} and ${column('unit_id')} in (${sql.join([...scope.unitIds])}) and ${seen}`
}

/** Whose cases a question over `scoped-cases` may count. */
export interface CaseScope {
  readonly tenant: string
  readonly whole: 0 | 1
  readonly units: readonly string[]
  readonly at_or_above: readonly string[]
  /** 1: one figure for everybody, without any case that is hidden from somebody. */
  readonly published: 0 | 1
}

/** The same as parameters of the questions over `scoped-cases`. */
export const casesWithin = (scope: Scope): CaseScope => {
  switch (scope.kind) {
    case 'tenant':
      return { tenant: scope.tenant, whole: 1, units: [], at_or_above: scope.atOrAbove, published: 0 }
    case 'units':
      return { tenant: scope.tenant, whole: 0, units: scope.unitIds, at_or_above: scope.atOrAbove, published: 0 }
    case 'none':
      return { tenant: '', whole: 0, units: [], at_or_above: [], published: 0 }
  }
}

/**
 * Which units' rows of the ranking somebody sees. It is published to leaders, supervision and principals, who see every
 * unit in it while their lists and counts stay cut to their scope; a handler sees the rows of the own units only, each
 * with the rank it has among all.
 */
export const rankingScopeOf = (viewer: Viewer): Scope =>
  viewer.roles.some((role) => RANKING_READERS.includes(role))
    ? { kind: 'tenant', tenant: viewer.tenant, atOrAbove: viewer.atOrAbove }
    : scopeOf(viewer)
