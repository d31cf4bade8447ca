import { prepareChange, type Change } from '@huiyin/charts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figures, Tile } from '../../shared/api/schema.generated.js'
import { formatCount, formatInterval, formatPercent, formatPoints } from '../../shared/format/numbers.js'
import { About } from './about.js'
import { listBehind } from './drill.js'

/** Whether more is good news; where it is neither, the change has no colour. */
const GOOD_WHEN: Readonly<Record<string, 'up' | 'down'>> = {
  onTimeRate: 'up',
  satisfaction: 'up',
  closed: 'up',
  overdueOpen: 'down',
  backlog: 'down',
  returned: 'down',
}

const toneOf = (key: string, { kind }: Change): string => {
  if (kind !== 'up' && kind !== 'down') return 'plain'
  const good = GOOD_WHEN[key]
  if (good === undefined) return 'plain'
  return good === kind ? 'good' : 'bad'
}

const ChangeText = ({ tile }: { readonly tile: Tile }) => {
  const { t } = useTranslation()
  const change = prepareChange(tile.value, tile.previous, tile.unit)
  const words = (): string => {
    switch (change.kind) {
      case 'unknown':
        return t('city.change.unknown')
      case 'same':
        return t('city.change.same')
      case 'up':
      case 'down': {
        const by = change.unit === 'points' ? formatPoints(change.by) : formatCount(change.by)
        return t(`city.change.${change.kind}`, { by: t(`city.change.${change.unit}`, { by }) })
      }
    }
  }
  return <span className={`change change-${toneOf(tile.key, change)}`}>{words()}</span>
}

interface TileCardProps {
  readonly tile: Tile
  readonly figures: Figures
}

const TileCard = ({ tile, figures }: TileCardProps) => {
  const { t } = useTranslation()
  const { key, value, unit, numerator, denominator, interval } = tile
  const isRate = unit === 'rate'
  const name = t(`city.tile.${key}`, { defaultValue: key })
  const formula = t(`city.formulas.${isRate ? key : 'count'}`)
  const shown = isRate ? formatPercent(value) : formatCount(value)
  return (
    <li className="tile">
      <div className="tile-name">
        {name}
        <About
          name={name}
          figures={figures}
          lines={[t(`city.explain.${key}`, { defaultValue: '' }), t('city.formula', { formula })]}
        />
      </div>
      {value === null ? (
        <span className="tile-value tile-missing">{t('city.noData')}</span>
      ) : (
        <Link className="tile-value" to={listBehind(figures, { tile: key })}>
          {shown}
          {isRate ? null : <small> {t('city.cases')}</small>}
        </Link>
      )}
      {isRate ? (
        <span className="quiet small">
          {t(key === 'satisfaction' ? 'city.ofRatings' : 'city.of', {
            numerator: formatCount(numerator),
            denominator: formatCount(denominator),
          })}
          {interval === null ? '' : ` · ${t('city.intervalOf', { interval: formatInterval(interval) })}`}
          {key === 'onTimeRate' ? ` · ${t('city.usualRate')} ${formatPercent(figures.overallUsual.value)}` : ''}
        </span>
      ) : null}
      <ChangeText tile={tile} />
    </li>
  )
}

/** Letters read on the day they came; nothing where none had to be. What stands behind it is no list of cases. */
const SameDayReading = ({ figures: { sameDayReading } }: { readonly figures: Figures }) => {
  const { t } = useTranslation()
  const { numerator, denominator, value, interval } = sameDayReading
  if (denominator === 0) return null
  return (
    <p className="quiet">
      {t('city.sameDayReading')} <b>{formatPercent(value)}</b>{' '}
      {t('city.ofLetters', { numerator: formatCount(numerator), denominator: formatCount(denominator) })}
      {interval === null ? '' : ` · ${t('city.intervalOf', { interval: formatInterval(interval) })}`}
    </p>
  )
}

const DAY_HOURS = 24
/** Whole hours below two days, days with a decimal from there on. */
const spanIn = (hours: number, t: TFunction): string =>
  hours < 2 * DAY_HOURS
    ? t('city.hours', { count: Math.round(hours) })
    : t('city.days', { days: (hours / DAY_HOURS).toFixed(1) })

/** Style leads named in the period and how fast they were handled; nothing where none was named. */
const StyleLeads = ({ figures: { styleLeads } }: { readonly figures: Figures }) => {
  const { t } = useTranslation()
  const { leads, open, overdue, closed, medianHours, p90Hours } = styleLeads
  if (leads === 0) return null
  const counted = { leads: formatCount(leads), open: formatCount(open), overdue: formatCount(overdue) }
  return (
    <p className="quiet">
      {t('city.styleLeads')} <b>{t('city.styleLeadsNamed', counted)}</b>
      {' · '}
      {t('city.styleLeadsClosed', { closed: formatCount(closed) })}
      {medianHours === null || p90Hours === null
        ? ''
        : ` · ${t('city.styleLeadsTook', { median: spanIn(medianHours, t), p90: spanIn(p90Hours, t) })}`}
    </p>
  )
}

/** The numbers at the head, each with its unit, its change and the list behind it. */
export const Tiles = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTranslation()
  return (
    <section aria-label={t('city.tiles')}>
      <ul className="tiles">
        {figures.tiles.map((tile) => (
          <TileCard key={tile.key} tile={tile} figures={figures} />
        ))}
      </ul>
      <SameDayReading figures={figures} />
      <StyleLeads figures={figures} />
    </section>
  )
}
