import { addDays, instantFromMillis, instantOfWall, wallOf, type Instant, type TimeZone } from '@huiyin/kernel'
import type { Position } from '@huiyin/event-sourcing'
import {
  elapsedFrom,
  funnel,
  groupOf,
  rank,
  type Durations,
  type Group,
  type UnitRate,
  type VerdictCounts,
} from '@huiyin/statistics'
import type { Ask, AsOf } from '../ask.js'
import type { BacklogRow, ExtentRow, ResolutionRow, TallyRow } from './rows.js'

/** What the figures of a tenant are asked with. */
export interface FigureRequest {
  readonly ask: Ask
  /** The prefix of the log they are pinned to. */
  readonly position: Position
  /** The moment verdicts are given for; null: when the last case was completed. */
  readonly at: Instant | null
  readonly zone: TimeZone
  readonly nameOf: (unitId: string) => string
  /** A bureau is ranked from this denominator on. */
  readonly minimum: number
}

type Groups = Readonly<Record<string, Group>>

const WHOLE_LOG = { from: '1900-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' }
const instantOfSql = (text: string): Instant => `${text.replace(' ', 'T')}Z`
const counts = ({ onTime, late, openOverdue, pending, noTarget }: TallyRow): VerdictCounts => ({
  onTime,
  late,
  openOverdue,
  pending,
  noTarget,
})
const dueCounts = ({ dueOnTime, dueLate, dueOpenOverdue }: TallyRow): VerdictCounts => ({
  onTime: dueOnTime,
  late: dueLate,
  openOverdue: dueOpenOverdue,
  pending: 0,
  noTarget: 0,
})

const named = (entries: readonly (readonly [string, Group])[]): Groups => Object.fromEntries(entries)

/** The tallies by dimension, with bureau names and `(blank)` for what the file left empty. */
const tallied = (rows: readonly TallyRow[], nameOf: (unitId: string) => string) => {
  const of = (dimension: string) => rows.filter((row) => row.dimension === dimension)
  const plain = (dimension: string) => named(of(dimension).map((row) => [row.key || '(blank)', groupOf(counts(row))]))
  const bureaus = of('bureau').map((row) => [nameOf(row.key), row] as const)
  const byQuarter = new Map<string, UnitRate[]>()
  const bureauQuarter: Record<string, Record<string, Group>> = {}
  for (const row of of('bureauQuarter')) {
    const bureau = nameOf(row.key)
    const group = groupOf(counts(row))
    bureauQuarter[bureau] = { ...bureauQuarter[bureau], [row.subkey]: group }
    byQuarter.set(row.subkey, [...(byQuarter.get(row.subkey) ?? []), { bureau, ...group }])
  }
  const overall = of('overall')[0]
  if (!overall) throw new Error('there is nothing to count: no case was received by this position')
  const due = (list: readonly (readonly [string, TallyRow])[]) =>
    named(list.filter(([, row]) => row.dueCases > 0).map(([key, row]) => [key, groupOf(dueCounts(row))]))
  return {
    overall: groupOf(counts(overall)),
    groups: {
      bureau: named(bureaus.map(([name, row]) => [name, groupOf(counts(row))])),
      quarter: plain('quarter'),
      month: plain('month'),
      channel: plain('channel'),
      neighborhood: plain('neighborhood'),
      reason: plain('reason'),
      bureauQuarter,
    },
    byQuarter,
    ofThoseDue: {
      overall: groupOf(dueCounts(overall)),
      quarter: due(of('quarter').map((row) => [row.key, row])),
      bureau: due(bureaus),
    },
  }
}

const rates = (groups: Groups): UnitRate[] =>
  Object.entries(groups).map(([bureau, { numerator, denominator }]) => ({ bureau, numerator, denominator }))

