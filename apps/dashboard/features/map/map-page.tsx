import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { MAP_COUNTS, MAP_LAYERS } from '../../shared/api/map-questions.js'
import type { MapCounts, MapLayer } from '../../shared/api/schema.generated.js'
import { aboutIn } from '../../shared/catalogue/catalogue.js'
import { AsOfStamp } from '../../shared/layout/as-of-stamp.js'
import { PageHead } from '../../shared/layout/page-head.js'
import { useUrlFilters } from '../../shared/layout/url-filters.js'
import { Panel } from '../../shared/panel/panel.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { classesOf } from './classes.js'
import { MapFilters } from './map-filters.js'
import { MapLegend } from './map-legend.js'
import { MapPicture } from './map-picture.js'
import { MapTable } from './map-table.js'
import { deskOf, filterOf, isMeasure, onMap, type AreaRow, type Measure, type Narrowed } from './measures.js'
import './map.css'

interface CountedProps {
  readonly layer: MapLayer
  readonly counts: MapCounts
  readonly measure: Measure
  readonly narrowed: Narrowed
  readonly refreshing: boolean
  readonly refresh: () => void
}

const Counted = ({ layer, counts, measure, narrowed, refreshing, refresh }: CountedProps) => {
  const { t } = useTranslation()
  const { catalogues } = useSigned()
  const labels = useLabels()
  const found = onMap(layer.areas, counts, measure)
  const classes = classesOf(found.rows.map((row) => row[measure]))
  const nameOf = ({ code, name }: Pick<AreaRow, 'code' | 'name'>): string => {
    if (layer.code === 'units') return labels.unit(code)
    return name === null ? code : `${code} ${name}`
  }
  const { category, manifestation, campaign } = aboutIn(catalogues, narrowed.about)
  const chosen = [
    labels.category(manifestation ?? category, campaign),
    narrowed.channel === null ? '' : labels.channel(narrowed.channel),
    labels.unit(narrowed.unit),
    narrowed.from === null && narrowed.to === null
      ? ''
      : t('map.onDesk', { from: narrowed.from ?? t('map.begin'), to: narrowed.to ?? t('map.end') }),
  ].filter(Boolean)
  const how = { measure, nameOf, linkOf: (code: string) => deskOf(layer.code, code, measure, narrowed) }
  return (
    <div className="map-page card">
      <div>
        <MapPicture key={layer.code} {...{ layer, classes, ...how }} rows={found.rows} />
        <MapLegend {...{ layer, counts, found, classes, measure }} chosen={chosen.join(' · ')}>
          <AsOfStamp asOf={counts.asOf} refreshing={refreshing} refresh={refresh} />
        </MapLegend>
      </div>
      <div className="map-table">
        <MapTable found={found} {...how} />
      </div>
    </div>
  )
}

const Layers = ({ layers }: { readonly layers: readonly MapLayer[] }) => {
  const { catalogues } = useSigned()
  const { value, set } = useUrlFilters()
  const [first] = layers
  const layer = layers.find(({ code }) => code === value('layer')) ?? first
  const asked = value('measure')
  const measure: Measure = isMeasure(asked) ? asked : 'unanswered'
  const [about, channel, unit] = [value('about'), value('channel'), value('unit')]
  const narrowed = { about, channel, unit, from: value('from'), to: value('to') }
  const filter = filterOf(narrowed, aboutIn(catalogues, about))
  const { state, refresh } = usePanel({
    question: MAP_COUNTS,
    variables: { layer: layer?.code ?? 'cells', filter },
    read: ({ mapCounts }) => mapCounts,
  })
  if (!layer) return null
  return (
    <>
      <MapFilters {...{ measure, narrowed, set }} layers={layers.map(({ code }) => code)} layer={layer.code} />
      <Panel state={state} refresh={refresh} rows={12}>
        {(counts, refreshing) => <Counted {...{ layer, counts, measure, narrowed, refreshing, refresh }} />}
      </Panel>
    </>
  )
}

/** Where items come from: by cell of the grid or by unit, on outlines of the tenant's own (S3-56, ADR 0043). */
export const MapPage = () => {
  const { t } = useTranslation()
  const { state, refresh } = usePanel({ question: MAP_LAYERS, variables: {}, read: ({ mapLayers }) => mapLayers })
  return (
    <>
      <PageHead title={t('map.title')}>
        <Button className="no-print" onClick={() => print()}>
          {t('map.print')}
        </Button>
      </PageHead>
      <p className="quiet no-print">{t('map.help')}</p>
      <Panel state={state} refresh={refresh} rows={12}>
        {(layers) => (layers.length === 0 ? <p className="card">{t('map.none')}</p> : <Layers layers={layers} />)}
      </Panel>
    </>
  )
}
