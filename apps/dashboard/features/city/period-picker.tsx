import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../shared/api/schema.generated.js'
import { dayOf, spanAround, type Span } from '../../shared/format/dates.js'

const KINDS = ['month', 'quarter', 'halfYear', 'year'] as const
const LAST = 'last'
const OTHER = 'other'

interface PeriodPickerProps {
  readonly figures: Figures
  readonly onPick: (span: Span) => void
}

/** Which period the figures are of: a calendar one by name, the one before, or any two days. */
export const PeriodPicker = ({ figures, onPick }: PeriodPickerProps) => {
  const { t } = useTranslation()
  const { period, previousPeriod, asOf, zone } = figures
  const today = dayOf(asOf.at, zone)
  const named = KINDS.map((kind) => ({ kind, span: spanAround(kind, today) }))
  const current = named.find(({ span }) => span.from === period.from && span.to === period.to)?.kind ?? OTHER
  const choose = (kind: string) => {
    if (kind === LAST) onPick(previousPeriod)
    const found = named.find((one) => one.kind === kind)
    if (found) onPick(found.span)
  }
  const change = (end: 'from' | 'to', day: string) => {
    const span = { from: period.from, to: period.to, [end]: day }
    if (day !== '' && span.from <= span.to) onPick(span)
  }
  return (
    <div className="filters" role="group" aria-label={t('city.period')}>
      <Segmented
        value={current}
        onChange={choose}
        options={[
          ...KINDS.map((kind) => ({ value: kind as string, label: t(`city.${kind}`) })),
          { value: LAST, label: t('city.last') },
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="day-field">
          {t(`city.${end}`)}
          <input
            type="date"
            value={period[end]}
            max={end === 'from' ? period.to : undefined}
            min={end === 'to' ? period.from : undefined}
            onChange={(event) => change(end, event.target.value)}
          />
        </label>
      ))}
      {period.to > today ? <span className="quiet small">{t('city.partial', { day: today })}</span> : null}
    </div>
  )
}
