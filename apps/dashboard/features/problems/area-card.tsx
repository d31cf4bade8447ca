import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Area } from '../../shared/api/schema.generated.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { DeadlineText } from '../../shared/layout/deadline-text.js'
import { StateTag } from '../../shared/layout/state-tag.js'
import { SummaryText } from '../../shared/layout/summary-text.js'
import { useLabels } from '../../shared/viewer/labels.js'

interface AreaCardProps {
  readonly area: Area
  readonly campaignId: string
  readonly now: string
}

type Row = Area['rows'][number]

const HEADINGS = [
  'desk.number',
  'desk.summary',
  'problems.manifestation',
  'desk.unit',
  'desk.state',
  'desk.due',
] as const

const Found = ({ row, campaignId, now }: { readonly row: Row; readonly campaignId: string; readonly now: string }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return (
    <tr>
      <td className="nowrap">
        <Link to={`/items/${encodeURIComponent(row.itemId)}`}>{row.number ?? t('desk.noNumber')}</Link>
      </td>
      <td>
        <SummaryText summary={row.summary} owed={row.summaryOwed} />
      </td>
      <td>{labels.category(row.manifestation, campaignId) || MISSING}</td>
      <td className="nowrap">{labels.unit(row.unitId) || t('desk.noUnit')}</td>
      <td>
        <StateTag kind="itemState" state={row.state} />
      </td>
      <td>
        <DeadlineText dueAt={row.dueAt} now={now} done={row.state === 'replied'} />
      </td>
    </tr>
  )
}

/** One area with what was found in it; an area with nothing found says so. */
export const AreaCard = ({ area, campaignId, now }: AreaCardProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const { code, found, open, rows, promote, benchmark } = area
  const name = `${code} ${area[language]}`
  return (
    <section className="card" aria-label={name}>
      <h2 className="area-title">
        {name}{' '}
        <span className={found === 0 ? 'state state-plain' : 'state state-warn'}>
          {found === 0 ? t('problems.nil') : t('problems.found', { count: found, open })}
        </span>
      </h2>
      {promote ? <p className="quiet">{t('problems.promote', { text: promote[language] })}</p> : null}
      {benchmark ? <p className="quiet">{t('problems.benchmark', { text: benchmark })}</p> : null}
      {found === 0 ? null : (
        <DataTable caption={t('problems.caption', { area: name })} columns={HEADINGS.map((heading) => t(heading))}>
          {rows.map((row) => (
            <Found key={row.itemId} {...{ row, campaignId, now }} />
          ))}
        </DataTable>
      )}
      {found > rows.length ? (
        <Link
          to={`/desk?${new URLSearchParams({ tab: 'items', state: 'all', about: `${campaignId}/${code}` }).toString()}`}
        >
          {t('problems.all', { count: found })}
        </Link>
      ) : null}
    </section>
  )
}
