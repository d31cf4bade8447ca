import type { Instant } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { instantProblems, pageOf, pageProblems, type PageArgs, type Problem } from './pages.js'
import { instantsOf, periodProblems, quarterAt, type Span } from './periods.js'
import type { DashboardPorts } from './ports.js'
import { casesWithin, scopeOf } from './scope.js'
import { isTile, TILES } from './tiles.js'

export interface CaseFilter {
  readonly unitId?: string | null
  readonly verdict?: string | null
  readonly tile?: string | null
  readonly period?: Span | null
  readonly channel?: string | null
  readonly category?: string | null
  readonly at?: Instant | null
}

export interface CasesArgs {
  readonly filter: CaseFilter
  readonly page?: PageArgs | null
}

/** A case behind a figure. */
export interface CaseRow {
  readonly itemId: string
  readonly entryId: string
  readonly unitId: string
  readonly verdict: string
  readonly receivedAt: string
  readonly dueAt: string | null
  readonly completedAt: string | null
  readonly channel: string
  readonly category: string
}

export interface CasePage {
  readonly total: number
  readonly rows: readonly CaseRow[]
  readonly asOf: AnswerAsOf
}

const VERDICTS = ['onTime', 'late', 'openOverdue', 'pending', 'noTarget']
/** Before and after everything. */
const EVER = { from: '1900-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' }

/** ClickHouse writes `2015-01-01 05:20:09.000`, in UTC as its column says. */
const instantOf = (text: string): Instant => `${text.replace(' ', 'T')}Z`
const maybeInstantOf = (text: string | null): Instant | null => (text === null ? null : instantOf(text))

const problemsOf = ({ verdict, tile, period, at }: CaseFilter): readonly Problem[] => {
  const oneOf = (path: string, known: readonly string[]): Problem => ({
    path,
    says: `one of ${known.join(', ')}`,
    zh: `只能是 ${known.join('、')}`,
  })
  return [
    ...(!verdict || VERDICTS.includes(verdict) ? [] : [oneOf('filter.verdict', VERDICTS)]),
    ...(!tile || isTile(tile) ? [] : [oneOf('filter.tile', TILES)]),
    ...periodProblems('filter.period', period),
    ...instantProblems('filter.at', at),
  ]
}

const parametersOf = (filter: CaseFilter, at: Instant, zone: string) => {
  const span = filter.period ?? (filter.tile ? quarterAt(at, zone) : null)
  const { from, to } = span ? instantsOf(span, zone) : EVER
  const isGiven = (value: string | null | undefined) => value !== null && value !== undefined
  return {
    from: new Date(from),
    to: new Date(to),
    unit: filter.unitId ?? '',
    verdict: filter.verdict ?? '',
    tile: filter.tile ?? '',
    any_channel: isGiven(filter.channel) ? 0 : 1,
    channel: filter.channel ?? '',
    any_category: isGiven(filter.category) ? 0 : 1,
    category: filter.category ?? '',
  }
}

/**
 * The cases behind a figure, within the viewer's scope. With `tile` exactly the cases that tile counts; without it those
 * received in the period, or ever.
 */
export const findCases = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: CasesArgs,
): Promise<QuestionAnswer<CasePage>> => {
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...problemsOf(filter)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'facts', filter.at ?? null)
  const zone = ports.zoneOf(viewer.tenant)
  const parameters = { ...casesWithin(scopeOf(viewer)), ...parametersOf(filter, asOf.at, zone) }
  const [count] = await ports.ask<{ total: number }>('case-count', asOf, parameters)
  const rows = await ports.ask<CaseRow>('case-rows', asOf, { ...parameters, ...page })
  return answered({
    total: count?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      receivedAt: instantOf(row.receivedAt),
      dueAt: maybeInstantOf(row.dueAt),
      completedAt: maybeInstantOf(row.completedAt),
    })),
    asOf,
  })
}
