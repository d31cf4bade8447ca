import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { RANKING } from '../../shared/api/ranking-questions.js'
import type { PublishedRanking } from '../../shared/api/schema.generated.js'
import { useAccepted } from '../../shared/command/use-accepted.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { CorrectDrawer } from './ranking-drawers.js'
import { ChangesCard, VersionCard } from './version-cards.js'
import './city.css'

interface ShownProps {
  readonly found: PublishedRanking
  readonly refresh: () => void
}

const Correct = ({ found, refresh }: ShownProps) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { rankingId } = found
  const { accepted } = useAccepted({
    ...{ question: RANKING, variables: { rankingId } },
    positionIn: ({ ranking }) => ranking?.asOf.position,
    refresh,
  })
  if (!found.actions.some(({ command, allowed }) => command === 'CorrectRanking' && allowed)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('rankings.correct')}</Button>
      {open ? (
        <CorrectDrawer
          rankingId={rankingId}
          onClose={() => setOpen(false)}
          onAccepted={(answer) => {
            setOpen(false)
            void accepted(answer)
          }}
        />
      ) : null}
    </>
  )
}

const Shown = ({ found, refresh }: ShownProps) => {
  const { t } = useTranslation()
  const { value, set } = useUrlFilters()
  const latest = found.versions[0]
  const wanted = Number(value('version') ?? latest?.row.version)
  const version = found.versions.find(({ row }) => row.version === wanted) ?? latest
  if (!version) return null
  return (
    <>
      <div className="filters">
        {found.versions.length > 1 ? (
          <Segmented
            aria-label={t('rankings.versions')}
            value={version.row.version}
            options={found.versions.map(({ row }) => ({
              value: row.version,
              label: t('rankings.versionOf', { version: row.version }),
            }))}
            onChange={(chosen) => set({ version: String(chosen) })}
          />
        ) : null}
        <Correct found={found} refresh={refresh} />
      </div>
      <ChangesCard version={version} />
      <VersionCard version={version} />
    </>
  )
}

/** One published ranking: each of its versions as it stood, and what is different from the one before. */
export const RankingPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { rankingId = '' } = useParams()
  const { state, refresh } = usePanel({ question: RANKING, variables: { rankingId }, read: ({ ranking }) => ranking })
  const shown = state.kind === 'data' || state.kind === 'partial' ? state.data : null
  const row = shown?.versions[0]?.row
  const title = row ? t('rankings.one', { from: row.from, to: row.to }) : t('rankings.title')
  return (
    <>
      <PageHead title={title} before={<Button onClick={() => void navigate('/rankings')}>{t('item.back')}</Button>}>
        {shown ? (
          <AsOfStamp asOf={shown.asOf} refreshing={state.kind === 'data' && state.refreshing} refresh={refresh} />
        ) : null}
      </PageHead>
      <Panel state={state} refresh={refresh} rows={12}>
        {(found) => <Shown found={found} refresh={refresh} />}
      </Panel>
    </>
  )
}
