import type { BarModel, MonthModel } from '@huiyin/charts'
import type { Figures, RankingVersion } from '../../shared/api/schema.generated.js'
import type { Cell } from '../../shared/export/csv.js'

/** The words a sheet needs, by key. */
type Say = (key: string) => string

/** A table to be exported: rates are numbers between 0 and 1, so that a spreadsheet can count on with them. */
export interface Sheet {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The ranking with both rates and what each was counted from; units too few to be ranked stand below, unranked. */
export const rankingSheet = (figures: Figures, nameOf: (unitId: string) => string, say: Say): Sheet => ({
  columns: [
    ...[say('city.unit'), say('city.rankColumn'), say('city.groupColumn'), say('city.rate')],
    ...[`${say('city.rate')} ▽`, `${say('city.due')} △`, `${say('city.interval')} ≥`, `${say('city.interval')} ≤`],
    ...[say('city.usualRate'), `${say('city.usualRate')} ▽`, `${say('city.usualRate')} △`, say('city.standingColumn')],
  ],
  rows: [
    ...figures.ranking.map(({ unitId, rankLowest, rankHighest, rate, usualRate, standing, group }) => [
      ...[nameOf(unitId), `${Math.min(rankLowest, rankHighest)}–${Math.max(rankLowest, rankHighest)}`, group],
      ...[rate.value, rate.numerator, rate.denominator, rate.interval?.[0] ?? null, rate.interval?.[1] ?? null],
      ...[usualRate.value, usualRate.numerator, usualRate.denominator, say(`city.standing.${standing}`)],
    ]),
    ...figures.tooFew.map(({ unitId, rate }) => [
      ...[nameOf(unitId), null, null, rate.value, rate.numerator, rate.denominator],
      ...[rate.interval?.[0] ?? null, rate.interval?.[1] ?? null, null, null, null, say('city.tooFew')],
    ]),
  ],
})

/** A published version with its counts; units too few to be ranked stand below, unranked. */
export const publishedSheet = (
  { ranking, tooFew }: RankingVersion,
  nameOf: (unitId: string) => string,
  say: Say,
): Sheet => ({
  columns: [
    ...[say('city.unit'), say('city.rankColumn'), say('city.groupColumn'), say('city.rate'), `${say('city.rate')} ▽`],
    ...[`${say('city.due')} △`, `${say('city.interval')} ≥`, `${say('city.interval')} ≤`, say('city.standingColumn')],
  ],
  rows: [
    ...ranking.map(({ unitId, rankLowest, rankHighest, rate, standing, group }) => [
      ...[nameOf(unitId), `${Math.min(rankLowest, rankHighest)}–${Math.max(rankLowest, rankHighest)}`, group],
      ...[rate.value, rate.numerator, rate.denominator, rate.interval?.[0] ?? null, rate.interval?.[1] ?? null],
      say(`city.standing.${standing}`),
    ]),
    ...tooFew.map(({ unitId, rate }) => [
      ...[nameOf(unitId), null, null, rate.value, rate.numerator, rate.denominator],
      ...[rate.interval?.[0] ?? null, rate.interval?.[1] ?? null, say('city.tooFew')],
    ]),
  ],
})

/** The months; a rate over nothing is an empty cell. */
export const monthSheet = ({ rows }: MonthModel, say: Say): Sheet => ({
  columns: ['monthColumn', 'opened', 'closed', 'backlog', 'rate', 'due', 'unfinished'].map((key) => say(`city.${key}`)),
  rows: rows.map(({ month, opened, closed, backlog, rate, denominator, partial }) => [
    ...[month, opened, closed, backlog, rate, denominator, partial ? say('city.unfinished') : null],
  ]),
})

/** The groups with their cases, all of those drawn. */
export const groupSheet = ({ rows }: BarModel, say: Say): Sheet => ({
  columns: ['group_', 'count', 'share', 'rate'].map((key) => say(`city.${key}`)),
  rows: rows.map(({ label, cases, share, rate }) => [label, cases, share, rate]),
})
