import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { RANKINGS } from '../../shared/api/ranking-questions.js'
import type { PublishedRankings, RankingVersionRow } from '../../shared/api/schema.generated.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { periodsToPublish } from './publishable.js'
import { PublishDrawer } from './ranking-drawers.js'

/** What the product ranks from where no campaign says otherwise; the published ranking says its own. */
const MINIMUM = 30

const COLUMNS = ['period', 'version', 'changed', 'pinned', 'published', 'by'] as const

const Versions = ({ rows }: { readonly rows: readonly RankingVersionRow[] }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  return (
    <DataTable caption={t('rankings.caption')} columns={COLUMNS.map((column) => t(`rankings.${column}`))}>
      {rows.map((row) => (
        <tr key={`${row.rankingId}@${row.version}`}>
          <th scope="row">
            <Link to={`/rankings/${encodeURIComponent(row.rankingId)}`}>
              {t('city.span', { from: row.from, to: row.to })}
            </Link>
          </th>
          <td className="nowrap">{t('rankings.versionOf', { version: row.version })}</td>
          <td>
            {row.reason === null
              ? t('rankings.first')
              : `${t('rankings.changedUnits', { count: row.changed })} · ${row.reason}`}
          </td>
          <td className="nowrap">{t('rankings.pinnedAt', { position: formatCount(row.position) })}</td>
          <td className="nowrap">{formatInstant(row.publishedAt, me.zone)}</td>
          <td className="nowrap">{labels.person(row.decidedBy)}</td>
        </tr>
      ))}
    </DataTable>
  )
}

interface ShownProps {
  readonly found: PublishedRankings
  readonly refresh: () => void
}

const Publish = ({ found, refresh }: ShownProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const [open, setOpen] = useState(false)
  const { accepted } = useAccepted({
    ...{ question: RANKINGS, variables: {} },
    positionIn: ({ rankings }) => rankings.asOf.position,
    refresh,
  })
  const periods = periodsToPublish(found.asOf.at, me.zone, found.rows)
  if (!me.commands.includes('PublishRanking')) return null
  if (periods.length === 0) return <p className="quiet">{t('rankings.allPublished')}</p>
  return (
    <p className="no-print">
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('rankings.publish')}
      </Button>
      {open ? (
        <PublishDrawer
          periods={periods}
          asOf={found.asOf}
          minimum={found.rows[0]?.minimum ?? MINIMUM}
          onClose={() => setOpen(false)}
          onAccepted={(answer) => {
            setOpen(false)
            void accepted(answer)
          }}
        />
      ) : null}
    </p>
  )
}

/** Every ranking that was made public, with each of its versions; the evaluation office publishes here. */
export const RankingsPage = () => {
  const { t } = useTranslation()
  const { state, refresh } = usePanel({ question: RANKINGS, variables: {}, read: ({ rankings }) => rankings })
  const shown = state.kind === 'data' || state.kind === 'partial' ? state.data : null
  return (
    <>
      <PageHead title={t('rankings.title')}>
        {shown ? (
          <AsOfStamp asOf={shown.asOf} refreshing={state.kind === 'data' && state.refreshing} refresh={refresh} />
        ) : null}
      </PageHead>
      <section className="card">
        <Alert type="info" showIcon title={t('rankings.says')} className="promise" />
        <Panel state={state} refresh={refresh}>
          {(found) => (
            <>
              <Publish found={found} refresh={refresh} />
              {found.rows.length === 0 ? (
                <p className="quiet">
                  {t('rankings.empty')} {t('rankings.emptyDo')}
                </p>
              ) : (
                <Versions rows={found.rows} />
              )}
            </>
          )}
        </Panel>
      </section>
    </>
  )
}
