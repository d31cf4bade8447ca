import { calendarKey, type Calendar } from '../calendar.js'
import { cnYears } from './cn-2026-1.generated.js'

/**
 * China: the yearly notices of the State Council's General Office, with make-up working weekends. Versions read
 * `<last published year>.<edition>`. The fixed days follow 《全国年节及纪念日放假办法》 as in force since 1999.
 */
export const cnCalendar: Calendar = {
  id: 'cn',
  version: '2026.1',
  years: cnYears,
  fixedHolidays: {
    '01-01': 'newYear',
    '05-01': 'labourDay',
    '10-01': 'nationalDay',
    '10-02': 'nationalDay',
    '10-03': 'nationalDay',
  },
}

/** Monday to Friday and no holidays, for deployments whose deadlines come from elsewhere. */
export const noneCalendar: Calendar = { id: 'none', version: '1', years: 'every', fixedHolidays: {} }

/** Every edition ever shipped, old ones included: stored deadlines are checked against the edition they name. */
export const calendars: readonly Calendar[] = [cnCalendar, noneCalendar]

/** The edition with this `id@version`, or nothing. `among` gains the editions that an installation adopted itself. */
export const findCalendar = (key: string, among: readonly Calendar[] = calendars): Calendar | undefined =>
  among.find((calendar) => calendarKey(calendar) === key)
