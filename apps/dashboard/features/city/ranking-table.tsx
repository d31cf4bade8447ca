import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RankGroup } from '@huiyin/charts'
import type { Figures } from '../../shared/api/schema.generated.js'
import { formatCount, formatInterval, formatPercent } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { listBehind } from './drill.js'
import { useGroupText, useRankText } from './ranking-words.js'

interface RankingTableProps {
  readonly figures: Figures
  readonly groups: readonly RankGroup[]
}

/** The ranking as a table, in groups that cannot be told apart; each number of cases leads to them. */
export const RankingTable = ({ figures, groups }: RankingTableProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const rank = useRankText()
  const groupText = useGroupText()
  const columns = ['rankColumn', 'unit', 'rate', 'due', 'interval', 'usualRate', 'standingColumn'] as const
  return (
    <div className="scroll">
      <table className="data">
        <caption>{t('city.ranking')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`city.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.group}>
              <tr className="group-row">
                <th colSpan={columns.length} scope="rowgroup">
                  {groupText(group)}
                </th>
              </tr>
              {figures.ranking
                .filter((unit) => unit.group === group.group)
                .map((unit) => (
                  <tr key={unit.unitId}>
                    <td className="nowrap">{rank(unit)}</td>
                    <th scope="row">{labels.unit(unit.unitId)}</th>
                    <td>{formatPercent(unit.rate.value)}</td>
                    <td>
                      <Link to={listBehind(figures, { tile: 'onTimeRate', unitId: unit.unitId })}>
                        {formatCount(unit.rate.denominator)}
                      </Link>
                    </td>
                    <td className="nowrap">{formatInterval(unit.rate.interval)}</td>
                    <td className="nowrap">
                      {formatPercent(unit.usualRate.value)}{' '}
                      <span className="quiet">
                        ({formatCount(unit.usualRate.numerator)}/{formatCount(unit.usualRate.denominator)})
                      </span>
                    </td>
                    <td className="nowrap">{t(`city.standing.${unit.standing}`, { defaultValue: unit.standing })}</td>
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
