import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { cataloguesOf, type Catalogue } from './catalogues.js'
import { entriesOfItems } from './items.js'
import type { DashboardPorts } from './ports.js'
import { itemRowOf, type ItemRow } from './rows.js'
import { rowsWithin, scopeOf, type Scope } from './scope.js'

/** One area of a campaign with what was found in it; nothing found is said as well (S0-12). */
export interface Area extends Pick<Catalogue['categories'][number], 'code' | 'zh' | 'en' | 'benchmark' | 'promote'> {
  readonly kind: string
  readonly found: number
  /** Of them, those not answered yet. */
  readonly open: number
  /** The newest of them; the others stand in the list of items under this category. */
  readonly rows: readonly ItemRow[]
}

export interface ProblemList {
  readonly campaignId: string
  readonly areas: readonly Area[]
  readonly asOf: AnswerAsOf
}

/** So many are told of each area; `found` says how many there are. */
const SHOWN = 20
/** What was not taken on, or taken back, was found nowhere. */
const NOTHING_FOUND = ['received', 'declined', 'withdrawn']

const foundIn = ({ lists }: DashboardPorts, scope: Scope, campaignId: string) =>
  lists
    .selectFrom('items')
    .where(rowsWithin(scope, 'items'))
    .where('campaign', '=', campaignId)
    .where('state', 'not in', NOTHING_FOUND)

const countsIn = async (ports: DashboardPorts, scope: Scope, campaignId: string) => {
  const rows = await foundIn(ports, scope, campaignId)
    .select((eb) => [
      'category',
      eb.fn.countAll<number>().as('found'),
      sql<number>`sum(case when state = 'replied' then 0 else 1 end)`.as('open'),
    ])
    .groupBy('category')
    .orderBy('category')
    .execute()
  return new Map(
    rows.map(({ category, found, open }) => [category ?? '', { found: Number(found), open: Number(open) }]),
  )
}

const newestIn = async (ports: DashboardPorts, scope: Scope, campaignId: string, category: string) => {
  const rows = await foundIn(ports, scope, campaignId)
    .selectAll()
    .where('category', '=', category)
    .orderBy('received_at', 'desc')
    .orderBy('item_id')
    .limit(SHOWN)
    .execute()
  const ids = rows.map(({ item_id: itemId }) => itemId)
  const entries = await entriesOfItems(ports, scope, ids)
  return rows.map((row) => itemRowOf(row, entries.get(row.item_id) ?? []))
}

/** What an older catalogue, or another system, calls a category stands for itself. */
const uncatalogued = (code: string) => ({ code, zh: code, en: code, kind: 'other' })

/**
 * What was found under a campaign, area by area, as far as the viewer may see it; null where the tenant has no such
 * campaign. Every area of the catalogue is in it, and one with nothing found has 0 (S0-12).
 */
export const findProblemList = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { campaignId }: { readonly campaignId: string },
): Promise<QuestionAnswer<ProblemList | null>> => {
  const asOf = await caughtUp(ports, 'lists')
  const catalogue = (await cataloguesOf(ports.lists, viewer.tenant)).find((one) => one.campaignId === campaignId)
  if (!catalogue) return answered(null)
  const scope = scopeOf(viewer)
  const counts = await countsIn(ports, scope, campaignId)
  const known = new Set(catalogue.categories.map(({ code }) => code))
  const others = [...counts.keys()].filter((code) => !known.has(code)).map(uncatalogued)
  const areas = [...catalogue.categories, ...others].map(async (category): Promise<Area> => {
    const { found, open } = counts.get(category.code) ?? { found: 0, open: 0 }
    const rows = found === 0 ? [] : await newestIn(ports, scope, campaignId, category.code)
    return { ...category, found, open, rows }
  })
  return answered({ campaignId, areas: await Promise.all(areas), asOf })
}
