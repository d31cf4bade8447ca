import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Action, RecurrenceAlert } from '../../shared/api/schema.generated.js'
import { ActionButtons } from '../../shared/command/action-buttons.js'
import { formatInstant } from '../../shared/format/dates.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface AlertCardProps {
  readonly alert: RecurrenceAlert
  readonly onChoose: (action: Action) => void
}

const linkOf = (id: string): string => `/items/${encodeURIComponent(id)}`

const Answer = ({ alert: { programmes, reason, answeredBy } }: Pick<AlertCardProps, 'alert'>) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return (
    <>
      {reason === null ? null : <p>{t('recurrences.declined', { who: labels.person(answeredBy), reason })}</p>}
      {programmes.length === 0 ? null : (
        <p>
          {t('recurrences.programmes')}
          {programmes.map(({ workId, unitId }) => (
            <Link key={unitId} to={linkOf(workId)} className="alert-programme">
              {labels.unit(unitId)}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

/** One kind of problem that recurs: how often, when it was found, the items, and what was decided. */
export const AlertCard = ({ alert, onChoose }: AlertCardProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me } = useSigned()
  const { campaign, problem, problems, needed, days, from, to, state, wave } = alert
  const name = `${campaign} · ${labels.category(problem, campaign)}`
  return (
    <section className="card" aria-label={name}>
      <h2>
        {name} <StateTag kind="recurrenceState" state={state} />
      </h2>
      <p className="quiet">
        {t('recurrences.counted', { count: problems.length, needed, days })} · {t('recurrences.window', { from, to })} ·{' '}
        {t('recurrences.wave', { wave })} · {t('recurrences.noticed', { at: formatInstant(alert.noticedAt, me.zone) })}
      </p>
      <Answer alert={alert} />
      <DataTable
        caption={t('recurrences.caption', { problem: name })}
        columns={[t('desk.number'), t('desk.summary'), t('desk.unit'), t('recurrences.found'), t('desk.state')]}
      >
        {problems.map((row) => (
          <tr key={row.itemId}>
            <td className="nowrap">
              <Link to={linkOf(row.itemId)}>{row.number ?? t('desk.noNumber')}</Link>
            </td>
            <td>{row.summary}</td>
            <td className="nowrap">{labels.unit(row.unitId) || t('desk.noUnit')}</td>
            <td className="nowrap">{row.foundOn}</td>
            <td>
              <StateTag kind="itemState" state={row.state} />
            </td>
          </tr>
        ))}
      </DataTable>
      <div className="no-print">
        <ActionButtons actions={alert.actions} onChoose={onChoose} />
      </div>
    </section>
  )
}
