/** What is measured of every store, by the name the comparison gives it, and our bar against raw libsql. */
export interface Row {
  readonly says: string
  readonly scenario: RegExp
  readonly unit: 'per_s' | 'events_per_s'
  /** The least share of raw libsql; design §6. */
  readonly bar: number
  readonly goal?: number
}

export const ROWS: readonly Row[] = [
  { says: 'append, 1 writer', scenario: /^append-1stream/, unit: 'per_s', bar: 0.8 },
  { says: 'append, 32 writers', scenario: /^append-conc 32/, unit: 'per_s', bar: 0.7, goal: 0.9 },
  { says: 'rehydrate 10k events', scenario: /^read rehydrate 10k/, unit: 'events_per_s', bar: 0.6 },
  { says: 'rehydrate 200 events', scenario: /^read rehydrate 200/, unit: 'events_per_s', bar: 0.6 },
  { says: 'list projection', scenario: /^async projection .*1000/, unit: 'events_per_s', bar: 0.5 },
]
export const HANDLER: Row = { says: 'handler, 32 writers', scenario: /^append-conc 32/, unit: 'per_s', bar: 0.4 }
/** Emmett with its defaults, where the others have a batch size. */
export const DEFAULTS = /^async projection defaults/

/** The middle of several rounds. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const spread = (values: readonly number[]): string =>
  `${((100 * (Math.max(...values) - Math.min(...values))) / median(values)).toFixed(0)} %`
const rate = (value: number): string => Math.round(value).toLocaleString('en-US')

/** `ok`, or by how much it falls short. */
export const verdict = (value: number, bar: number): string =>
  value >= bar ? 'ok' : `SHORT by ${(bar - value).toFixed(2)}`

/** The median of the ratios of each round: two that were measured one after the other met the same machine. */
export const ratio = (ours: readonly number[], raw: readonly number[]): number =>
  median(ours.map((value, round) => value / raw[round]!))

/** One line of a table: both medians, their spread over the rounds, the ratio and the bar. */
export const compared = ({ says, bar, goal }: Row, ours: readonly number[], raw: readonly number[]): string => {
  const share = ratio(ours, raw)
  const goals = goal === undefined ? '' : ` [goal ${goal}: ${verdict(share, goal)}]`
  return [
    says.padEnd(22),
    rate(median(raw)).padStart(11),
    spread(raw).padStart(8),
    rate(median(ours)).padStart(11),
    spread(ours).padStart(8),
    `${share.toFixed(2)} ×`.padStart(9),
    `  bar ${bar} ×: ${verdict(share, bar)}${goals}`,
  ].join('')
}

export const HEADING = `${''.padEnd(22)}${'raw /s'.padStart(11)}${'spread'.padStart(8)}${'ours /s'.padStart(11)}${'spread'.padStart(8)}${'ratio'.padStart(9)}`
