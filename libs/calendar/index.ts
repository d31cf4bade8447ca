export { editionWith, type AdoptedYear } from './adopted.js'
export {
  adoptYear,
  calendarKey,
  checkCalendarYear,
  isPublished,
  type Calendar,
  type CalendarYear,
  type CalendarYearRefusal,
  type Holiday,
  type YearAdoption,
} from './calendar.js'
export { calendars, cnCalendar, findCalendar, noneCalendar } from './calendars/calendars.js'
export {
  isOverdue,
  type CountedStep,
  type Deadline,
  type DeadlineRule,
  type Derivation,
  type DerivationStep,
  type Extension,
  type Pause,
  type SkippedDays,
} from './deadline.js'
export { deriveDeadline, warningDay, type Counting, type DeadlineInput } from './derive-deadline.js'
export { explainDays, type ExplainedDay } from './explain-days.js'
export {
  periodOf,
  periodsBetween,
  previousPeriod,
  samePeriodLastYear,
  type Period,
  type PeriodKind,
} from './periods.js'
export { recheck, rederiveDeadline, type DeadlineChanges, type Recheck } from './recheck.js'
export {
  classifyDay,
  countWorkingDays,
  daysLate,
  firstWorkingDayFrom,
  isWorkingDay,
  lastWorkingDayBefore,
  lastWorkingDayWithin,
  workingDaysLate,
  type ClassifiedDay,
  type DayRange,
} from './working-days.js'
