import { MAP_LAYERS } from '@huiyin/contracts/campaign'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql, type RawBuilder } from '@huiyin/read-model'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { flagged } from './flags.js'
import { filterProblems, wantedItems, type ItemFilter } from './items.js'
import type { Problem } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { rowsWithin } from './scope.js'

type LayerCode = (typeof MAP_LAYERS)[number]

export interface MapCountsArgs {
  /** `cells` or `units`: by what the items are counted. */
  readonly layer: string
  readonly filter?: ItemFilter | null
}

/** What one area has, of the items that the asker sees and wants. */
export interface AreaCounts {
  /** The code of the cell or the id of the unit; null: items that have none. */
  readonly code: string | null
  readonly items: number
  /** Nobody has answered yet, nor was it declined or withdrawn. */
  readonly unanswered: number
  /** An entry is past its deadline and not closed out. */
  readonly overdue: number
  readonly reports: number
}

export interface MapCounts {
  readonly rows: readonly AreaCounts[]
  /** All items that were counted, those of areas that are not told as well. */
  readonly total: number
  readonly asOf: AnswerAsOf
}

/** So many areas are told, those with most items first: a cell is a free text, and a map has fewer. */
const MOST_ROWS = 3_000
const UNANSWERED = ['received', 'registered', 'assigned']
const COLUMN_OF = { cells: 'grid_cell', units: 'unit_id' } as const satisfies Record<LayerCode, string>

const isLayer = (text: string): text is LayerCode => (MAP_LAYERS as readonly string[]).includes(text)
const layerProblem = (layer: string): readonly Problem[] =>
  isLayer(layer)
    ? []
    : [{ path: 'layer', says: `one of ${MAP_LAYERS.join(', ')}`, zh: `须为 ${MAP_LAYERS.join('、')} 之一` }]

const manyOf = (condition: RawBuilder<boolean>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`

/**
 * Items by cell or by unit (S3-56), narrowed as the desk narrows them. Only rows within the asker's scope are counted, so
 * that no figure, however small, rests on an item that is hidden from him.
 */
export const findMapCounts = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { layer, filter }: MapCountsArgs,
): Promise<QuestionAnswer<MapCounts>> => {
  const problems = [...layerProblem(layer), ...filterProblems(filter ?? {})]
  if (problems.length > 0 || !isLayer(layer)) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const { scope, total, narrowed } = await wantedItems(ports, viewer, filter ?? {}, asOf)
  if (total === 0) return answered({ rows: [], total, asOf })
  const column = COLUMN_OF[layer]
  const rows = await narrowed(ports.lists.selectFrom('items').where(rowsWithin(scope, 'items')))
    .select([
      `items.${column} as code`,
      sql<number>`count(*)`.as('items'),
      manyOf(sql`state in (${sql.join(UNANSWERED)})`).as('unanswered'),
      manyOf(flagged('overdue', { scope, limits: null, now: asOf.at })).as('overdue'),
      sql<number>`sum(reports)`.as('reports'),
    ])
    .groupBy(`items.${column}`)
    .orderBy(sql`count(*)`, 'desc')
    .orderBy(`items.${column}`)
    .limit(MOST_ROWS)
    .execute()
  const counted = rows.map(({ code, items, unanswered, overdue, reports }) => ({
    ...{ code, items: Number(items), unanswered: Number(unanswered) },
    ...{ overdue: Number(overdue), reports: Number(reports) },
  }))
  return answered({ rows: counted, total, asOf })
}
