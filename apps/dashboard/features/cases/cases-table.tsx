import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CaseRow } from '../../shared/api/schema.generated.js'
import { formatInstant } from '../../shared/format/dates.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface CasesTableProps {
  readonly rows: readonly CaseRow[]
  readonly campaign: string | null
}

const COLUMNS = ['item', 'unit', 'verdict', 'received', 'dueAt', 'completed'] as const

/** Cases one by one, each leading to its item. */
export const CasesTable = ({ rows, campaign }: CasesTableProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const labels = useLabels()
  const columns = [...COLUMNS.map((column) => t(`city.${column}`)), t('desk.channel'), t('desk.category')]
  const time = (instant: string | null) => (instant === null ? MISSING : formatInstant(instant, me.zone))
  return (
    <DataTable caption={t('city.casesCaption')} columns={columns}>
      {rows.map((row) => (
        <tr key={row.entryId || row.itemId}>
          <td>
            <Link to={`/items/${encodeURIComponent(row.itemId)}`}>{row.itemId}</Link>
          </td>
          <td className="nowrap">{labels.unit(row.unitId)}</td>
          <td className="nowrap">{labels.word('verdict', row.verdict)}</td>
          <td className="nowrap">{time(row.receivedAt)}</td>
          <td className="nowrap">{time(row.dueAt)}</td>
          <td className="nowrap">{time(row.completedAt)}</td>
          <td className="nowrap">{labels.channel(row.channel)}</td>
          <td className="nowrap">{labels.category(row.category, campaign)}</td>
        </tr>
      ))}
    </DataTable>
  )
}
