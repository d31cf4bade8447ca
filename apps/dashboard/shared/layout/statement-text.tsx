import { useTranslation } from 'react-i18next'
import type { SanctionRow } from '../api/schema.generated.js'
import { dayOf, formatDay } from '../format/dates.js'
import { statementStanding, type StatementStanding } from '../format/statement.js'
import { useLabels } from '../viewer/labels.js'
import { useSigned } from '../viewer/viewer.js'

interface StatementTextProps {
  readonly row: Pick<SanctionRow, 'state' | 'statements' | 'statementDueAt'>
  /** The moment of the server's answer. */
  readonly now: string
}

const LOOKS: Readonly<Record<StatementStanding['kind'], readonly [shape: string, tone: string]>> = {
  running: ['◔', 'due-soon'],
  runningToday: ['◆', 'due-soon'],
  spoken: ['●', 'state-active'],
  over: ['●', 'state-active'],
  none: ['●', 'state-active'],
  decidedSpoken: ['–', 'due-none'],
  decidedSilent: ['–', 'due-none'],
}

/** The time for a statement in words with a shape: how long it still runs, or that it can be decided. */
export const StatementText = ({ row, now }: StatementTextProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const { language } = useLabels()
  const standing = statementStanding(row, { now, zone: me.zone })
  const [shape, tone] = LOOKS[standing.kind]
  const day = 'day' in standing ? formatDay(standing.day, language, dayOf(now, me.zone).slice(0, 4)) : ''
  const values = { ...standing, day }
  return (
    <span className={tone}>
      <span aria-hidden="true">{shape}</span> {t(`consequences.period.${standing.kind}`, values)}
    </span>
  )
}
