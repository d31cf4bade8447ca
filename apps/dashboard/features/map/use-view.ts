import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { Point, Sheet } from './flat.js'

const CLOSEST = 16
const STEP = 1.6
/** Whoever moved the pointer less than this meant to click. */
const A_CLICK = 4

const between = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** How wide an element is on the screen, in pixels; 0 before it is there. */
const useWidth = (element: RefObject<SVGSVGElement | null>): number => {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => setWidth(current.getBoundingClientRect().width))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}

interface Dragged {
  /** Whether anything can be moved at all. */
  readonly zoom: number
  readonly pixels: number
  readonly middle: Point
  readonly move: (to: Point) => void
}

/** Moves what is looked at with the pointer that holds it. */
const useDragging = ({ zoom, pixels, middle, move }: Dragged) => {
  const held = useRef<{ readonly at: Point; readonly middle: Point; moved: boolean } | null>(null)
  const moved = useRef(false)
  return {
    /** Whether the click that comes now only ended a dragging. */
    wasDragged: () => moved.current,
    drag: {
      onPointerDown: ({ clientX, clientY }: PointerEvent) => {
        moved.current = false
        held.current = zoom > 1 ? { at: [clientX, clientY], middle, moved: false } : null
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const from = held.current
        if (!from || pixels === 0) return
        const [x, y] = [clientX - from.at[0], clientY - from.at[1]]
        from.moved ||= Math.hypot(x, y) > A_CLICK
        if (from.moved) move([from.middle[0] - x / pixels, from.middle[1] - y / pixels])
      },
      onPointerUp: () => {
        moved.current = held.current?.moved ?? false
        held.current = null
      },
      onPointerLeave: () => {
        held.current = null
      },
    },
  }
}

/** Which part of a sheet is looked at: closer, further, moved by dragging, never beyond its border. */
export const useView = (svg: RefObject<SVGSVGElement | null>, { width, height }: Pick<Sheet, 'width' | 'height'>) => {
  const shown = useWidth(svg)
  const [zoom, setZoom] = useState(1)
  const [middle, setMiddle] = useState<Point>([width / 2, height / 2])
  const within = ([x, y]: Point, by = zoom): Point => [
    between(x, width / by / 2, width - width / by / 2),
    between(y, height / by / 2, height - height / by / 2),
  ]
  const to = (by: number) => {
    setZoom(by)
    setMiddle((before) => within(before, by))
  }
  const move = (place: Point) => setMiddle(within(place))
  const pixels = shown === 0 ? 0 : (shown / width) * zoom
  return {
    zoom,
    /** Pixels of the screen for one unit of the sheet. */
    pixels,
    viewBox: [middle[0] - width / zoom / 2, middle[1] - height / zoom / 2, width / zoom, height / zoom].join(' '),
    closer: () => to(Math.min(CLOSEST, zoom * STEP)),
    further: () => to(Math.max(1, zoom / STEP)),
    whole: () => to(1),
    /** Brings a place into sight. */
    show: (place: Point) => (zoom > 1 ? move(place) : undefined),
    ...useDragging({ zoom, pixels, middle, move }),
  }
}
