/** An axis for rates: where it begins and ends, and its ticks, as shares of one. */
export interface RateAxis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.25]
const MOST_TICKS = 7

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/**
 * The axis for these rates: whole steps around them, never beyond 0 and 1. It need not begin at zero, because dots and
 * intervals are read by place and not by length; bars must not use it.
 */
export const rateAxis = (values: readonly number[]): RateAxis => {
  const low = Math.max(0, Math.min(1, ...values))
  const high = Math.min(1, Math.max(0, ...values))
  const step = STEPS.find((one) => (high - low) / one <= MOST_TICKS - 2) ?? 0.25
  const below = rounded(Math.floor(low / step + 1e-9) * step)
  const to =
    values.length === 0 ? 1 : rounded(Math.min(1, Math.max(Math.ceil(high / step - 1e-9) * step, below + step)))
  const from = values.length === 0 ? 0 : Math.min(below, rounded(to - step))
  const ticks: number[] = []
  for (let tick = from; tick <= to + 1e-9; tick = rounded(tick + step)) ticks.push(tick)
  if (ticks.at(-1) !== to) ticks.push(to)
  return { from, to, ticks }
}
