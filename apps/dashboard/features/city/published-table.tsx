import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { RankGroup } from '@huiyin/charts'
import type { RankingVersion } from '../../shared/api/schema.generated.js'
import { formatCount, formatInterval, formatPercent, MISSING } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useGroupText, useRankText } from './ranking-words.js'

interface PublishedTableProps {
  readonly version: RankingVersion
  readonly groups: readonly RankGroup[]
}

const COLUMNS = ['rankColumn', 'unit', 'rate', 'onTimeOfDue', 'interval', 'standingColumn'] as const

/** A published ranking as a table, in groups that cannot be told apart; who has too few cases stands below, unranked. */
export const PublishedTable = ({ version, groups }: PublishedTableProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const rank = useRankText()
  const groupText = useGroupText()
  const counts = (rate: { readonly numerator: number; readonly denominator: number }) =>
    `${formatCount(rate.numerator)}/${formatCount(rate.denominator)}`
  return (
    <div className="scroll">
      <table className="data">
        <caption>{t('city.ranking')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
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
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {groupText(group)}
                </th>
              </tr>
              {version.ranking
                .filter((unit) => unit.group === group.group)
                .map((unit) => (
                  <tr key={unit.unitId}>
                    <td className="nowrap">{rank(unit)}</td>
                    <th scope="row">{labels.unit(unit.unitId)}</th>
                    <td>{formatPercent(unit.rate.value)}</td>
                    <td>{counts(unit.rate)}</td>
                    <td className="nowrap">{formatInterval(unit.rate.interval)}</td>
                    <td className="nowrap">{t(`city.standing.${unit.standing}`, { defaultValue: unit.standing })}</td>
                  </tr>
                ))}
            </Fragment>
          ))}
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
        </tbody>
      </table>
    </div>
  )
}
