import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../format/dates.js'
import { pressureOf, standingOf, type DeadlineStanding, type Pressure } from '../format/deadline.js'
import { useLabels } from '../viewer/labels.js'
import { useSigned } from '../viewer/viewer.js'

interface DeadlineTextProps {
  readonly dueAt: string | null
  /** The moment of the server's answer. */
  readonly now: string
  readonly provisional?: boolean
  /** The work is over: the day is told, nothing presses. */
  readonly done?: boolean
}

const SHAPES: Readonly<Record<Pressure, string>> = { calm: '○', soon: '◆', over: '▲', none: '–' }

type Words = ReturnType<typeof useTranslation>['t']

const wordsFor = (t: Words, standing: DeadlineStanding, day: (day: string) => string): string => {
  switch (standing.kind) {
    case 'none':
      return t('desk.deadline.none')
    case 'today':
      return t('desk.deadline.today', { day: day(standing.day) })
    case 'overdueToday':
      return t('desk.deadline.overdueToday', { day: day(standing.day) })
    case 'left':
      return t('desk.deadline.left', { days: standing.days, day: day(standing.day) })
    case 'overdue':
      return t('desk.deadline.overdue', { days: standing.days, day: day(standing.day) })
  }
}

/** A deadline in words with a shape: how long is left or over, which day, and whether it is provisional. */
export const DeadlineText = ({ dueAt, now, provisional = false, done = false }: DeadlineTextProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { language } = useLabels()
  const thisYear = dayOf(now, me.zone).slice(0, 4)
  const day = (one: string) => formatDay(one, language, thisYear)
  const standing = standingOf(dueAt, { now, zone: me.zone })
  if (done && dueAt !== null)
    return <span className="due due-none">{t('desk.deadline.done', { day: day(dayOf(dueAt, me.zone)) })}</span>
  const pressure = pressureOf(standing)
  return (
    <span className={`due due-${pressure}`}>
      <span aria-hidden="true">{SHAPES[pressure]}</span> {wordsFor(t, standing, day)}
      {provisional ? (
        <abbr className="provisional" title={t('desk.deadline.provisionalWhy')}>
          {t('desk.deadline.provisional')}
        </abbr>
      ) : null}
    </span>
  )
}
