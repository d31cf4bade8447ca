import type { Day } from '@huiyin/kernel'
import type { DeadlineRule } from '@huiyin/calendar'
import type { MeasureDeadline } from '@huiyin/contracts/campaign'

/** Why there is no rule although the document names a deadline, or names none. */
export type DeadlineGap = 'nothingSaid' | 'noNumber' | 'masked'

/** What a printed deadline means for the calendar. */
export interface TaskTerms {
  /** When the task itself is due; null where that is not said of the task. */
  readonly rule: DeadlineRule | null
  /** When each matter under the task is due: a letter, a hazard, a circular. */
  readonly eachMatter: DeadlineRule | null
  /** 长期坚持: it goes on, also after its own date (S0-33, S0-61, S0-64). */
  readonly standing: boolean
  readonly gap: DeadlineGap | null
}

/** What the parameters of an installation say where the document does not. */
export interface TermSettings {
  /** The last day of the campaign; null when it has none or it is masked. */
  readonly periodTo: Day | null
  /** The month a masked month's end stands for. */
  readonly month: string | null
  /** The number for 及时 or for a limit that is demanded without one. */
  readonly workingDays: number | null
}

const none: TaskTerms = { rule: null, eachMatter: null, standing: false, gap: null }

const monthEnd = (month: string | null, standing: boolean): TaskTerms =>
  month === null ? { ...none, standing, gap: 'masked' } : { ...none, standing, rule: { kind: 'monthEnd', month } }

/** 年内: by the last day of the year in which the campaign ends (S1-55). */
const withinYear = (periodTo: Day | null): TaskTerms =>
  periodTo === null
    ? { ...none, gap: 'masked' }
    : { ...none, rule: { kind: 'date', day: `${periodTo.slice(0, 4)}-12-31` } }

const numbered = (n: number | null): TaskTerms =>
  n === null ? { ...none, gap: 'noNumber' } : { ...none, eachMatter: { kind: 'workingDays', n } }

/**
 * The calendar's rules for a deadline as printed (model a6). 及时, a demanded limit and 当日 speak of each matter, never
 * of the task as a whole; without a number they have no day on which they are missed. A masked month stays a gap.
 */
export const termsOf = (printed: MeasureDeadline | null, settings: TermSettings): TaskTerms => {
  if (printed === null) return { ...none, gap: 'nothingSaid' }
  switch (printed.kind) {
    case 'standing':
      return { ...none, rule: { kind: 'standing' }, standing: true }
    case 'immediate':
      return { ...none, rule: { kind: 'immediate' }, standing: printed.and === 'standing' }
    case 'monthEnd':
      return monthEnd(settings.month ?? printed.month, printed.and === 'standing')
    case 'date':
      return { ...none, rule: { kind: 'date', day: printed.date }, standing: printed.and === 'standing' }
    case 'period':
      return withinYear(settings.periodTo)
    case 'timely':
    case 'limit':
      return numbered(settings.workingDays)
    case 'sameDay':
      return { ...none, eachMatter: { kind: 'sameDay' } }
  }
}
