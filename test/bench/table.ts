import type { Scenario, Slice } from './slices.js'

/** What is measured of every store, and our bar against raw libsql. */
export interface Row {
  readonly says: string
  readonly scenario: Scenario
  /** The least share of raw libsql; design §6. */
  readonly bar: number
  readonly goal?: number
}

export const ROWS: readonly Row[] = [
  { says: 'append, 1 writer', scenario: 'append 1', bar: 0.8 },
  { says: 'append, 32 writers', scenario: 'append 32', bar: 0.7, goal: 0.9 },
  { says: 'rehydrate 10k events', scenario: 'rehydrate 10k', bar: 0.6 },
  { says: 'rehydrate 200 events', scenario: 'rehydrate 200', bar: 0.6 },
  { says: 'list projection', scenario: 'project', bar: 0.5 },
]
export const HANDLER: Row = { says: 'handler, 32 writers', scenario: 'append 32', bar: 0.4 }

/** The middle of several values. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A round: its slices taken together. */
const sumOf = (slices: readonly Slice[]): Slice => ({
  operations: slices.reduce((sum, { operations }) => sum + operations, 0),
  seconds: slices.reduce((sum, { seconds }) => sum + seconds, 0),
  cpuSeconds: slices.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
})

type Rounds = readonly (readonly Slice[])[]
const perSecond = (rounds: Rounds) => rounds.map(sumOf).map(({ operations, seconds }) => operations / seconds)
const perCpuSecond = (rounds: Rounds) => rounds.map(sumOf).map(({ operations, cpuSeconds }) => operations / cpuSeconds)

const spread = (values: readonly number[]): string =>
  `${((100 * (Math.max(...values) - Math.min(...values))) / median(values)).toFixed(0)} %`
const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, round) => value / theirs[round]!))

/** `ok`, or by how much it falls short. */
export const verdict = (value: number, bar: number): string =>
  value >= bar ? 'ok' : `SHORT by ${(bar - value).toFixed(2)}`

const HEADS = ['theirs /s', 'spread', 'ours /s', 'spread', 'ratio', 'by CPU']
const WIDTHS = [12, 8, 12, 8, 9, 9]
const line = (says: string, cells: readonly string[]): string =>
  says.padEnd(22) + cells.map((cell, index) => cell.padStart(WIDTHS[index]!)).join('')

export const HEADING = line('', HEADS)

/** Medians, their spread over the rounds, the ratio by the clock and by the work of the processor, and the bar. */
export const compared = (
  { says, bar, goal }: { readonly says: string; readonly bar: number | null; readonly goal?: number | undefined },
  ours: Rounds,
  theirs: Rounds,
): string => {
  const [our, their] = [perSecond(ours), perSecond(theirs)]
  const share = ratio(our, their)
  const digits = share < 10 ? 2 : 0
  const byCpu = ratio(perCpuSecond(ours), perCpuSecond(theirs))
  const cells = [whole(median(their)), spread(their), whole(median(our)), spread(our)]
  const shares = [`${share.toFixed(digits)} ×`, `${byCpu.toFixed(byCpu < 10 ? 2 : 0)} ×`]
  const judged = bar === null ? '' : `  bar ${bar} ×: ${verdict(share, bar)}`
  const goals = goal === undefined ? '' : ` [goal ${goal}: ${verdict(share, goal)}]`
  return line(says, [...cells, ...shares]) + judged + goals
}
