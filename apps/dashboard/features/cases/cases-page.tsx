import { Button, Pagination } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { CASES } from '../../shared/api/questions.js'
import { formatCount } from '../../shared/format/numbers.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { pageIn, useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useCampaign } from '../../shared/viewer/use-campaign.js'
import { CasesTable } from './cases-table.js'
import { useChosen } from './chosen.js'

const PAGE_SIZE = 50

/** The list behind a figure; its total is the figure. */
export const CasesPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const campaign = useCampaign()
  const { value, set } = useUrlFilters()
  const { filter, words } = useChosen(value, campaign)
  const page = pageIn(value('page'))
  const { state, refresh } = usePanel({
    question: CASES,
    variables: { filter, page: { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE } },
    read: ({ cases }) => cases,
    isEmpty: ({ total }) => total === 0,
  })
  const { period, at } = filter
  const back = new URLSearchParams({ ...(period ? { from: period.from, to: period.to } : {}), ...(at ? { at } : {}) })
  const empty = () => (
    <>
      <p>{t('city.casesEmpty')}</p>
      <p className="quiet">{t('city.casesEmptyDo')}</p>
      <Link to={`/city?${back}`}>{t('city.back')}</Link>
    </>
  )
  return (
    <>
      <PageHead
        title={t('city.casesTitle')}
        before={<Button onClick={() => void navigate(-1)}>{t('item.back')}</Button>}
      />
      <div className="card">
        <p>
          {t('city.filters')} · {words.join(' · ')}
        </p>
        <Panel state={state} refresh={refresh} rows={10} empty={empty}>
          {(cases, refreshing) => (
            <>
              <p>
                <strong>{t('city.casesTotal', { total: formatCount(cases.total) })}</strong>
              </p>
              <CasesTable rows={cases.rows} campaign={campaign} />
              <AsOfStamp asOf={cases.asOf} refreshing={refreshing} refresh={refresh} />
              <Pagination
                align="end"
                hideOnSinglePage
                current={page}
                pageSize={PAGE_SIZE}
                total={cases.total}
                showSizeChanger={false}
                onChange={(next) => set({ page: String(next) }, { keepPage: true })}
              />
            </>
          )}
        </Panel>
      </div>
    </>
  )
}
