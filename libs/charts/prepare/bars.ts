/** A group of cases as it comes from the figures. */
export interface GroupOfCases {
  readonly key: string
  readonly cases: number
  readonly rate: {
    readonly numerator: number
    readonly denominator: number
    readonly value?: number | null | undefined
  }
}

export interface BarRow {
  readonly key: string
  readonly label: string
  readonly cases: number
  readonly share: number | null
  readonly rate: number | null
}

export interface BarModel {
  readonly rows: readonly BarRow[]
  readonly shown: number
  readonly of: number
  /** Cases of the groups that are not drawn. */
  readonly rest: number
  readonly total: number
}

/** The largest groups first, ties by key; what is left out is counted and said. */
export const prepareBars = (
  groups: readonly GroupOfCases[],
  labelOf: (key: string) => string,
  limit = 12,
): BarModel => {
  const total = groups.reduce((sum, { cases }) => sum + cases, 0)
  const rows = groups
    .toSorted((one, other) => other.cases - one.cases || (one.key < other.key ? -1 : 1))
    .map(({ key, cases, rate }) => ({
      key,
      label: labelOf(key),
      cases,
      share: total === 0 ? null : cases / total,
      rate: rate.denominator === 0 ? null : (rate.value ?? null),
    }))
  const drawn = rows.slice(0, limit)
  const rest = total - drawn.reduce((sum, { cases }) => sum + cases, 0)
  return { rows: drawn, shown: drawn.length, of: rows.length, rest, total }
}
