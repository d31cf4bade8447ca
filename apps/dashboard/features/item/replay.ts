import type { Fact } from '../../shared/api/schema.generated.js'

/** The moments at which something became known, in order; the steps of the slider. */
export const momentsOf = (facts: readonly Pick<Fact, 'recordedAt'>[]): readonly string[] =>
  [...new Set(facts.map(({ recordedAt }) => recordedAt))].toSorted()

/** The step a moment stands at: how many of the moments are not after it. */
export const stepAt = (moments: readonly string[], knownAt: string | null): number =>
  knownAt === null ? moments.length : moments.filter((moment) => Date.parse(moment) <= Date.parse(knownAt)).length

/** The moment of a step; null for the last, which is now. */
export const momentAt = (moments: readonly string[], step: number): string | null =>
  step >= moments.length ? null : (moments[Math.max(0, step - 1)] ?? null)
