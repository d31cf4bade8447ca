import type { ListQueries } from '@huiyin/read-model'
import type { UnitRow } from '../projections/units.js'

/** The names of some units of a tenant as they are called today, by their ids; one nobody knows is left out. */
export const unitNames = async (
  lists: ListQueries<{ readonly units: UnitRow }>,
  { tenant, unitIds }: { readonly tenant: string; readonly unitIds: readonly string[] },
): Promise<Readonly<Record<string, string>>> => {
  if (unitIds.length === 0) return {}
  const rows = await lists
    .selectFrom('units')
    .select(['unit_id', 'name'])
    .where('tenant', '=', tenant)
    .where('unit_id', 'in', [...unitIds])
    .execute()
  return Object.fromEntries(rows.map((row) => [row.unit_id, row.name]))
}
