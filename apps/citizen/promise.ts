import { dayIn, type Day, type Instant } from '@huiyin/kernel'
import {
  deriveDeadline,
  editionWith,
  explainDays,
  findCalendar,
  type Deadline,
  type ExplainedDay,
} from '@huiyin/calendar'
import { adoptedYear } from '@huiyin/contracts/campaign'
import type { Followed, FollowedEntry, Rules } from './ports.js'

/** A date that is promised, with the days it was counted over. */
export interface Promised {
  readonly workingDays: number
  /** The day that does not count. */
  readonly from: Day
  readonly dueOn: Day
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly days: readonly ExplainedDay[]
}

const counted = (rules: Rules, workingDays: number, from: Instant): Promised | null => {
  const shipped = findCalendar(rules.calendar)
  if (!shipped) return null
  const calendar = editionWith(shipped, rules.notices.map(adoptedYear))
  const { zone } = rules
  const rule = { kind: 'workingDays', n: workingDays } as const
  const deadline: Deadline = deriveDeadline({ rule, calendar, zone, from })
  const { dueOn, dueAt, provisional, derivation } = deadline
  if (dueOn === undefined || dueAt === undefined) return null
  return { workingDays, from: dayIn(zone, from), dueOn, dueAt, provisional, days: explainDays(derivation) }
}

/** By when a report that came at this moment is registered; null where the campaign promises nothing. */
export const registeringPromise = (rules: Rules, receivedAt: Instant): Promised | null =>
  rules.registeringWorkingDays === null ? null : counted(rules, rules.registeringWorkingDays, receivedAt)

/**
 * By when the item is handled: from the day it was registered, or, before that, from the last day on which it is to be
 * registered (`assumed`).
 */
export const itemPromise = (
  rules: Rules,
  { receivedAt, registeredAt }: Pick<Followed['item'], 'receivedAt' | 'registeredAt'>,
): (Promised & { readonly assumed: boolean }) | null => {
  if (rules.itemWorkingDays === null) return null
  const from = registeredAt ?? registeringPromise(rules, receivedAt)?.dueAt ?? receivedAt
  const promised = counted(rules, rules.itemWorkingDays, from)
  return promised && { ...promised, assumed: registeredAt === null }
}

/** The count behind an entry's deadline; null where an extension or another rule gave it. */
export const countBehind = (
  rules: Rules,
  item: Pick<Followed['item'], 'receivedAt' | 'registeredAt'>,
  entry: Pick<FollowedEntry, 'dueAt'>,
): Promised | null => {
  if (item.registeredAt === null) return null
  const promised = itemPromise(rules, item)
  return promised && promised.dueAt === entry.dueAt ? promised : null
}
