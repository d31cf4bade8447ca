import { Button } from 'antd'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { areaBetween, keyed, withNew, type Area, type Place } from './areas.js'

interface AreasFieldProps {
  /** Where the picture is read. */
  readonly src: string
  readonly value?: readonly Area[]
  readonly onChange?: (value: readonly Area[]) => void
}

const placeIn = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): Place => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return { x: ((clientX - left) / width) * 1_000, y: ((clientY - top) / height) * 1_000 }
}

const useDrawing = (areas: readonly Area[], onChange: (value: readonly Area[]) => void) => {
  const [from, setFrom] = useState<Place | null>(null)
  const [to, setTo] = useState<Place | null>(null)
  const drawn = from && to ? areaBetween(from, to) : null
  const stop = () => {
    if (drawn) onChange([...areas, drawn])
    setFrom(null)
    setTo(null)
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(placeIn(event))
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (from) setTo(placeIn(event))
  }
  return { drawn, on: { onPointerDown: start, onPointerMove: move, onPointerUp: stop } }
}

interface AreaRectProps {
  readonly area: Area
  readonly label: string
  readonly onKey: (event: KeyboardEvent<SVGRectElement>) => void
}

const AreaRect = ({ area, label, onKey }: AreaRectProps) => (
  <rect {...area} className="black-area" tabIndex={0} role="button" aria-label={label} onKeyDown={onKey} />
)

/** A picture over which areas are drawn by the mouse, or added and moved by keys. Nothing is changed in the picture here. */
export const AreasField = ({ src, value = [], onChange = () => undefined }: AreasFieldProps) => {
  const { t } = useTranslation()
  const { drawn, on } = useDrawing(value, onChange)
  const remove = (at: number) => onChange(value.filter((_, index) => index !== at))
  const key = (at: number) => (event: KeyboardEvent<SVGRectElement>) => {
    const moved = keyed(value[at]!, event.key, event.shiftKey)
    if (moved) onChange(value.map((one, index) => (index === at ? moved : one)))
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(at)
    else return
    event.preventDefault()
  }
  return (
    <div className="areas">
      <p className="quiet small">{t('command.areasHelp')}</p>
      <div className="areas-picture">
        <img src={src} alt={t('command.areasPicture')} draggable={false} />
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" {...on}>
          {value.map((area, index) => (
            <AreaRect key={index} area={area} label={t('command.area', { n: index + 1 })} onKey={key(index)} />
          ))}
          {drawn ? <rect {...drawn} className="black-area" /> : null}
        </svg>
      </div>
      <div className="filters">
        <Button onClick={() => onChange(withNew(value))}>{t('command.areaAdd')}</Button>
        <Button disabled={value.length === 0} onClick={() => remove(value.length - 1)}>
          {t('command.areaUndo')}
        </Button>
        <span className="quiet">{t('command.areaCount', { count: value.length })}</span>
      </div>
    </div>
  )
}
