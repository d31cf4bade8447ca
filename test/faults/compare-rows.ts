import type { Tally } from './checks.js'

/** Tells which rows are missing and which are there too often, whatever their order. */
export const compareRows = (what: string, kept: readonly string[], rebuilt: readonly string[], tally: Tally): void => {
  const balance = new Map<string, number>()
  for (const row of rebuilt) balance.set(row, (balance.get(row) ?? 0) - 1)
  for (const row of kept) balance.set(row, (balance.get(row) ?? 0) + 1)
  const differing = [...balance].filter(([, over]) => over !== 0)
  const over = differing.reduce((sum, [, by]) => sum + Math.max(by, 0), 0)
  const missing = differing.reduce((sum, [, by]) => sum + Math.max(-by, 0), 0)
  const example = differing[0]?.[0].slice(0, 160)
  if (missing > 0) tally.lost(`${what}: ${missing} rows of a rebuild are not there, like ${example}`, missing)
  if (over > 0) tally.doubled(`${what}: ${over} rows are there that a rebuild has not, like ${example}`, over)
}
