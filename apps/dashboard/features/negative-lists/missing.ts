import type { NegativeListLine } from '../../shared/api/schema.generated.js'

/** A list that is expected and not there; of a person, or of the unit itself (null). */
export interface Missing {
  readonly unitId: string
  readonly personId: string | null
  readonly dueOn: string
}

/** Who has not handed in (S2-68): of each unit the unit itself first, then its people. */
export const missingIn = (
  lines: readonly Pick<NegativeListLine, 'unitId' | 'dueOn' | 'ofUnit' | 'missing'>[],
): readonly Missing[] =>
  lines.flatMap(({ unitId, dueOn, ofUnit, missing }) => [
    ...(ofUnit ? [] : [{ unitId, personId: null, dueOn }]),
    ...missing.map((personId) => ({ unitId, personId, dueOn })),
  ])
