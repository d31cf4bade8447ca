import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../shared/api/schema.generated.js'
import { dayOf, instantOfWall, spanAround, type Span } from '../../shared/format/dates.js'

const KINDS = ['month', 'quarter', 'halfYear', 'year'] as const
const LAST = 'last'
const OTHER = 'other'

interface PeriodPickerProps {
  readonly figures: Figures
  readonly onPick: (span: Span) => void
  /** Counts as things stood at a moment; null: as they stand now. */
  readonly onAsOf: (at: string | null) => void
  readonly isPast: boolean
}

/** As of which day it is counted: the end of one that is over, or now. */
const AsOfPicker = ({ figures: { asOf, zone }, onAsOf, isPast }: Omit<PeriodPickerProps, 'onPick'>) => {
  const { t } = useTranslation()
  return (
    <>
      <label className="day-field">
        {t('city.countedAt')}
        <input
          type="date"
          value={dayOf(asOf.at, zone)}
          onChange={({ target: { value: day } }) =>
            day === '' ? null : onAsOf(instantOfWall(`${day}T23:59:59`, zone))
          }
        />
      </label>
      {isPast ? (
        <Button size="small" onClick={() => onAsOf(null)}>
          {t('city.countedNow')}
        </Button>
      ) : null}
    </>
  )
}

/** Which period the figures are of: a calendar one by name, the one before, or any two days. */
export const PeriodPicker = ({ figures, onPick, onAsOf, isPast }: PeriodPickerProps) => {
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
      <AsOfPicker figures={figures} onAsOf={onAsOf} isPast={isPast} />
      {period.to > today ? <span className="quiet small">{t('city.partial', { day: today })}</span> : null}
    </div>
  )
}
