import { useTranslation } from 'react-i18next'
import type { DeadlineDay } from '../api/schema.generated.js'
import { formatDay } from '../format/dates.js'
import { useLabels } from '../viewer/labels.js'
import './days.css'

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00.000Z`).getUTCDay()

const toneOf = ({ counted, why }: DeadlineDay): string => {
  if (why === 'makeUpDay') return 'makeup'
  return counted === null ? 'skipped' : 'counted'
}

const Day = ({ one, year }: { readonly one: DeadlineDay; readonly year: string }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const why = one.holiday ? labels.word('holiday', one.holiday) : labels.word('why', one.why)
  return (
    <li className={`day day-${toneOf(one)}${one.published ? '' : ' day-provisional'}`}>
      <span className="day-date">
        {formatDay(one.day, labels.language, year)} <span>{t(`history.weekdays.${weekdayOf(one.day)}`)}</span>
      </span>
      <strong>{one.counted === null ? t('history.skipped') : t('history.day', { n: one.counted })}</strong>
      <span className="day-why">
        {why}
        {one.part === 'extension' ? ` · ${labels.word('part', one.part)}` : ''}
        {one.published ? '' : ` · ${t('history.unpublished')}`}
      </span>
    </li>
  )
}

/** How a deadline was counted, day by day: which days counted, which did not, and why. */
export const DeadlineDays = ({ days }: { readonly days: readonly DeadlineDay[] }) => {
  const { t } = useTranslation()
  if (days.length === 0) return <p className="quiet">{t('history.noDays')}</p>
  const counted = days.filter((one) => one.counted !== null).length
  const year = days[0]!.day.slice(0, 4)
  return (
    <>
      <p className="quiet">{t('history.days', { counted, skipped: days.length - counted })}</p>
      <ol className="days" aria-label={t('history.daysCaption')}>
        {days.map((one) => (
          <Day key={`${one.part}-${one.day}`} one={one} year={year} />
        ))}
      </ol>
    </>
  )
}
