import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatCount } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { MEASURES, type AreaRow, type Counts, type Measure, type OnMap } from './measures.js'

interface MapTableProps {
  readonly found: OnMap
  readonly measure: Measure
  readonly nameOf: (row: Pick<AreaRow, 'code' | 'name'>) => string
  readonly linkOf: (code: string) => string
}

const Figures = ({ counts }: { readonly counts: Counts }) => (
  <>
    {MEASURES.map((one) => (
      <td key={one} className="number">
        {formatCount(counts[one])}
      </td>
    ))}
  </>
)

/** The same figures as on the map, for those who do not see it, with what is on no map at the end. */
export const MapTable = ({ found, measure, nameOf, linkOf }: MapTableProps) => {
  const { t } = useTranslation()
  const others = [
    { key: 'withoutCode', counts: found.without },
    { key: 'undrawn', counts: found.undrawn },
  ] as const
  return (
    <DataTable
      caption={t('map.caption', { what: t(`map.${measure}`) })}
      columns={[t('map.place'), ...MEASURES.map((one) => t(`map.${one}`))]}
    >
      {found.rows.map((row) => (
        <tr key={row.code}>
          <td className="nowrap">
            <Link to={linkOf(row.code)}>{nameOf(row)}</Link>
          </td>
          <Figures counts={row} />
        </tr>
      ))}
      {others.map(({ key, counts }) => (
        <tr key={key} className="map-other">
          <td>{t(`map.${key}`)}</td>
          <Figures counts={counts} />
        </tr>
      ))}
    </DataTable>
  )
}
