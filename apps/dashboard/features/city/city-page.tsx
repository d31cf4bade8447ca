import { useTranslation } from 'react-i18next'
import { FIGURES } from '../../shared/api/questions.js'
import type { Figures } from '../../shared/api/schema.generated.js'
import type { Span } from '../../shared/format/dates.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { OpenLinesWarning } from '../../shared/office/open-lines.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useCampaign } from '../../shared/viewer/use-campaign.js'
import { EmptyPeriod } from './empty-period.js'
import { GroupsCard } from './groups-card.js'
import { MonthsCard } from './months-card.js'
import { PeriodPicker } from './period-picker.js'
import { RankingCard } from './ranking-card.js'
import { Tiles } from './tiles.js'
import './city.css'

interface CityProps {
  readonly figures: Figures
  readonly onPick: (span: Span) => void
  readonly onAsOf: (at: string | null) => void
  readonly isPast: boolean
}

const City = ({ figures, onPick, onAsOf, isPast }: CityProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const campaign = useCampaign()
  const categoryOf = (code: string) => labels.category(code, campaign) || t('city.noData')
  return (
    <>
      <PeriodPicker figures={figures} onPick={onPick} onAsOf={onAsOf} isPast={isPast} />
      <EmptyPeriod figures={figures} onPick={onPick} />
      <Tiles figures={figures} />
      <RankingCard figures={figures} onPick={onPick} />
      <MonthsCard figures={figures} />
      <div className="columns">
        <GroupsCard
          figures={figures}
          dimension="channel"
          title={t('city.channels')}
          groups={figures.channels}
          labelOf={labels.channel}
        />
        <GroupsCard
          figures={figures}
          dimension="category"
          title={t('city.categories')}
          groups={figures.categories}
          labelOf={categoryOf}
        />
      </div>
    </>
  )
}

/** The leaders' page: the numbers of a period, what they can tell and what they cannot. */
export const CityPage = () => {
  const { t } = useTranslation()
  const { value, set } = useUrlFilters()
  const [from, to, at] = [value('from'), value('to'), value('at')]
  const { state, refresh } = usePanel({
    question: FIGURES,
    variables: { period: from !== null && to !== null ? { from, to } : null, at },
    read: ({ figures }) => figures,
  })
  const shown = state.kind === 'data' || state.kind === 'partial' ? state.data : null
  return (
    <>
      <PageHead title={t('city.title')}>
        {shown ? (
          <AsOfStamp asOf={shown.asOf} refreshing={state.kind === 'data' && state.refreshing} refresh={refresh} />
        ) : null}
      </PageHead>
      <OpenLinesWarning />
      <Panel state={state} refresh={refresh} rows={14}>
        {(figures) => (
          <City
            figures={figures}
            isPast={at !== null}
            onPick={(span) => set({ from: span.from, to: span.to })}
            onAsOf={(moment) => set({ at: moment })}
          />
        )}
      </Panel>
      <p className="quiet small">{t('city.scopeNote')}</p>
    </>
  )
}
