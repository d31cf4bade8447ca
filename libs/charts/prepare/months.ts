/** A month as it comes from the figures. */
export interface MonthOfCases {
  readonly month: string
  readonly opened: number
  readonly closed: number
  readonly backlog: number
  readonly rate: {
    readonly numerator: number
    readonly denominator: number
    readonly value?: number | null | undefined
  }
  readonly partial: boolean
}

export interface MonthRow {
  readonly month: string
  readonly opened: number
  readonly closed: number
  readonly backlog: number
  /** null leaves a gap in the line: no case was due, which is not a rate of zero. */
  readonly rate: number | null
  readonly numerator: number
  readonly denominator: number
  readonly partial: boolean
  /** A rate without one on either side; a line through it alone would not be seen. */
  readonly lone: boolean
}

export interface MonthModel {
  readonly rows: readonly MonthRow[]
  /** Months without a rate. */
  readonly gaps: readonly string[]
  /** The month that has not ended; null when all have. */
  readonly partial: string | null
  readonly most: number
}

const rateOf = ({ rate }: MonthOfCases): number | null => (rate.denominator === 0 ? null : (rate.value ?? null))

/** Counts are zero where nothing happened; rates are missing where nothing was due. */
export const prepareMonths = (points: readonly MonthOfCases[]): MonthModel => {
  const rates = points.map(rateOf)
  const rows = points.map(({ month, opened, closed, backlog, rate, partial }, index): MonthRow => ({
    ...{ month, opened, closed, backlog, partial },
    rate: rates[index]!,
    numerator: rate.numerator,
    denominator: rate.denominator,
    lone: rates[index] !== null && (rates[index - 1] ?? null) === null && (rates[index + 1] ?? null) === null,
  }))
  return {
    rows,
    gaps: rows.filter(({ rate }) => rate === null).map(({ month }) => month),
    partial: rows.find(({ partial }) => partial)?.month ?? null,
    most: Math.max(0, ...rows.flatMap(({ opened, closed, backlog }) => [opened, closed, backlog])),
  }
}
