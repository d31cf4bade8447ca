import { dayOf, daysBetween } from './dates.js'

/** How a deadline stands at a moment. Days are civil days of the zone. */
export type DeadlineStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'overdue' | 'left'; readonly days: number; readonly day: string }
  | { readonly kind: 'today' | 'overdueToday'; readonly day: string }

interface Moment {
  readonly now: string
  readonly zone: string
}

/** `now` is the moment of the server's answer; the clock of the computer in front of the screen may be wrong. */
export const standingOf = (dueAt: string | null, { now, zone }: Moment): DeadlineStanding => {
  if (dueAt === null) return { kind: 'none' }
  const day = dayOf(dueAt, zone)
  const days = daysBetween(dayOf(now, zone), day)
  if (Date.parse(dueAt) < Date.parse(now))
    return days === 0 ? { kind: 'overdueToday', day } : { kind: 'overdue', days: -days, day }
  return days === 0 ? { kind: 'today', day } : { kind: 'left', days, day }
}

/** How much it presses: the shape and the colour beside the words. */
export type Pressure = 'calm' | 'soon' | 'over' | 'none'

const SOON_DAYS = 3

export const pressureOf = (standing: DeadlineStanding): Pressure => {
  switch (standing.kind) {
    case 'none':
      return 'none'
    case 'overdue':
    case 'overdueToday':
      return 'over'
    case 'today':
      return 'soon'
    case 'left':
      return standing.days <= SOON_DAYS ? 'soon' : 'calm'
  }
}
