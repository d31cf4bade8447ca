import type { ListQueries } from '@huiyin/read-model'
import type { UnitListRow } from './list-rows.js'

/** The names of all units as they are called today; an unknown id stands for itself. */
export const unitNamesIn = async (
  lists: ListQueries<{ readonly units: UnitListRow }>,
): Promise<(unitId: string) => string> => {
  const rows = await lists.selectFrom('units').select(['unit_id', 'name']).execute()
  const names = new Map(rows.map(({ unit_id: id, name }) => [id, name]))
  return (unitId) => names.get(unitId) ?? unitId
}
