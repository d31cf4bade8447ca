import { dayOf, daysBetween } from './dates.js'

/** How the time for the other side's statement stands; a decision may issue the measure in all but the first two. */
export type StatementStanding =
  | { readonly kind: 'running' | 'runningToday'; readonly days: number; readonly day: string }
  | { readonly kind: 'spoken' | 'decidedSpoken'; readonly count: number }
  | { readonly kind: 'over'; readonly day: string }
  | { readonly kind: 'none' | 'decidedSilent' }

interface Measure {
  readonly state: string
  readonly statements: number
  readonly statementDueAt: string | null
}

interface Moment {
  readonly now: string
  readonly zone: string
}

/** Days are civil days of the zone; `now` is the moment of the server's answer. */
export const statementStanding = (measure: Measure, { now, zone }: Moment): StatementStanding => {
  const { state, statements: count, statementDueAt } = measure
  if (state !== 'proposed') return count > 0 ? { kind: 'decidedSpoken', count } : { kind: 'decidedSilent' }
  if (count > 0) return { kind: 'spoken', count }
  if (statementDueAt === null) return { kind: 'none' }
  const day = dayOf(statementDueAt, zone)
  if (Date.parse(statementDueAt) < Date.parse(now)) return { kind: 'over', day }
  const days = daysBetween(dayOf(now, zone), day)
  return { kind: days === 0 ? 'runningToday' : 'running', days, day }
}
