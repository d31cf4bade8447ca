import { sql } from '@huiyin/read-model'
import type { Viewer } from '@huiyin/nest-platform'
import { flagged, type ItemFlag } from './flags.js'
import type { ItemListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { notHidden, rowsWithin, scopeOf } from './scope.js'

/** What is shown beside the state of an item wherever it stands in a list. */
const TAGGED = [
  'repeatVisit',
  'leapfrogVisit',
  'oldAndHard',
  'recurring',
  'watched',
] as const satisfies readonly ItemFlag[]

/** Which of these marks some items have, as far as what they rest on is the asker's to see. */
export const tagsOf = async (
  { lists }: DashboardPorts,
  viewer: Viewer,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ItemFlag[]>> => {
  if (itemIds.length === 0) return new Map()
  const ground = { scope: scopeOf(viewer), limits: null, now: null, watcher: viewer.personId }
  const tags = new Map<string, ItemFlag[]>(itemIds.map((itemId) => [itemId, []]))
  for (const flag of TAGGED) {
    const rows = await lists
      .selectFrom('items')
      .select('item_id')
      .where(rowsWithin(ground.scope, 'items'))
      .where('item_id', 'in', [...itemIds])
      .where(flagged(flag, ground))
      .execute()
    for (const { item_id: itemId } of rows) tags.get(itemId)?.push(flag)
  }
  return tags
}

/** Another report by somebody who brought one of an item's; who it is nobody is told. */
export interface EarlierVisit {
  readonly itemId: string
  readonly number: string | null
  readonly unitId: string | null
  readonly receivedAt: string
  /** Whole days between the two. */
  readonly daysApart: number
  /** An answer to it was still owed when the later report came. */
  readonly unanswered: boolean
}

/** How it comes about that an item counts as a repeat, a leap or old and hard: what was counted, against which limits. */
export interface CameAgain {
  readonly earlier: readonly EarlierVisit[]
  readonly reports: number
  /** The fewest days between one report of the item and the next; null: there is one. */
  readonly closestReports: number | null
  readonly leaptTo: string | null
  readonly leaptOver: string | null
  readonly coordinations: number
  /** What the campaign says; null: it says nothing, and nothing is marked. */
  readonly repeatVisitDays: number | null
  readonly leapfrogLevels: number | null
  readonly oldAndHardReports: number | null
  readonly oldAndHardCoordinations: number | null
}

const visitsOf = (lists: DashboardPorts['lists'], viewer: Viewer, itemId: string) =>
  lists
    .selectFrom('visits')
    .selectAll()
    .where(notHidden('visits', viewer.atOrAbove))
    .where('tenant', '=', viewer.tenant)
    .where('item_id', '=', itemId)
    .where('earlier', 'is not', null)
    .execute()

/** The reports some subjects brought, each with its item, where the asker may see that one too. */
const broughtBy = async (lists: DashboardPorts['lists'], viewer: Viewer, subjects: readonly string[]) => {
  if (subjects.length === 0) return []
  const visits = await lists
    .selectFrom('visits')
    .selectAll()
    .where(notHidden('visits', viewer.atOrAbove))
    .where('tenant', '=', viewer.tenant)
    .where('subject', 'in', [...subjects])
    .orderBy('received_at', 'desc')
    .orderBy('visit_id')
    .execute()
  if (visits.length === 0) return []
  const items = await lists
    .selectFrom('items')
    .select(['item_id', 'number', 'unit_id'])
    .where(rowsWithin(scopeOf(viewer), 'items'))
    .where('item_id', 'in', [...new Set(visits.map(({ item_id: id }) => id))])
    .execute()
  const seen = new Map(items.map((item) => [item.item_id, item]))
  return visits.flatMap((visit) => {
    const item = seen.get(visit.item_id)
    return item ? [{ visit, item }] : []
  })
}

const earlierVisits = async (
  { lists }: DashboardPorts,
  viewer: Viewer,
  itemId: string,
): Promise<readonly EarlierVisit[]> => {
  const own = await visitsOf(lists, viewer, itemId)
  const found = await Promise.all(
    own.map(async (later) => {
      const subjects = JSON.parse(later.earlier ?? '[]') as readonly string[]
      const brought = await broughtBy(lists, viewer, subjects)
      return brought
        .filter(({ visit }) => visit.received_at <= later.received_at)
        .map(({ visit, item }) => ({
          ...{ itemId: item.item_id, number: item.number, unitId: item.unit_id, receivedAt: visit.received_at },
          daysApart: later.day - visit.day,
          unanswered: visit.ended_at === null || visit.ended_at > later.received_at,
        }))
    }),
  )
  return found.flat()
}

const limitsOf = async ({ lists }: DashboardPorts, { tenant, campaign }: ItemListRow) => {
  const row = await lists
    .selectFrom('campaigns')
    .select(['repeat_visit_days', 'leapfrog_levels', 'old_and_hard_reports', 'old_and_hard_coordinations'])
    .where('tenant', '=', tenant)
    .where('campaign_id', '=', campaign ?? '')
    .executeTakeFirst()
  return {
    repeatVisitDays: row?.repeat_visit_days ?? null,
    leapfrogLevels: row?.leapfrog_levels ?? null,
    oldAndHardReports: row?.old_and_hard_reports ?? null,
    oldAndHardCoordinations: row?.old_and_hard_coordinations ?? null,
  }
}

const coordinationsOf = async ({ lists }: DashboardPorts, { atOrAbove }: Viewer, itemId: string): Promise<number> => {
  const row = await lists
    .selectFrom('entries')
    .where(notHidden('entries', atOrAbove))
    .where('item_id', '=', itemId)
    .select(sql<number>`coalesce(sum(coordinations), 0)`.as('total'))
    .executeTakeFirst()
  return Number(row?.total ?? 0)
}

/** What came before an item and what was counted of it, cut to what the asker may see. */
export const cameAgain = async (ports: DashboardPorts, viewer: Viewer, row: ItemListRow): Promise<CameAgain> => ({
  earlier: row.comings === 0 ? [] : await earlierVisits(ports, viewer, row.item_id),
  ...{ reports: row.reports, closestReports: row.closest_reports },
  ...{ leaptTo: row.leapt_to, leaptOver: row.leapt_over },
  coordinations: await coordinationsOf(ports, viewer, row.item_id),
  ...(await limitsOf(ports, row)),
})
