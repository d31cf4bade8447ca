import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { offered, type Action } from './offered.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { instantsOf } from './periods.js'
import type { RankingListRow } from './list-rows.js'
import type { DashboardPorts, Position } from './ports.js'
import { rankingOf, type RankedUnit, type UnrankedUnit } from './ranking.js'
import { NOTHING, rateOf, type Rate, type Tally } from './rates.js'

/** One version of a published ranking: what it is pinned to, and who answers for it. */
export interface RankingVersionRow {
  readonly rankingId: string
  readonly version: number
  readonly from: string
  readonly to: string
  readonly at: string
  readonly position: number
  readonly sealPosition: number
  readonly sealHash: string
  readonly minimum: number
  readonly reason: string | null
  readonly decidedBy: string
  readonly publishedAt: string
  readonly units: number
  readonly changed: number
}

export interface PublishedRankings {
  readonly rows: readonly RankingVersionRow[]
  readonly asOf: AnswerAsOf
}

/** A unit's counts and place as they were made public; without a rank it had too few cases. */
export interface Place {
  readonly unitId: string
  readonly numerator: number
  readonly denominator: number
  readonly rank: number | null
  readonly rankLowest: number | null
  readonly rankHighest: number | null
}

/** How a place reads: its rate and interval beside it. */
export interface PlaceSeen {
  readonly rank: number | null
  readonly rankLowest: number | null
  readonly rankHighest: number | null
  readonly rate: Rate
}

/** What was recorded about a unit's cases between two versions. */
export interface FactCount {
  readonly fact: string
  readonly facts: number
}

export interface UnitChange {
  readonly unitId: string
  readonly before: PlaceSeen | null
  readonly after: PlaceSeen | null
  readonly why: readonly FactCount[]
}

export interface RankingVersion {
  readonly row: RankingVersionRow
  readonly overall: Rate
  readonly ranking: readonly RankedUnit[]
  readonly tooFew: readonly UnrankedUnit[]
  /** What is different from the version before; empty for the first. */
  readonly changes: readonly UnitChange[]
}

export interface PublishedRanking {
  readonly rankingId: string
  /** The latest first. */
  readonly versions: readonly RankingVersion[]
  readonly actions: readonly Action[]
  readonly asOf: AnswerAsOf
}

interface Difference {
  readonly unitId: string
  readonly before: Place | null
  readonly after: Place | null
}

const placesIn = ({ units }: RankingListRow) => JSON.parse(units) as readonly Place[]
const differencesIn = ({ differences }: RankingListRow) => JSON.parse(differences) as readonly Difference[]

const versionRowOf = (row: RankingListRow): RankingVersionRow => ({
  rankingId: row.ranking_id,
  version: row.version,
  from: row.from_day,
  to: row.to_day,
  at: row.as_of,
  position: row.pinned_position,
  sealPosition: row.seal_position,
  sealHash: row.seal_hash,
  minimum: row.minimum,
  reason: row.reason,
  decidedBy: row.decided_by,
  publishedAt: row.published_at,
  units: placesIn(row).length,
  changed: differencesIn(row).length,
})

const versionsOf = ({ lists }: DashboardPorts, tenant: string) =>
  lists.selectFrom('rankings').selectAll().where('tenant', '=', tenant).orderBy('to_day', 'desc').orderBy('from_day')

/** Every version of every published ranking of the tenant, the latest period first, in it the latest version. */
export const findRankings = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<PublishedRankings>> => {
  const asOf = await caughtUp(ports, 'lists')
  const rows = await versionsOf(ports, viewer.tenant).orderBy('version', 'desc').execute()
  return answered({ rows: rows.map(versionRowOf), asOf })
}

const seen = (place: Place | null): PlaceSeen | null =>
  place && {
    rank: place.rank,
    rankLowest: place.rankLowest,
    rankHighest: place.rankHighest,
    rate: rateOf(place.numerator, place.denominator),
  }

/** The published counts as tallies, so that the picture of a published ranking is made as that of a live one. */
const tallyOf = ({ unitId, numerator, denominator }: Place): Tally => ({
  ...{ ...NOTHING, dimension: 'unit', key: unitId, cases: denominator },
  ...{ dueCases: denominator, dueOnTime: numerator },
})

interface FactsBetween {
  readonly unitId: string
  readonly fact: string
  readonly facts: number
}

/** Which facts came between two versions, of the cases both are about: without any that is hidden from somebody. */
const factsBetween = (
  { ask, zoneOf }: DashboardPorts,
  tenant: string,
  [before, after]: readonly [RankingListRow, RankingListRow],
): Promise<FactsBetween[]> => {
  const { from, to } = instantsOf({ from: after.from_day, to: after.to_day }, zoneOf(tenant))
  const asOf = { position: after.pinned_position as Position, at: after.as_of }
  return ask<FactsBetween>('facts-between', asOf, {
    ...{ tenant, whole: 1, units: [], at_or_above: [], published: 1 },
    ...{ from: new Date(from), to: new Date(to) },
    ...{ since: before.pinned_position, since_at: new Date(before.as_of) },
  })
}

const versionOf = async (
  ports: DashboardPorts,
  tenant: string,
  row: RankingListRow,
  before: RankingListRow | undefined,
): Promise<RankingVersion> => {
  const places = placesIn(row)
  const sum = (of: 'numerator' | 'denominator') => places.reduce((all, place) => all + place[of], 0)
  const overall = rateOf(sum('numerator'), sum('denominator'))
  const nameOf = await ports.unitNames()
  const options = { tenant, nameOf, minimum: row.minimum, scope: { kind: 'tenant', tenant, atOrAbove: [] } as const }
  const between = before ? await factsBetween(ports, tenant, [before, row]) : []
  const changes = differencesIn(row).map(({ unitId, ...difference }): UnitChange => ({
    unitId,
    before: seen(difference.before),
    after: seen(difference.after),
    why: between.filter((one) => one.unitId === unitId).map(({ fact, facts }) => ({ fact, facts: Number(facts) })),
  }))
  return { row: versionRowOf(row), overall, ...rankingOf(places.map(tallyOf), overall, options), changes }
}

const actionsOn = (rankingId: string, viewer: Viewer): readonly Action[] =>
  offered(viewer, {
    ...{ context: 'evaluation', command: 'CorrectRanking', target: rankingId, unitId: null },
    hint: () => null,
  })

/** One published ranking with all its versions; null when there is none of this id. */
export const findRanking = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { rankingId }: { readonly rankingId: string },
): Promise<QuestionAnswer<PublishedRanking | null>> => {
  const asOf = await caughtUp(ports, 'facts')
  const rows = await versionsOf(ports, viewer.tenant).where('ranking_id', '=', rankingId).orderBy('version').execute()
  if (rows.length === 0) return answered(null)
  const versions: RankingVersion[] = []
  for (const [index, row] of rows.entries()) versions.push(await versionOf(ports, viewer.tenant, row, rows[index - 1]))
  return answered({ rankingId, versions: versions.toReversed(), actions: actionsOn(rankingId, viewer), asOf })
}
