import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RankGroup } from '@huiyin/charts'
import type { RankedUnit } from '../../shared/api/schema.generated.js'
import { formatInterval, formatPercent } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useGroupText, useRankText } from './ranking-words.js'

interface RankedTableProps {
  /** What stands over the cases of a unit, a word of the page. */
  readonly cases: 'due' | 'onTimeOfDue'
  readonly casesOf: (unit: RankedUnit) => ReactNode
  /** A column more, before the standing. */
  readonly more?: { readonly title: string; readonly of: (unit: RankedUnit) => ReactNode } | undefined
  readonly ranking: readonly RankedUnit[]
  readonly groups: readonly RankGroup[]
  /** Rows below everybody who has a rank. */
  readonly children?: ReactNode
}

type RankedRowProps = Pick<RankedTableProps, 'casesOf' | 'more'> & { readonly unit: RankedUnit }

const RankedRow = ({ unit, casesOf, more }: RankedRowProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const rank = useRankText()
  return (
    <tr>
      <td className="nowrap">{rank(unit)}</td>
      <th scope="row">{labels.unit(unit.unitId)}</th>
      <td>{formatPercent(unit.rate.value)}</td>
      <td>{casesOf(unit)}</td>
      <td className="nowrap">{formatInterval(unit.rate.interval)}</td>
      {more ? <td className="nowrap">{more.of(unit)}</td> : null}
      <td className="nowrap">{t(`city.standing.${unit.standing}`, { defaultValue: unit.standing })}</td>
    </tr>
  )
}

/** A ranking as a table, in groups that cannot be told apart. */
export const RankedTable = ({ cases, casesOf, more, ranking, groups, children }: RankedTableProps) => {
  const { t } = useTranslation()
  const groupText = useGroupText()
  const columns = [
    ...[t('city.rankColumn'), t('city.unit'), t('city.rate'), t(`city.${cases}`), t('city.interval')],
    ...[...(more ? [more.title] : []), t('city.standingColumn')],
  ]
  return (
    <DataTable caption={t('city.ranking')} columns={columns}>
      {groups.map((group) => (
        <Fragment key={group.group}>
          <tr className="group-row">
            <th colSpan={columns.length} scope="rowgroup">
              {groupText(group)}
            </th>
          </tr>
          {ranking
            .filter((unit) => unit.group === group.group)
            .map((unit) => (
              <RankedRow key={unit.unitId} unit={unit} casesOf={casesOf} more={more} />
            ))}
        </Fragment>
      ))}
      {children}
    </DataTable>
  )
}
