import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DeadlineDays } from '../../shared/layout/deadline-days.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

/** What the unit that got the item says against that, or until when it may say it, each with how the days were counted. */
export const AssignmentObjectionCard = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const { row, assignmentDays, asOf } = item
  if (!row || assignmentDays.length === 0) return null
  const { assignmentObjection: said, objectionUntil: until } = row
  if (!said && (until === null || until < asOf.at || row.repliesOwed === 0)) return null
  const time = (instant: string | null) => (instant === null ? MISSING : formatInstant(instant, me.zone))
  const right = said?.rightUnitId ? labels.unit(said.rightUnitId) : MISSING
  const text = said
    ? t('item.assignmentObjection.open', {
        ...{ unit: labels.unit(row.unitId), person: labels.person(said.raisedBy), reason: said.reason, right },
        due: time(said.dueAt),
      })
    : t('item.assignmentObjection.may', { unit: labels.unit(row.unitId), until: time(until) })
  return (
    <section className="card">
      <Alert type={said ? 'warning' : 'info'} showIcon title={text} />
      <details>
        <summary>{t(said ? 'item.assignmentObjection.decisionDays' : 'item.assignmentObjection.days')}</summary>
        <DeadlineDays days={assignmentDays} />
      </details>
    </section>
  )
}
