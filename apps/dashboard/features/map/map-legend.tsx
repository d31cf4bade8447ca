import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapCounts, MapLayer } from '../../shared/api/schema.generated.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useLabels } from '../../shared/viewer/labels.js'
import type { MapClass } from './classes.js'
import { colourOf } from './colours.js'
import type { Measure, OnMap } from './measures.js'

interface MapLegendProps {
  readonly layer: MapLayer
  readonly counts: MapCounts
  readonly found: OnMap
  readonly classes: readonly MapClass[]
  readonly measure: Measure
  /** What the items are narrowed to, in words; empty: to nothing. */
  readonly chosen: string
  /** As of when. */
  readonly children: ReactNode
}

const MEANS = {
  unanswered: 'map.meansUnanswered',
  overdue: 'map.meansOverdue',
  items: 'map.meansItems',
  reports: 'map.meansReports',
} as const satisfies Record<Measure, string>

const rangeOf = ({ from, to }: MapClass): string =>
  from === to ? formatCount(to) : `${formatCount(from)}–${formatCount(to)}`

/** What the colours mean: unit, what they are counted of, as of when, and who says so. */
export const MapLegend = ({ layer, counts, found, classes, measure, chosen, children }: MapLegendProps) => {
  const { t } = useTranslation()
  const { language } = useLabels()
  const on = counts.total - found.without.items - found.undrawn.items
  const figures = { total: counts.total, on, without: found.without.items, undrawn: found.undrawn.items }
  return (
    <section className="map-legend" aria-label={t('map.legend')}>
      <h2>{t(`map.${measure}`)}</h2>
      <ul className="map-classes">
        {classes.map((one, place) => (
          <li key={one.to}>
            <span
              className="map-swatch"
              style={{ background: colourOf(place, classes.length).fill }}
              aria-hidden="true"
            />
            {rangeOf(one)}
          </li>
        ))}
      </ul>
      <p>{t('map.unit', { unit: t(measure === 'reports' ? 'map.ofReports' : 'map.ofItems') })}</p>
      <p>{t(MEANS[measure])}</p>
      <p>{chosen === '' ? t('map.everything') : t('map.chosen', { chosen })}</p>
      <p>{t('map.of', figures)}</p>
      <p>{children}</p>
      <p>
        {t('map.source')} ·{' '}
        {t('map.drawnBy', {
          ...{ layer: layer[language], source: layer.source, on: layer.drawnOn, version: layer.version },
        })}
      </p>
    </section>
  )
}
