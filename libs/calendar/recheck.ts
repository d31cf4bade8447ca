import { calendars, findCalendar } from './calendars/calendars.js'
import type { Calendar } from './calendar.js'
import type { Deadline, Derivation, Extension, Pause } from './deadline.js'
import { deriveDeadline } from './derive-deadline.js'

/** Pauses and extensions that came after a derivation. */
export type DeadlineChanges = { readonly pauses?: readonly Pause[]; readonly extensions?: readonly Extension[] }

/**
 * The same deadline by another edition of the calendar, or with further pauses and extensions. The old one stays as it
 * is. Throws what `deriveDeadline` throws.
 */
export const rederiveDeadline = (derivation: Derivation, calendar: Calendar, more: DeadlineChanges = {}): Deadline => {
  const pauses: Pause[] = []
  const extensions: Extension[] = []
  for (const step of derivation.steps) {
    if (step.step === 'pause') pauses.push({ from: step.from, to: step.to })
    if (step.step === 'extension') extensions.push({ workingDays: step.days })
  }
  return deriveDeadline({
    rule: derivation.rule,
    calendar,
    zone: derivation.zone,
    from: derivation.from,
    pauses: [...pauses, ...(more.pauses ?? [])],
    extensions: [...extensions, ...(more.extensions ?? [])],
  })
}

/** Whether a stored deadline is what its own derivation leads to. */
export type Recheck =
  | { readonly verdict: 'equal' }
  | { readonly verdict: 'differs'; readonly recomputed: Deadline }
  | { readonly verdict: 'calendarUnknown'; readonly calendar: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Equal as data: the order of keys has no meaning, the order of lists has. */
const sameData = (left: unknown, right: unknown): boolean => {
  if (!isRecord(left) || !isRecord(right)) return Object.is(left, right)
  const keys = Object.keys(left)
  return (
    Array.isArray(left) === Array.isArray(right) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameData(left[key], right[key]))
  )
}

/**
 * Derives a stored deadline again, by the edition of the calendar that it names, and compares everything: the dates, the
 * provisional mark and every step. `among` gains the editions that an installation adopted itself.
 */
export const recheck = (deadline: Deadline, among: readonly Calendar[] = calendars): Recheck => {
  const { calendar: key } = deadline.derivation
  const calendar = findCalendar(key, among)
  if (calendar === undefined) return { verdict: 'calendarUnknown', calendar: key }
  const recomputed = rederiveDeadline(deadline.derivation, calendar)
  return sameData(deadline, recomputed) ? { verdict: 'equal' } : { verdict: 'differs', recomputed }
}