const durationsOf = (row: ResolutionRow | undefined): Durations =>
  row
    ? {
        closedCases: row.closedCases,
        negative: row.negative,
        zero: row.zero,
        count: row.kept,
        elapsed: elapsedFrom({ count: row.kept, ...row }),
      }
    : { closedCases: 0, negative: 0, zero: 0, count: 0, elapsed: null }

/** Every month's end, 23:59:59 on the zone's wall clock, from the month of the first case to the last one not after. */
export const monthEnds = (first: Instant, last: Instant, zone: TimeZone): readonly Instant[] => {
  const ends: Instant[] = []
  for (let day = `${wallOf(zone, first).slice(0, 7)}-01`; ;) {
    const next = `${addDays(day, 31).slice(0, 7)}-01`
    const end = instantOfWall(zone, `${addDays(next, -1)}T23:59:59.000Z`)
    if (end > last) return ends
    ends.push(end)
    day = next
  }
}

const backlogPoints = (row: BacklogRow, moments: readonly string[]) =>
  moments.map((at, index) => {
    const opened = row.opened[index] ?? 0
    const closed = row.closed[index] ?? 0
    return { at, opened, closed, backlog: opened - closed }
  })

const backlogOf = async (request: FigureRequest, asOf: AsOf, first: Instant) => {
  const { ask, zone, nameOf } = request
  const moments = [...monthEnds(first, asOf.at, zone), asOf.at]
  const rows = await ask<BacklogRow>('backlog', asOf, { moments: moments.map((moment) => new Date(moment)) })
  const walls = moments.map((moment) => wallOf(zone, moment))
  const series = rows.map((row) => [row.key, backlogPoints(row, walls)] as const)
  const overall = series.find(([key]) => key === '')?.[1] ?? []
  return {
    overall: overall.slice(0, -1),
    bureau: Object.fromEntries(
      series.filter(([key]) => key !== '').map(([key, points]) => [nameOf(key), points.slice(0, -1)]),
    ),
    atAsOf: overall.at(-1),
  }
}

/**
 * All figures of a tenant in one JSON shape: verdicts by group, ranking with rank intervals, durations, backlog, funnel,
 * and the rates over cases whose deadline has passed, which are shown and ranked by first. Pinned to a log position.
 */
export const figures = async (request: FigureRequest) => {
  const { ask, position, zone, nameOf, minimum } = request
  const far: AsOf = { position, at: request.at ?? WHOLE_LOG.to }
  const [extent] = await ask<ExtentRow>('extent', far)
  const at = request.at ?? (extent?.lastCompleted ? instantOfSql(extent.lastCompleted) : instantFromMillis(0))
  const asOf: AsOf = { position, at }
  const period = { zone, from: new Date(WHOLE_LOG.from), to: new Date(WHOLE_LOG.to) }
  const tally = tallied(await ask<TallyRow>('tallies', asOf, period), nameOf)
  const resolution = await ask<ResolutionRow>('resolution', asOf)
  const byUnit = new Map(resolution.map((row) => [row.key === '' ? '' : nameOf(row.key), row]))
  const bureaus = rates(tally.groups.bureau)
  const first = extent?.firstReceived ? instantOfSql(extent.firstReceived) : at
  return {
    asOf: wallOf(zone, at),
    overall: tally.overall,
    groups: tally.groups,
    ranking: {
      halfYear: rank(bureaus, { minimum }),
      ...Object.fromEntries(
        [...tally.byQuarter].map(([quarter, units]) => [quarter, rank(plainRates(units), { minimum })]),
      ),
    },
    resolution: {
      overall: durationsOf(byUnit.get('')),
      bureau: Object.fromEntries(bureaus.map(({ bureau }) => [bureau, durationsOf(byUnit.get(bureau))])),
    },
    backlog: await backlogOf(request, asOf, first),
    funnel: funnel(bureaus, tally.overall),
    ofThoseDue: tally.ofThoseDue,
  }
}

const plainRates = (units: readonly UnitRate[]): UnitRate[] =>
  units.map(({ bureau, numerator, denominator }) => ({ bureau, numerator, denominator }))
