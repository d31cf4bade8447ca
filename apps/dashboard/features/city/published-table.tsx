import { useTranslation } from 'react-i18next'
import type { RankGroup } from '@huiyin/charts'
import type { Rate, RankingVersion } from '../../shared/api/schema.generated.js'
import { formatCount, formatInterval, formatPercent, MISSING } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { RankedTable } from './ranked-table.js'

interface PublishedTableProps {
  readonly version: RankingVersion
  readonly groups: readonly RankGroup[]
}

const counts = ({ numerator, denominator }: Rate) => `${formatCount(numerator)}/${formatCount(denominator)}`

/** A published ranking as a table; who has too few cases stands below, unranked. */
export const PublishedTable = ({ version, groups }: PublishedTableProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return (
    <RankedTable cases="onTimeOfDue" casesOf={({ rate }) => counts(rate)} ranking={version.ranking} groups={groups}>
      {version.tooFew.map(({ unitId, rate }) => (
        <tr key={unitId}>
          <td className="nowrap quiet">{t('city.tooFew')}</td>
          <th scope="row">{labels.unit(unitId)}</th>
          <td>{formatPercent(rate.value)}</td>
          <td>{counts(rate)}</td>
          <td className="nowrap">{formatInterval(rate.interval)}</td>
          <td>{MISSING}</td>
        </tr>
      ))}
    </RankedTable>
  )
}
