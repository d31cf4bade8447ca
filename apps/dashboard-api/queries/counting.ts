import { sql, type ListQueries, type SelectQueryBuilder } from '@huiyin/read-model'
import type { DashboardLists } from './list-rows.js'
import { hiddenIn, unitsWithin, type ItemsOrEntries, type Scope } from './scope.js'

/** A question about one list, and what else a row of it must be. */
export type Narrowed<L extends ItemsOrEntries> = (
  query: SelectQueryBuilder<DashboardLists, L, object>,
) => SelectQueryBuilder<DashboardLists, L, object>

/**
 * How many rows of a list are within a scope and as wanted. Whether a row is hidden from somebody stands in a text that
 * no index holds, so an index counts all of them, and those hidden from the viewer, found by an index of their own, are
 * taken off: in one statement, so that no other moment shows in the difference.
 */
export const countWithin = async <L extends ItemsOrEntries>(
  lists: ListQueries<DashboardLists>,
  { list, scope, narrowed }: { readonly list: L; readonly scope: Scope; readonly narrowed: Narrowed<L> },
): Promise<number> => {
  if (scope.kind === 'none' || scope.atOrAbove.length === 0) return 0
  const counted = (table: string) => {
    // the name is told to the database only: whatever table it is, it has the columns of the list
    const rows: unknown = lists.selectFrom(table as 'items').where(unitsWithin(scope, list))
    return narrowed(rows as Parameters<Narrowed<L>>[0]).select(sql<number>`count(*)`.as('total'))
  }
  const { total } = await lists
    .with(
      (cte) => cte('hidden_rows').materialized(),
      (hidden) =>
        hidden
          .selectFrom(list as ItemsOrEntries)
          .selectAll()
          .where(hiddenIn(scope, list)),
    )
    .selectNoFrom(sql<number>`(${counted(list)}) - (${counted(`hidden_rows as ${list}`)})`.as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
