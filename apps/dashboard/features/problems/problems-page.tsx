import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PROBLEM_LIST } from '../../shared/api/questions.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { AreaCard } from './area-card.js'
import './problems.css'

const Problems = ({ campaignId }: { readonly campaignId: string }) => {
  const { t } = useTranslation()
  const { state, refresh } = usePanel({
    question: PROBLEM_LIST,
    variables: { campaignId },
    read: ({ problemList }) => problemList,
  })
  return (
    <Panel state={state} refresh={refresh} rows={10}>
      {({ areas, asOf }, refreshing) => (
        <>
          <p className="quiet problems-sum">
            {t('problems.summaryOf', { areas: areas.length, nil: areas.filter(({ found }) => found === 0).length })}{' '}
            <AsOfStamp asOf={asOf} refreshing={refreshing} refresh={refresh} />
          </p>
          {areas.map((area) => (
            <AreaCard key={area.code} area={area} campaignId={campaignId} now={asOf.at} />
          ))}
        </>
      )}
    </Panel>
  )
}

/** What was found under a campaign, area by area; an area with nothing found is in it too. */
export const ProblemsPage = () => {
  const { t } = useTranslation()
  const { catalogues } = useSigned()
  const { language } = useLabels()
  const { value, set } = useUrlFilters()
  const all = [...catalogues.values()]
  const first = all.find(({ current }) => current) ?? all[0]
  const chosen = catalogues.get(value('campaign') ?? '') ?? first
  return (
    <>
      <PageHead title={t('problems.title')}>
        {all.length > 1 ? (
          <Select
            aria-label={t('problems.campaign')}
            value={chosen?.campaignId ?? null}
            popupMatchSelectWidth={false}
            options={all.map(({ campaignId, ...title }) => ({ value: campaignId, label: title[language] }))}
            onChange={(campaign: string) => set({ campaign })}
          />
        ) : (
          <span className="quiet">{chosen?.[language]}</span>
        )}
      </PageHead>
      {chosen ? <Problems campaignId={chosen.campaignId} /> : <p className="card">{t('problems.none')}</p>}
    </>
  )
}
