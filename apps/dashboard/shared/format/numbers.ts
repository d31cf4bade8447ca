/** What stands where nothing is known; it is not a zero. */
export const MISSING = '—'

/** A count with thousands separators: 12,345. */
export const formatCount = (count: number | null | undefined): string =>
  count === null || count === undefined ? MISSING : count.toLocaleString('en-US', { maximumFractionDigits: 0 })

/** A share as a percentage with one decimal, halves away from zero: 0.9345 → 93.5%. */
export const formatPercent = (share: number | null | undefined): string => {
  if (share === null || share === undefined) return MISSING
  const tenths = Math.sign(share) * Math.round(Math.abs(Number((share * 1_000).toFixed(6))))
  return `${(tenths / 10).toFixed(1)}%`
}

/** The ends of an interval: 90.1%–96.2%. */
export const formatInterval = (interval: readonly number[] | null | undefined): string => {
  const [low, high] = interval ?? []
  return low === undefined || high === undefined ? MISSING : `${formatPercent(low)}–${formatPercent(high)}`
}

/** Percentage points with one decimal. */
export const formatPoints = (points: number): string => points.toFixed(1)
