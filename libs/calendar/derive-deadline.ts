import { addDays, dayIn, endOfDayIn, isInstant, type Day, type Instant, type TimeZone } from '@huiyin/kernel'
import { calendarKey, isPublished, type Calendar } from './calendar.js'
import { asDay, lastOfMonth, yearOf } from './days.js'
import type { CountedStep, Deadline, DeadlineRule, DerivationStep, Extension, Pause, SkippedDays } from './deadline.js'
import { classifyDay, lastWorkingDayBefore } from './working-days.js'

/** What the deadlines of a tenant are counted with. */
export type Counting = {
  readonly zone: TimeZone
  readonly calendar: Calendar
}

/** Everything a deadline depends on. */
export type DeadlineInput = {
  readonly rule: DeadlineRule
  readonly calendar: Calendar
  readonly zone: TimeZone
  /** When it was accepted (or received): the instant at which it happened, not at which it was recorded (c0). */
  readonly from: Instant
  readonly pauses?: readonly Pause[]
  readonly extensions?: readonly Extension[]
}

const LONGEST_COUNT = 1000
/** Ten years: a pause without a sensible end is a fault, not a loop. */
const LONGEST_STRETCH = 3660

type Reason = { readonly reason: 'weekend' | 'pause' } | { readonly reason: 'holiday'; readonly holiday: string }
type Stretch = Pick<CountedStep, 'step' | 'unit' | 'days' | 'from'>
type EndStep = CountedStep | { readonly step: 'fixed'; readonly day: Day }

const endOf = (step: EndStep): Day => (step.step === 'fixed' ? step.day : step.to)

const reasonToSkip = (input: DeadlineInput, unit: CountedStep['unit'], day: Day): Reason | undefined => {
  const answer = unit === 'working' ? classifyDay(input.calendar, day) : undefined
  if (answer?.why === 'weekend') return { reason: 'weekend' }
  if (answer?.why === 'holiday') return { reason: 'holiday', holiday: answer.holiday }
  return input.pauses?.some(({ from, to }) => from <= day && day <= to) ? { reason: 'pause' } : undefined
}

const count = (input: DeadlineInput, counting: Stretch): CountedStep => {
  const { step, unit, days, from } = counting
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_COUNT) throw new RangeError(`not a number of days: ${days}`)
  const skipped = new Map<string, { why: Reason; days: Day[] }>()
  let counted = 0
  let to = addDays(from, -1)
  for (let stretch = 0; counted < days; stretch += 1) {
    to = addDays(to, 1)
    if (stretch > LONGEST_STRETCH) throw new RangeError(`no end within ten years of ${from}`)
    const why = reasonToSkip(input, unit, to)
    if (why === undefined) {
      counted += 1
      continue
    }
    const key = why.reason === 'holiday' ? why.holiday : `(${why.reason})`
    const group = skipped.get(key) ?? { why, days: [] }
    group.days.push(to)
    skipped.set(key, group)
  }
  const groups = [...skipped.values()].map((group): SkippedDays => ({ ...group.why, days: group.days }))
  return { step, unit, days, from, to, skipped: groups }
}

/** The rule's own end, before extensions; nothing where the rule has none. */
const ruleEnd = (input: DeadlineInput, start: Day): EndStep | undefined => {
  const { rule, zone } = input
  switch (rule.kind) {
    case 'workingDays':
      return count(input, { step: 'count', unit: 'working', days: rule.n, from: addDays(start, 1) })
    case 'calendarDays':
      return count(input, { step: 'count', unit: 'calendar', days: rule.n, from: addDays(start, 1) })
    case 'sameDay':
      return count(input, { step: 'count', unit: 'working', days: 1, from: start })
    case 'date':
      return { step: 'fixed', day: asDay(rule.day) }
    case 'monthEnd':
      return { step: 'fixed', day: lastOfMonth(asDay(`${rule.month}-01`)) }
    case 'given':
      if (!isInstant(rule.dueAt)) throw new RangeError(`not an instant: ${rule.dueAt}`)
      return { step: 'fixed', day: dayIn(zone, rule.dueAt) }
    case 'standing':
    case 'immediate':
      return undefined
  }
}

const withExtensions = (input: DeadlineInput, first: EndStep | undefined): readonly EndStep[] => {
  const ends = first ? [first] : []
  for (const { workingDays } of input.extensions ?? []) {
    const last = ends.at(-1)
    if (last === undefined) throw new RangeError(`nothing to extend: ${input.rule.kind}`)
    ends.push(count(input, { step: 'extension', unit: 'working', days: workingDays, from: addDays(endOf(last), 1) }))
  }
  return ends
}

const unpublishedYears = (calendar: Calendar, steps: readonly EndStep[]): readonly number[] => {
  const years = new Set<number>()
  for (const step of steps) {
    if (step.step === 'fixed' || step.unit === 'calendar') continue
    for (let year = yearOf(step.from); year <= yearOf(step.to); year += 1) years.add(year)
  }
  return [...years].filter((year) => !isPublished(calendar, year))
}

const asPause = ({ from, to }: Pause): Pause => {
  if (asDay(to) < asDay(from)) throw new RangeError(`a pause ends before it begins: ${from} ${to}`)
  return { from, to }
}

/**
 * The deadline that a rule gives, with its derivation (design §1.1, scenarios c0). A pause takes days out of what is
 * counted and leaves dates, month ends and given instants alone; an extension moves any end. Throws RangeError on input
 * that no rule allows: a number of days outside 1 … 1000, text that is no day, an extension of what has no end, a
 * count that pauses stretch beyond ten years.
 */
export const deriveDeadline = (input: DeadlineInput): Deadline => {
  const { rule, calendar, zone, from } = input
  const pauses = (input.pauses ?? []).map(asPause)
  const start = dayIn(zone, from)
  const ends = withExtensions(input, ruleEnd(input, start))
  const years = unpublishedYears(calendar, ends)
  const steps: readonly DerivationStep[] = [
    { step: 'start', day: start },
    ...pauses.map((pause) => ({ step: 'pause' as const, ...pause })),
    ...ends,
    ...(years.length > 0 ? [{ step: 'provisional' as const, years }] : []),
  ]
  const last = ends.at(-1)
  const due = last && { dueOn: endOf(last), dueAt: endOfDayIn(zone, endOf(last)) }
  return {
    kind: rule.kind,
    ...due,
    ...(rule.kind === 'given' && ends.length === 1 ? { dueAt: rule.dueAt } : {}),
    provisional: years.length > 0,
    derivation: { rule, calendar: calendarKey(calendar), zone, from, steps },
  }
}

/**
 * The day on which a warning goes out: the last working day before `dueOn` (c0, c3.4). None where nothing falls due, and
 * none where it would lie before the start.
 */
export const warningDay = (deadline: Deadline, calendar: Calendar): Day | undefined => {
  if (deadline.dueOn === undefined) return undefined
  const day = lastWorkingDayBefore(calendar, deadline.dueOn)
  return day < dayIn(deadline.derivation.zone, deadline.derivation.from) ? undefined : day
}
