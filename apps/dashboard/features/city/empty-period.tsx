import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ITEMS } from '../../shared/api/questions.js'
import type { Figures } from '../../shared/api/schema.generated.js'
import { dayOf, spanAround, type Span } from '../../shared/format/dates.js'
import { usePanel } from '../../shared/panel/use-panel.js'

interface EmptyPeriodProps {
  readonly figures: Figures
  readonly onPick: (span: Span) => void
}

const NEWEST = { filter: {}, page: { offset: 0, limit: 1 } }

/** Where nothing came in during the period: when something last did, and the way to its half-year. */
export const EmptyPeriod = ({ figures: { tiles, zone }, onPick }: EmptyPeriodProps) => {
  const { t } = useTranslation()
  const isEmpty = tiles.some(({ key, value }) => key === 'received' && value === 0)
  const { state } = usePanel({ question: ITEMS, variables: NEWEST, read: ({ items }) => items, pause: !isEmpty })
  const newest = state.kind === 'data' ? state.data.rows[0] : undefined
  if (!isEmpty || !newest) return null
  const day = dayOf(newest.receivedAt, zone)
  const span = spanAround('halfYear', day)
  return (
    <Alert
      type="info"
      showIcon
      className="form-help"
      title={t('city.emptyPeriod', { day })}
      action={<Button onClick={() => onPick(span)}>{t('city.span', { from: span.from, to: span.to })}</Button>}
    />
  )
}
