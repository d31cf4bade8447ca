import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RankGroup } from '@huiyin/charts'
import type { Figures, RankedUnit } from '../../shared/api/schema.generated.js'
import { formatCount, formatPercent } from '../../shared/format/numbers.js'
import { listBehind } from './drill.js'
import { RankedTable } from './ranked-table.js'

interface RankingTableProps {
  readonly figures: Figures
  readonly groups: readonly RankGroup[]
}

const usualRate = ({ usualRate: { value, numerator, denominator } }: RankedUnit) => (
  <>
    {formatPercent(value)}{' '}
    <span className="quiet">
      ({formatCount(numerator)}/{formatCount(denominator)})
    </span>
  </>
)

/** The ranking as a table; each number of cases leads to them. */
export const RankingTable = ({ figures, groups }: RankingTableProps) => {
  const { t } = useTranslation()
  return (
    <RankedTable
      cases="due"
      casesOf={({ unitId, rate }) => (
        <Link to={listBehind(figures, { tile: 'onTimeRate', unitId })}>{formatCount(rate.denominator)}</Link>
      )}
      more={{ title: t('city.usualRate'), of: usualRate }}
      ranking={figures.ranking}
      groups={groups}
    />
  )
}
