import { addDays, dayOf, spanAround, type Span } from '../../shared/format/dates.js'

/** A calendar period whose ranking can be made public. */
export interface Publishable extends Span {
  readonly kind: 'quarter' | 'month'
}

/** How far back a period can still be published. */
const BACK = { quarter: 4, month: 6 } as const

const overBefore = (kind: Publishable['kind'], today: string): readonly Publishable[] => {
  const over: Publishable[] = []
  let day = addDays(spanAround(kind, today).from, -1)
  for (let n = 0; n < BACK[kind]; n += 1) {
    const span = spanAround(kind, day)
    over.push({ kind, ...span })
    day = addDays(span.from, -1)
  }
  return over
}

/** The quarters and months that were over at a moment and are not published yet, each the latest first. */
export const periodsToPublish = (now: string, zone: string, published: readonly Span[]): readonly Publishable[] => {
  const today = dayOf(now, zone)
  return [...overBefore('quarter', today), ...overBefore('month', today)].filter(
    ({ from, to }) => !published.some((one) => one.from === from && one.to === to),
  )
}

/** The number of a quarter in its year. */
export const quarterOf = ({ from }: Span): number => Math.ceil(Number(from.slice(5, 7)) / 3)

/** The id of a period's ranking: the same for everybody, so that a period is published once. */
export const rankingIdOf = (tenant: string, { from, to }: Span): string => `${tenant}:${from}:${to}`
