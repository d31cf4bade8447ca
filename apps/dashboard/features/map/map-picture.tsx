import { Button } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { MapLayer } from '../../shared/api/schema.generated.js'
import { classOf, type MapClass } from './classes.js'
import { isStep, nextArea, sheetOf, type Drawn } from './flat.js'
import type { AreaRow, Measure } from './measures.js'
import { colourOf } from './colours.js'
import { useView } from './use-view.js'

/** A number stands in an area that has room for it, in pixels. */
const ROOM = [24, 16] as const
const LETTERS = 12

interface MapPictureProps {
  readonly layer: MapLayer
  readonly rows: readonly AreaRow[]
  readonly classes: readonly MapClass[]
  readonly measure: Measure
  readonly nameOf: (row: Pick<AreaRow, 'code' | 'name'>) => string
  readonly linkOf: (code: string) => string
}

type View = ReturnType<typeof useView>

const Tools = ({ view }: { readonly view: View }) => {
  const { t } = useTranslation()
  return (
    <div className="map-tools no-print">
      <Button size="small" onClick={view.closer} aria-label={t('map.zoomIn')}>
        +
      </Button>
      <Button size="small" onClick={view.further} disabled={view.zoom === 1} aria-label={t('map.zoomOut')}>
        −
      </Button>
      <Button size="small" onClick={view.whole} disabled={view.zoom === 1}>
        {t('map.whole')}
      </Button>
      <span className="quiet small">↑ {t('map.north')}</span>
    </div>
  )
}

interface AreaProps extends Omit<MapPictureProps, 'layer' | 'rows'> {
  readonly area: Drawn
  readonly row: AreaRow
  readonly pixels: number
  readonly isStop: boolean
  readonly onKey: (event: KeyboardEvent, area: Drawn) => void
  readonly onFocus: (area: Drawn) => void
  readonly onOpen: (event: MouseEvent, to: string) => void
}

const Area = ({ area, row, classes, measure, nameOf, linkOf, pixels, isStop, onKey, onFocus, onOpen }: AreaProps) => {
  const { t } = useTranslation()
  const place = classOf(classes, row[measure])
  const { fill, text } = colourOf(place, classes.length)
  const hasRoom = area.size[0] * pixels >= ROOM[0] && area.size[1] * pixels >= ROOM[1]
  const said = t('map.area', { ...row, name: nameOf(row) })
  return (
    <a
      href={linkOf(row.code)}
      aria-label={said}
      data-area={row.code}
      tabIndex={isStop ? 0 : -1}
      onKeyDown={(event) => onKey(event, area)}
      onFocus={() => onFocus(area)}
      onClick={(event) => onOpen(event, linkOf(row.code))}
    >
      <title>{said}</title>
      <path d={area.path} fill={fill} fillRule="evenodd" />
      {hasRoom ? (
        <text x={area.middle[0]} y={area.middle[1]} fill={text} fontSize={LETTERS / pixels}>
          {row[measure]}
        </text>
      ) : null}
    </a>
  )
}

/** The areas of a layer, coloured by a figure. One of them is a stop of the Tab key, and the arrow keys lead from it to the others. */
export const MapPicture = ({ layer, rows, ...how }: MapPictureProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const sheet = useMemo(() => sheetOf(layer.areas), [layer])
  const svg = useRef<SVGSVGElement>(null)
  const view = useView(svg, sheet)
  const links = useRef<SVGGElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const stopCode = stop ?? sheet.areas[0]?.code
  const onKey = (event: KeyboardEvent, area: Drawn) => {
    if (!isStep(event.key)) return
    event.preventDefault()
    const next = nextArea(sheet.areas, area, event.key)
    if (next) links.current?.querySelector<SVGAElement>(`[data-area="${CSS.escape(next.code)}"]`)?.focus()
  }
  const onFocus = (area: Drawn) => {
    setStop(area.code)
    view.show(area.middle)
  }
  const onOpen = (event: MouseEvent, to: string) => {
    if (view.wasDragged()) event.preventDefault()
    else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      void navigate(to)
    }
  }
  return (
    <div className="map-picture">
      <Tools view={view} />
      <svg
        ref={svg}
        viewBox={view.viewBox}
        style={{ aspectRatio: `${sheet.width} / ${sheet.height}`, touchAction: view.zoom > 1 ? 'none' : 'pan-y' }}
        role="group"
        aria-label={t('map.picture', { what: t(`map.${how.measure}`), count: sheet.areas.length })}
        {...view.drag}
      >
        <g ref={links}>
          {sheet.areas.map((area) => {
            const row = byCode.get(area.code)
            const isStop = area.code === stopCode
            return row ? (
              <Area key={area.code} {...{ ...how, area, row, isStop, onKey, onFocus, onOpen }} pixels={view.pixels} />
            ) : null
          })}
        </g>
        {/* neighbours are drawn later and would cover half of its border */}
        <path className="map-focus" d={sheet.areas.find(({ code }) => code === stopCode)?.path ?? ''} />
      </svg>
    </div>
  )
}
