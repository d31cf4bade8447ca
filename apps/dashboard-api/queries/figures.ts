import type { Instant, TimeZone } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { monthsOf, type MonthPoint, type MonthRow } from './months.js'
import { instantProblems } from './pages.js'
import { instantsOf, periodBefore, periodProblems, quarterAt, sameMomentBefore, type Span } from './periods.js'
import type { DashboardPorts } from './ports.js'
import { rankingOf, type RankedUnit, type UnrankedUnit } from './ranking.js'
import { NOTHING, rateOf, rateOfThoseDue, usualRate, type Rate, type Tally } from './rates.js'
import { casesWithin, rankingScopeOf, scopeOf, type Scope } from './scope.js'
import { styleLeadFigures, type StyleLeadCounts, type StyleLeadFigures } from './style-leads.js'
import { tilesOf, type Tile, type TileCounts } from './tiles.js'

export interface FiguresArgs {
  readonly period?: Span | null
  readonly at?: Instant | null
}

/** The cases of one channel or category. */
export interface GroupCount {
  readonly key: string
  readonly cases: number
  readonly rate: Rate
}

/** The figures of a period. Everything but the ranking is counted over the viewer's scope. */
export interface Figures {
  readonly asOf: AnswerAsOf
  readonly zone: TimeZone
  readonly period: Span
  readonly previousPeriod: Span
  readonly previousAt: Instant
  readonly minimumSample: number
  readonly tiles: readonly Tile[]
  readonly overall: Rate
  readonly overallUsual: Rate
  readonly ranking: readonly RankedUnit[]
  readonly tooFew: readonly UnrankedUnit[]
  /** The rate of all units, against which each stands; only for those the ranking is published to. */
  readonly rankedAgainst: Rate | null
  /** Of what a leader had to read on the day it came (S4-44), those whose day has passed. */
  readonly sameDayReading: Rate
  readonly styleLeads: StyleLeadFigures
  readonly months: readonly MonthPoint[]
  readonly channels: readonly GroupCount[]
  readonly categories: readonly GroupCount[]
}

/** Before and after everything. */
const EVER = { from: new Date('1900-01-01T00:00:00.000Z'), to: new Date('2200-01-01T00:00:00.000Z') }
const NO_TILES: TileCounts = {
  known: 0,
  received: 0,
  counted: 0,
  onTime: 0,
  overdueOpen: 0,
  closed: 0,
  backlog: 0,
  returned: 0,
  rated: 0,
  satisfied: 0,
}

/** What every part of the figures is asked with. */
interface Asked {
  readonly ports: DashboardPorts
  readonly asOf: AnswerAsOf
  readonly zone: TimeZone
  readonly period: Span
}

const spanParameters = (span: Span, zone: TimeZone) => {
  const { from, to } = instantsOf(span, zone)
  return { from: new Date(from), to: new Date(to) }
}

const tallied = ({ ports, asOf, zone, period }: Asked, scope: Scope): Promise<Tally[]> =>
  ports.ask<Tally>('scoped-tallies', asOf, { ...casesWithin(scope), ...spanParameters(period, zone) })

const countedTiles = async ({ ports, asOf, zone, period }: Asked, scope: Scope): Promise<TileCounts> => {
  const [row] = await ports.ask<TileCounts>('tiles', asOf, { ...casesWithin(scope), ...spanParameters(period, zone) })
  return row ?? NO_TILES
}

const reading = async ({ ports, asOf, zone, period }: Asked, scope: Scope): Promise<Rate> => {
  const parameters = { ...casesWithin(scope), ...spanParameters(period, zone) }
  const [row] = await ports.ask<{ sameDay: number; due: number }>('same-day-reading', asOf, parameters)
  return rateOf(row?.sameDay ?? 0, row?.due ?? 0)
}

const ledFirst = async ({ ports, asOf, zone, period }: Asked, scope: Scope): Promise<StyleLeadFigures> => {
  const parameters = { ...casesWithin(scope), ...spanParameters(period, zone) }
  const [row] = await ports.ask<StyleLeadCounts>('style-leads', asOf, parameters)
  return styleLeadFigures(row)
}

const trend = async ({ ports, asOf, zone }: Asked, scope: Scope): Promise<readonly MonthPoint[]> =>
  monthsOf(await ports.ask<MonthRow>('months', asOf, { ...casesWithin(scope), ...EVER, zone }), asOf.at, zone)

const overallOf = (tallies: readonly Tally[]) => tallies.find(({ dimension }) => dimension === 'overall') ?? NOTHING

const groupsOf = (tallies: readonly Tally[], wanted: string): readonly GroupCount[] =>
  tallies
    .filter(({ dimension }) => dimension === wanted)
    .map((tally) => ({ key: tally.key, cases: tally.cases, rate: rateOfThoseDue(tally) }))
    .toSorted((one, other) => other.cases - one.cases || (one.key < other.key ? -1 : 1))

const ranked = async (asked: Asked, viewer: Viewer, tallies: readonly Tally[]) => {
  const { tenant, atOrAbove } = viewer
  const all = scopeOf(viewer).kind === 'tenant' ? tallies : await tallied(asked, { kind: 'tenant', tenant, atOrAbove })
  const scope = rankingScopeOf(viewer)
  const overall = rateOfThoseDue(overallOf(all))
  const nameOf = await asked.ports.unitNames()
  const options = { tenant, nameOf, minimum: asked.ports.minimumSample, scope }
  return { ...rankingOf(all, overall, options), rankedAgainst: scope.kind === 'tenant' ? overall : null }
}

/**
 * The figures of a period, the quarter of the moment unless told otherwise, all pinned to one place in the log. Numbers
 * of the period before are taken at the same distance from its beginning, so that a quarter just begun is not compared
 * with a whole one.
 */
export const findFigures = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { period: wanted, at }: FiguresArgs,
): Promise<QuestionAnswer<Figures>> => {
  const problems = [...periodProblems('period', wanted), ...instantProblems('at', at)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const zone = ports.zoneOf(viewer.tenant)
  const asOf = await caughtUp(ports, 'facts', at ?? null)
  const period = wanted ? { from: wanted.from, to: wanted.to } : quarterAt(asOf.at, zone)
  const asked: Asked = { ports, asOf, zone, period }
  const previousPeriod = periodBefore(period)
  const previousAt = sameMomentBefore(asOf.at, period, zone)
  const before: Asked = { ...asked, asOf: { ...asOf, at: previousAt }, period: previousPeriod }
  const scope = scopeOf(viewer)
  const tallies = await tallied(asked, scope)
  return answered({
    ...{ asOf, zone, period, previousPeriod, previousAt, minimumSample: ports.minimumSample },
    tiles: tilesOf(await countedTiles(asked, scope), await countedTiles(before, scope)),
    overall: rateOfThoseDue(overallOf(tallies)),
    overallUsual: usualRate(overallOf(tallies)),
    ...(await ranked(asked, viewer, tallies)),
    sameDayReading: await reading(asked, scope),
    styleLeads: await ledFirst(asked, scope),
    months: await trend(asked, scope),
    channels: groupsOf(tallies, 'channel'),
    categories: groupsOf(tallies, 'category'),
  })
}
